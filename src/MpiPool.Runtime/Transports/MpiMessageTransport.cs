using System.Diagnostics;
using System.Runtime.InteropServices;
using MpiPool.Interop;
using MpiPool.Wire;

namespace MpiPool.Transports;

/// <summary>
/// Ranks of an MPI communicator. Small messages go to receives that are always posted; a large one is announced by a small one and follows
/// in chunks, on a tag of its own, straight into the array that will hold it. Nothing ever blocks in a send.
/// </summary>
internal sealed unsafe partial class MpiMessageTransport : Transport
{
    /// <summary>The tag of all small messages; chunks have the tags after it.</summary>
    private const int MessageTag = 1;

    /// <summary>Small messages that can arrive while nobody looks, beyond what MPI itself buffers.</summary>
    private const int PostedReceives = 4;

    /// <summary>So long after a chunk of a large message nobody sleeps: the next one moves on only when asked about.</summary>
    private static readonly long TicksPerChunk = Stopwatch.Frequency / 50;

    /// <summary>So often in a row the oldest receive is asked about while waiting, which is quicker than a poll.</summary>
    private const int LooksPerRound = 8;

    /// <summary>So often a poll looks beyond the oldest receive or send, one of which may be held up by its peer.</summary>
    private const int PollsPerFullLook = 16;

    private readonly MpiRuntime _mpi;
    private readonly nint _communicator;
    private readonly IDisposable? _owned;
    private readonly List<Pending> _receives = [];
    private readonly List<Pending> _sends = [];
    private readonly List<OutgoingTransfer> _outgoing = [];
    private readonly List<IncomingTransfer> _incoming = [];
    private readonly Queue<Message> _arrived = new();
    private readonly int _chunkTags;
    private long _pendingBytes;
    private uint _polls;
    private uint _transfers;
    private int _transfersUnderWay;
    private long _chunkMoved;
    private Doorbells? _doorbells;
    private Pause _pause;
    private bool _hasSlept;
    private volatile bool _awoken;
    private bool _disposed;

    private MpiMessageTransport(MpiRuntime mpi, nint communicator, IDisposable? owned, Pause pause)
    {
        _mpi = mpi;
        _owned = owned;
        _pause = pause;
        _communicator = communicator;
        int rank = 0,
            size = 0;
        using (_mpi.Enter())
        {
            _mpi.Check(_mpi.Functions.Comm_rank(communicator, &rank), "MPI_Comm_rank");
            _mpi.Check(_mpi.Functions.Comm_size(communicator, &size), "MPI_Comm_size");
            _chunkTags = Math.Min(_mpi.TagUpperBound, short.MaxValue) - MessageTag;
            while (_receives.Count < PostedReceives)
                Post(MessagePool.Rent());
        }

        Rank = rank;
        Size = size;
    }

    internal override int Rank { get; }

    internal override int Size { get; }

    internal override bool AnyThread => _mpi.OnlyFromThread is null;

    internal override bool SleepsAtOnce => _pause.SleepsAtOnce;

    internal override long PendingBytes => Volatile.Read(ref _pendingBytes);

    /// <summary>Makes a transport on a duplicate of the communicator. Collective.</summary>
    /// <param name="mpi">The MPI it is of.</param>
    /// <param name="communicator">The ranks.</param>
    /// <param name="owned">What to dispose of with the transport.</param>
    /// <param name="pause">How it waits.</param>
    /// <param name="deadline">By when the other ranks must have come.</param>
    /// <exception cref="MpiProcessException">The other ranks did not come in time.</exception>
    internal static MpiMessageTransport Create(
        MpiRuntime mpi,
        MpiCommunicator communicator,
        IDisposable? owned,
        Pause pause,
        Deadline deadline
    ) => new(mpi, Duplicate(mpi, communicator, deadline), owned, pause);

    internal override bool HasTransfers => Volatile.Read(ref _transfersUnderWay) > 0;

    internal override bool HasMovedOn => Stopwatch.GetElapsedTime(Volatile.Read(ref _chunkMoved)) < Overdue.Limit;

    internal override void CheckThread() => _mpi.EnsureThread();

    internal override void Send(int destination, Message message, bool ring = true)
    {
        using (_mpi.Enter())
        {
            Interlocked.Add(ref _pendingBytes, message.TotalBytes);
            if (message.Length > Message.StandardSize || message.Attachments is not null)
            {
                BeginTransfer(destination, message);
                ring = true;
            }
            else
            {
                // Whether it has left is asked at the next look, which is not in the way of a task or a result.
                var send = new Pending(message);
                Start(ref send, destination);
                _sends.Add(send);
            }
        }

        if (ring)
            Ring(destination);
    }

    internal override void Ring(int rank) => _doorbells?.Ring(rank);

    internal override Message? TryReceive()
    {
        using (_mpi.Enter())
        {
            if (_arrived.TryDequeue(out Message? message))
                return message;
            Advance();
            return _arrived.TryDequeue(out message) ? message : null;
        }
    }

    internal override void MakeProgress()
    {
        using (_mpi.Enter())
            Advance();
    }

    internal override void Idle(int round, TimeSpan limit, bool spin)
    {
        if (HasTransfers && Stopwatch.GetTimestamp() - Volatile.Read(ref _chunkMoved) < TicksPerChunk)
        {
            Thread.Yield();
        }
        else if (_pause.Next(round, spin))
        {
            lock (_mpi.Gate)
            {
                if (IsOver)
                    return;
                for (int look = 0; look < LooksPerRound && _receives.Count > 0 && !_receives[0].IsComplete; look++)
                    LookAtReceives(everything: false);
            }
        }
        else
        {
            Sleep(limit);
        }
    }

    internal override void Wake()
    {
        _awoken = true;
        Ring(Rank);
    }

    internal override string OfferDoorbell()
    {
        _doorbells = Doorbells.Create(Size, Rank);
        return _doorbells?.Address ?? "";
    }

    internal override void TakeDoorbell(string address) => _doorbells = Doorbells.Join(address, Size, Rank);

    public override void Dispose()
    {
        using (Overdue.Watch("giving up a pool's communicator (MPI_Comm_free)"))
        using (_mpi.Enter())
        {
            if (_disposed)
                return;
            _disposed = true;
            foreach (ref Pending receive in CollectionsMarshal.AsSpan(_receives))
                CallOff(ref receive);
            _receives.Clear();
            _doorbells?.CloseFile();
            nint communicator = _communicator;
            _mpi.Check(_mpi.Functions.Comm_free(&communicator), "MPI_Comm_free");
        }

        _owned?.Dispose();
    }

    /// <summary>
    /// Whether nothing can come any more: who idles does not know that another thread has stopped the pool, and maybe MPI. To be asked
    /// inside of the gate.
    /// </summary>
    private bool IsOver => _disposed || _mpi.IsFinalized;

    private void Sleep(TimeSpan limit)
    {
        // What MPI itself does for a message that is under way, nobody rings for.
        bool allRing = _doorbells is { AllRing: true } && PendingBytes == 0 && !HasTransfers;
        int microseconds = _pause.SleepFor(allRing, limit);
        _hasSlept = true;
        if (_doorbells is null)
        {
            Backoff.Sleep(microseconds);
            return;
        }

        _doorbells.LieDown();
        if (_awoken || HasArrived())
        {
            _doorbells.GetUp();
            _awoken = false;
        }
        else if (_doorbells.Sleep(microseconds))
        {
            // The message may take a moment more.
            _pause.StartOver();
        }
    }

    private bool HasArrived()
    {
        lock (_mpi.Gate)
        {
            if (IsOver)
                return true;
            LookAtReceives(everything: true);
            return _arrived.Count > 0 || _receives.Exists(static receive => receive.IsComplete);
        }
    }

    private void Advance()
    {
        if (_disposed)
            return;
        while (_receives.Count < PostedReceives)
            Post(MessagePool.Rent());
        bool everything = ++_polls % PollsPerFullLook == 0 || _hasSlept;
        _hasSlept = false;
        AdvanceReceives(everything);
        if (_sends.Count > 0)
            AdvanceSends(everything);
        if (_outgoing.Count > 0)
            AdvanceOutgoing();
        if (_incoming.Count > 0)
            AdvanceIncoming();
        Volatile.Write(ref _transfersUnderWay, _outgoing.Count + _incoming.Count);
    }

    /// <summary>
    /// Takes what has arrived, in the order in which MPI matched it. New receives are posted at the next look, when the messages have been
    /// seen to.
    /// </summary>
    private void AdvanceReceives(bool everything)
    {
        // A message that came before another may arrive between the looks at the two. It must not be overtaken: look again.
        while (LookAtReceives(everything)) { }

        for (int i = 0; i < _receives.Count && (i == 0 || everything); i++)
        {
            if (!_receives[i].IsComplete)
                continue;
            Message message = _receives[i].Message;
            _receives.RemoveAt(i--);
            if (message.Kind == MessageKind.Transfer)
                ExpectTransfer(message);
            else
                _arrived.Enqueue(message);
        }
    }

    /// <summary>Asks whether receives are complete. Returns whether there is reason to ask again.</summary>
    private bool LookAtReceives(bool everything)
    {
        byte* status = stackalloc byte[MpiAbi.StatusSize];
        Span<Pending> receives = CollectionsMarshal.AsSpan(_receives);
        if (!everything)
            receives = receives[..1];
        bool any = false;
        foreach (ref Pending receive in receives)
        {
            if (receive.IsComplete || !IsDone(ref receive, "MPI_Irecv", status))
                continue;
            receive.IsComplete = any = true;
            receive.Message.Source = _mpi.Abi.Source(status);
            receive.Message.SetLength(_mpi.Count(status, _mpi.Abi.Byte));
        }

        return any && everything;
    }

    private void AdvanceSends(bool everything)
    {
        for (int i = 0; i < _sends.Count; i++)
        {
            Pending send = _sends[i];
            if (IsDone(ref send, "MPI_Isend", null))
            {
                _sends.RemoveAt(i--);
                EndSend(send);
                continue;
            }

            send.IsSlow = true;
            _sends[i] = send;
            if (!everything)
                return;
        }
    }

    private void Post(Message message)
    {
        var receive = new Pending(message);
        fixed (byte* data = message.Data)
        {
            // A standard message's buffer is pinned for good.
            _mpi.Check(
                _mpi.Functions.Irecv(
                    data,
                    Message.StandardSize,
                    _mpi.Abi.Byte,
                    _mpi.Abi.AnySource,
                    MessageTag,
                    _communicator,
                    &receive.Request
                ),
                "MPI_Irecv"
            );
        }

        _receives.Add(receive);
    }

    private void Start(ref Pending send, int destination)
    {
        nint request = 0;
        if (!send.Message.IsStandard)
            send.Pin();
        fixed (byte* data = send.Message.Data)
        {
            _mpi.Check(
                _mpi.Functions.Isend(data, send.Message.Length, _mpi.Abi.Byte, destination, MessageTag, _communicator, &request),
                "MPI_Isend"
            );
        }

        send.Request = request;
        send.Destination = destination;
    }

    private void EndSend(Pending send)
    {
        // MPI may have had no room for it when the bell rang.
        if (send.IsSlow)
            Ring(send.Destination);
        send.Unpin();
        Interlocked.Add(ref _pendingBytes, -send.Message.Length);
        MessagePool.Return(send.Message);
    }

    private bool IsDone(ref Pending pending, string call, byte* status)
    {
        nint request = pending.Request;
        bool done = _mpi.Test(&request, status, call);
        pending.Request = request;
        return done;
    }

    private void CallOff(ref Pending receive)
    {
        nint request = receive.Request;
        _mpi.Check(_mpi.Functions.Cancel(&request), "MPI_Cancel");

        // A receive that is canceled, or has just got a message, completes by itself.
        while (!_mpi.Test(&request, null, "MPI_Irecv")) { }

        receive.Request = request;
        MessagePool.Return(receive.Message);
    }

    private static nint Duplicate(MpiRuntime mpi, MpiCommunicator communicator, Deadline deadline)
    {
        // Not on the stack: if the time is over, MPI may still write it later.
        nint* slots = (nint*)NativeMemory.AllocZeroed(2, (nuint)sizeof(nint));
        if (mpi.Functions.Comm_idup == null)
        {
            using (mpi.Enter())
                mpi.Check(mpi.Functions.Comm_dup(communicator.Handle, slots), "MPI_Comm_dup");
        }
        else
        {
            using (mpi.Enter())
                mpi.Check(mpi.Functions.Comm_idup(communicator.Handle, slots, slots + 1), "MPI_Comm_idup");
            for (int round = 0; ; round++)
            {
                using (mpi.Enter())
                {
                    if (mpi.Test(slots + 1, null, "MPI_Comm_idup"))
                        break;
                }

                if (deadline.IsOver)
                {
                    throw new MpiProcessException(
                        $"Rank {communicator.Rank} of {communicator.Size} has waited for the others in the pool's constructor for "
                            + $"{deadline.Span}. Every rank must "
                            + $"construct the pool. {OpeningChecks.PoolOfItsOwn} {OpeningChecks.RaiseTimeout}"
                    );
                }

                if (!MpiRuntime.MakeProgress())
                    Backoff.Pause(round, mpi.Spins);
            }
        }

        nint duplicate = slots[0];
        NativeMemory.Free(slots);
        using (mpi.Enter())
            mpi.ReturnErrors(duplicate);
        return duplicate;
    }

    /// <summary>A message that MPI reads or writes until the request is complete.</summary>
    private struct Pending(Message message)
    {
        private PinnedGCHandle<byte[]> _pin;
        internal nint Request;

        internal int Destination;

        /// <summary>Whether a receive has its message.</summary>
        internal bool IsComplete;

        /// <summary>Whether a send was still under way when it was looked at.</summary>
        internal bool IsSlow;

        internal Message Message { get; } = message;

        internal void Pin() => _pin = new PinnedGCHandle<byte[]>(Message.Data);

        internal void Unpin() => _pin.Dispose();
    }
}
