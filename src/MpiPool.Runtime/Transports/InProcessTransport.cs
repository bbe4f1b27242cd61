using MpiPool.Wire;

namespace MpiPool.Transports;

/// <summary>Ranks that are threads of one process. The same messages as under MPI change hands by reference.</summary>
internal sealed class InProcessTransport : Transport
{
    private const int SpinWaitIterations = 32;

    private readonly InProcessTransport[] _ranks;
    private readonly Queue<Message> _inbox = new();
    private readonly Lock _sync = new();
    private readonly ManualResetEventSlim _arrived = new(false, spinCount: 0);
    private Pause _pause;

    private InProcessTransport(InProcessTransport[] ranks, int rank, Pause pause)
    {
        _ranks = ranks;
        Rank = rank;
        _pause = pause;
    }

    internal override int Rank { get; }

    internal override int Size => _ranks.Length;

    internal override bool SleepsAtOnce => _pause.SleepsAtOnce;

    internal override long PendingBytes => 0;

    /// <summary>Makes the ranks of a pool, which wait in this way.</summary>
    internal static InProcessTransport[] Create(int size, Pause pause = default)
    {
        var ranks = new InProcessTransport[size];
        for (int rank = 0; rank < size; rank++)
            ranks[rank] = new InProcessTransport(ranks, rank, pause);
        return ranks;
    }

    internal override void Send(int destination, Message message, bool ring = true)
    {
        message.Source = Rank;
        message.CopyAttachments();
        _ranks[destination].Deliver(message, ring);
    }

    internal override Message? TryReceive()
    {
        lock (_sync)
        {
            if (_inbox.TryDequeue(out Message? message))
                return message;
            _arrived.Reset();
            return null;
        }
    }

    internal override void MakeProgress() { }

    internal override void Idle(int round, TimeSpan limit, bool spin)
    {
        if (_arrived.IsSet)
            return;
        if (_pause.Next(round, spin))
            Thread.SpinWait(SpinWaitIterations);
        else
            _arrived.Wait(limit);
    }

    internal override void Ring(int rank) => _ranks[rank].Wake();

    internal override void Wake()
    {
        lock (_sync)
            _arrived.Set();
    }

    // The event's wait handle is never made, so there is nothing that a late sender could miss.
    public override void Dispose() { }

    private void Deliver(Message message, bool ring)
    {
        lock (_sync)
        {
            _inbox.Enqueue(message);
            if (ring)
                _arrived.Set();
        }
    }
}
