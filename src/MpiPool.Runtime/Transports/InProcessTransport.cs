using MpiPool.Wire;

namespace MpiPool.Transports;

/// <summary>Ranks that are threads of one process. The same messages as under MPI change hands by reference.</summary>
internal sealed class InProcessTransport : Transport
{
    private const int SpinRounds = 64;

    private readonly InProcessTransport[] _ranks;
    private readonly Queue<Message> _inbox = new();
    private readonly Lock _sync = new();
    private readonly ManualResetEventSlim _arrived = new(false, spinCount: 0);

    private InProcessTransport(InProcessTransport[] ranks, int rank)
    {
        _ranks = ranks;
        Rank = rank;
    }

    internal override int Rank { get; }

    internal override int Size => _ranks.Length;

    internal override long PendingBytes => 0;

    /// <summary>Makes the ranks of a pool.</summary>
    internal static InProcessTransport[] Create(int size)
    {
        var ranks = new InProcessTransport[size];
        for (int rank = 0; rank < size; rank++) ranks[rank] = new InProcessTransport(ranks, rank);
        return ranks;
    }

    internal override void Send(int destination, Message message)
    {
        message.Source = Rank;
        message.CopyAttachments();
        _ranks[destination].Deliver(message);
    }

    internal override Message? TryReceive()
    {
        lock (_sync)
        {
            if (_inbox.TryDequeue(out Message? message)) return message;
            _arrived.Reset();
            return null;
        }
    }

    internal override void MakeProgress()
    {
    }

    internal override void Idle(int round, TimeSpan limit, bool spin)
    {
        if (_arrived.IsSet) return;
        if (spin && round < SpinRounds && Size <= Environment.ProcessorCount) Thread.SpinWait(32);
        else _arrived.Wait(limit);
    }

    // The event's wait handle is never made, so there is nothing that a late sender could miss.
    public override void Dispose()
    {
    }

    private void Deliver(Message message)
    {
        lock (_sync)
        {
            _inbox.Enqueue(message);
            _arrived.Set();
        }
    }
}
