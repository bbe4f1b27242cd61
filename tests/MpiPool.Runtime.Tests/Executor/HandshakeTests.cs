using MpiPool.CompilerServices;
using MpiPool.Transports;

namespace MpiPool.Runtime.Tests.Executor;

public sealed class HandshakeTests
{
    private static readonly Deadline s_soon = Deadline.After(TimeSpan.FromSeconds(100));

    [Fact]
    public async Task Ranks_of_one_build_are_welcome()
    {
        InProcessTransport[] ranks = InProcessTransport.Create(2);
        var worker = Task.Run(() => Handshake.Follow(ranks[1], 0, [new Table("a", 1)], s_soon));
        Handshake.Lead(ranks[0], [new Table("a", 1)], s_soon);
        await worker.WaitAsync(TimeSpan.FromSeconds(100));
    }

    [Theory]
    [InlineData("a", 2, "fingerprint")]
    [InlineData("b", 1, "tasks of b where this build has those of a")]
    public async Task Ranks_of_different_builds_are_all_refused(string assembly, ulong fingerprint, string difference)
    {
        InProcessTransport[] ranks = InProcessTransport.Create(3);
        var same = Task.Run(() => Handshake.Follow(ranks[1], 0, [new Table("a", 1)], s_soon));
        var other = Task.Run(() => Handshake.Follow(ranks[2], 0, [new Table(assembly, fingerprint)], s_soon));
        var thrown = Assert.Throws<TaskTableMismatchException>(() => Handshake.Lead(ranks[0], [new Table("a", 1)], s_soon));
        Assert.Contains("rank 2", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(difference, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(thrown.Message, (await Assert.ThrowsAsync<TaskTableMismatchException>(() => same)).Message);
        Assert.Equal(thrown.Message, (await Assert.ThrowsAsync<TaskTableMismatchException>(() => other)).Message);
    }

    [Fact]
    public void A_rank_that_does_not_come_is_named()
    {
        InProcessTransport[] ranks = InProcessTransport.Create(3);
        ranks[1].Send(0, MpiPool.Wire.JoinMessage.Create([]));
        var thrown = Assert.Throws<MpiProcessException>(() => Handshake.Lead(ranks[0], [], Deadline.After(TimeSpan.FromMilliseconds(50))));
        Assert.Contains("1 of 2 workers", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("ranks 2.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("MPIPOOL_START_TIMEOUT", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<MpiProcessException>(() => Handshake.Follow(ranks[2], 0, [], Deadline.After(TimeSpan.FromMilliseconds(50))));
    }

    private sealed class Table(string assembly, ulong fingerprint) : MpiTaskTable(assembly, fingerprint)
    {
        public override void Dispatch(int index, ref TaskCall call) => throw new NotSupportedException();
    }
}
