using MpiPool.Communicators;
using MpiPool.Interop;
using Xunit;

namespace MpiPool.Runtime.Tests.Communicators;

public sealed class LocalCommunicatorTests : IDisposable
{
    private readonly MpiCommunicator _communicator = new LocalCommunicator(isOwned: true);

    public void Dispose() => _communicator.Dispose();

    [Fact]
    public void It_is_a_rank_alone()
    {
        Assert.Equal((0, 1, 0), (_communicator.Rank, _communicator.Size, _communicator.Handle));
        _communicator.Barrier();
    }

    [Fact]
    public void Messages_arrive_by_tag_in_order()
    {
        _communicator.Send<int>([1, 2], 0, tag: 5);
        _communicator.Send<int>([3], 0, tag: 6);
        _communicator.Send<int>([4], 0, tag: 5);

        int[] buffer = new int[4];
        Assert.Equal(new MpiStatus(0, 6, 1), _communicator.Receive<int>(buffer, 0, 6));
        Assert.Equal(3, buffer[0]);
        Assert.Equal(new MpiStatus(0, 5, 2), _communicator.Receive<int>(buffer));
        Assert.Equal([1, 2], buffer[..2]);
        Assert.Equal(4, _communicator.Receive<int>());
    }

    [Fact]
    public void A_message_is_a_copy()
    {
        int[] data = [1];
        _communicator.Send<int>(data, 0);
        data[0] = 2;
        Assert.Equal(1, _communicator.Receive<int>());
    }

    [Fact]
    public async Task A_receive_waits_for_another_threads_send()
    {
        var receiving = Task.Run(() => _communicator.Receive<double>(0, 3));
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(receiving.IsCompleted);
        _communicator.Send(2.5, 0, tag: 3);
        Assert.Equal(2.5, await receiving);
    }

    [Fact]
    public void A_longer_message_than_the_buffer_is_an_error()
    {
        _communicator.Send<int>([1, 2], 0);
        var error = Assert.Throws<MpiException>(() => _communicator.Receive<int>());
        Assert.Contains("8 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_another_type_is_an_error()
    {
        _communicator.Send<byte>([1, 2, 3], 0);
        var error = Assert.Throws<MpiException>(() => _communicator.Receive<int>(new int[2]));
        Assert.Contains("elements of 4 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Collectives_give_what_went_in()
    {
        Assert.Equal(7, _communicator.Broadcast(7));
        Assert.Equal(7, _communicator.AllReduce(7, MpiOperation.Max));
        Assert.Equal(1, _communicator.AllReduce(7, MpiOperation.LogicalOr));
        Assert.True(_communicator.AllReduce(true, MpiOperation.LogicalAnd));
        Assert.Equal(7, _communicator.Reduce(7, MpiOperation.Sum));
        Assert.Equal([7], _communicator.AllGather(7));
        Assert.Equal([7], _communicator.Gather(7)!);
        Assert.Equal(7, _communicator.Scatter<int>([7]));
    }

    [Fact]
    public void Split_and_duplicate_make_communicators_of_their_own()
    {
        using var duplicate = _communicator.Duplicate();
        using var part = _communicator.Split(3)!;
        Assert.Null(_communicator.Split(MpiCommunicator.Undefined));
        duplicate.Send(1, 0);
        part.Send(2, 0);
        _communicator.Send(3, 0);
        Assert.Equal((1, 2, 3), (duplicate.Receive<int>(), part.Receive<int>(), _communicator.Receive<int>()));
    }

    [Fact]
    public void Disposed_it_refuses_unless_it_is_predefined()
    {
        _communicator.Dispose();
        Assert.Throws<ObjectDisposedException>(_communicator.Barrier);

        var predefined = new LocalCommunicator(isOwned: false);
        predefined.Dispose();
        predefined.Barrier();
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        AssertError<ArgumentOutOfRangeException>(() => _communicator.Send(1, 1), "destination", "0 to 0");
        AssertError<ArgumentOutOfRangeException>(() => _communicator.Receive<int>(-3), "source", "0 to 0");
        AssertError<ArgumentOutOfRangeException>(() => _communicator.Send(1, 0, -1), "tag", "MaxTag");
        AssertError<ArgumentOutOfRangeException>(() => _communicator.Broadcast(1, 1), "root", "0 to 0");
        AssertError<ArgumentOutOfRangeException>(() => _communicator.Split(-5), "color", "Undefined");
        AssertError<ArgumentException>(() => _communicator.AllReduce('a', MpiOperation.Sum), "System.Char", "sbyte");
        AssertError<ArgumentException>(() => _communicator.AllReduce(1.5f, MpiOperation.BitwiseAnd), "System.Single", "integers");
        AssertError<ArgumentException>(() => _communicator.AllReduce(true, MpiOperation.Max), "bool", "LogicalAnd");
        AssertError<ArgumentException>(
            () => _communicator.AllReduce<int>(new int[2], new int[1], MpiOperation.Sum),
            "result",
            "room for 1"
        );
        AssertError<ArgumentException>(() => _communicator.Gather<int>(new int[2], new int[3]), "result", "need 2");
        AssertError<ArgumentException>(() => _communicator.Scatter<int>(new int[3], new int[2]), "data", "need 2");
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("MPIPOOL_TRANSPORT", "mpi", true)]
    [InlineData("MPIPOOL_TRANSPORT", "InProcess", false)]
    [InlineData("MPIPOOL_LIBMPI", "libmpi.so", true)]
    [InlineData("MPIPOOL_LIBMPI", "", false)]
    public void Without_a_launcher_MPI_is_used_only_if_asked_for(string? name, string? value, bool isMeant)
    {
        var alone = new MpiLauncher(LauncherKind.None, "no launcher");
        Assert.Equal(isMeant, MpiCommunicator.IsMpiMeant(alone, variable => variable == name ? value : null));
        Assert.True(MpiCommunicator.IsMpiMeant(alone with { Kind = LauncherKind.Slurm }, _ => null));
    }

    [Fact]
    public void Waiting_attends_to_what_is_registered()
    {
        var progress = new SendAfter(3, () => _communicator.Send(1, 0));
        MpiRuntime.AddProgress(progress);
        try
        {
            Assert.Equal(1, _communicator.Receive<int>());
        }
        finally
        {
            MpiRuntime.RemoveProgress(progress);
        }

        Assert.Equal(0, progress.Left);
    }

    private static void AssertError<TException>(Action action, params string[] parts)
        where TException : Exception
    {
        string message = Assert.Throws<TException>(action).Message;
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private sealed class SendAfter(int calls, Action send) : IProgress
    {
        public int Left { get; private set; } = calls;

        public bool MakeProgress()
        {
            if (Left == 0 || --Left > 0)
                return false;
            send();
            return true;
        }
    }
}
