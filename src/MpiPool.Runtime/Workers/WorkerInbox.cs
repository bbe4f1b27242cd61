using MpiPool.CompilerServices;
using MpiPool.Scheduling;
using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Workers;

/// <summary>
/// What has arrived at a worker. Its own thread takes messages between tasks; while a task runs, the helper's thread looks as well, so that
/// a cancellation reaches the task that runs, and what waits behind it can be taken back.
/// </summary>
internal sealed class WorkerInbox(Transport transport)
{
    // Also the lock of the running task's cancellation: which tasks have begun when the main rank wants them back is decided here.
    private readonly Lock _sync = new();
    private readonly Queue<Message> _messages = new();
    private readonly BegunTasks _begun = new();

    // Given back: to be passed over when their turn comes.
    private readonly HashSet<uint> _withdrawn = [];

    // Their tokens are canceled when they begin.
    private readonly HashSet<uint> _toStop = [];
    private long _stopped = None;
    private bool _isBusy;
    private int _asked;

    // The task that runs is written and the flag read without a lock; whoever asks does it the other way round, with a barrier for all
    // threads in between.
    private const long None = -1;
    private long _running = None;
    private bool _anyAsked;

    /// <summary>The token of the task that runs.</summary>
    internal TaskCancellation Cancellation { get; } = new();

    /// <summary>
    /// The next message for the worker's own thread; null if none has arrived. From then on the helper leaves the transport alone.
    /// </summary>
    internal Message? Take()
    {
        lock (_sync)
        {
            if (_running != None)
                _begun.EndMessage((uint)_running);
            _running = None;
            if (!_messages.TryDequeue(out Message? message))
                message = Receive();
            _isBusy = message is not null;
            if (message?.Kind == MessageKind.Run)
                _begun.BeginMessage(RunMessage.ReadFirst(message));
            return message;
        }
    }

    /// <summary>
    /// Receives what has arrived, on the helper's thread, if the worker's own thread is busy. Returns whether the main rank has asked for
    /// something.
    /// </summary>
    internal bool Look()
    {
        lock (_sync)
        {
            int asked = _asked;
            while (_isBusy && Receive() is { } message)
                _messages.Enqueue(message);
            return _asked != asked;
        }
    }

    /// <summary>Begins a task. Returns false if it has been given back.</summary>
    internal bool Begin(uint sequence)
    {
        Volatile.Write(ref _running, sequence);
        if (Volatile.Read(ref _anyAsked))
            return BeginAmongAsked(sequence);
        if (Cancellation.IsUsed)
            Cancellation.Reset();
        return true;
    }

    private bool BeginAmongAsked(uint sequence)
    {
        lock (_sync)
        {
            // One that was seen running a moment ago has been asked to stop already.
            bool stop = _toStop.Remove(sequence) || _stopped == sequence;
            _stopped = None;
            Cancellation.Reset();
            if (stop)
                Cancellation.Request();
            bool isWithdrawn = _withdrawn.Remove(sequence);
            _anyAsked = stop || _withdrawn.Count > 0 || _toStop.Count > 0;
            return !isWithdrawn;
        }
    }

    /// <summary>Receives the next message for the worker's own thread, and sees to what comes before it.</summary>
    private Message? Receive()
    {
        while (transport.TryReceive() is { } message)
        {
            switch (message.Kind)
            {
                case MessageKind.Cancel:
                    _asked++;
                    Cancel(CancelMessage.Read(message));
                    MessagePool.Return(message);
                    break;
                case MessageKind.Withdraw:
                    _asked++;
                    (uint first, uint count) = WithdrawMessage.Read(message);
                    transport.Send(message.Source, Withdraw(first, count));
                    MessagePool.Return(message);
                    break;
                default:
                    return message;
            }
        }

        return null;
    }

    private void Cancel(uint sequence)
    {
        uint? running = HoldAndSeeWhatRuns();
        if (running == sequence)
        {
            _stopped = sequence;
            Cancellation.Request();
        }
        else if (!_begun.Has(sequence, running))
        {
            _toStop.Add(sequence);
        }
    }

    private Message Withdraw(uint first, uint count)
    {
        // No worker holds so many: this is nonsense, and nothing is given back.
        if (count > BatchPolicy.MostInFlight)
            return WithdrawnMessage.CreateRefusal(first, count);
        uint? running = HoldAndSeeWhatRuns();
        return WithdrawnMessage.Create(
            first,
            count,
            sequence =>
            {
                if (_begun.Has(sequence, running))
                    return false;
                _withdrawn.Add(sequence);
                return true;
            }
        );
    }

    /// <summary>
    /// From here on the worker's own thread begins no task before the lock is free. Returns the last one that it has begun, of this
    /// message.
    /// </summary>
    private uint? HoldAndSeeWhatRuns()
    {
        Volatile.Write(ref _anyAsked, true);
        Interlocked.MemoryBarrierProcessWide();
        long running = Volatile.Read(ref _running);
        return running == None ? null : (uint)running;
    }
}
