using MpiPool.CompilerServices;
using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Workers;

/// <summary>
/// What has arrived at a worker. Its own thread takes messages between tasks; while a task runs, the helper's thread looks as well, so that a
/// cancellation reaches the task that runs.
/// </summary>
internal sealed class WorkerInbox(Transport transport)
{
    /// <summary>A cancellation is kept until so many later tasks have begun: its task, held up on its way, may still come.</summary>
    private const int Remembered = 1 << 17;

    // Also the lock of the running task's cancellation: which task a cancellation meets is decided here.
    private readonly Lock _sync = new();
    private readonly Queue<Message> _messages = new();
    private readonly HashSet<uint> _canceled = [];
    private uint? _cancelAllAfter;
    private long _requested = None;
    private bool _isBusy;

    // The task that runs is written and the flag read without a lock; whoever cancels does it the other way round, with a barrier for all threads in between.
    private const long None = -1;
    private long _running = None;
    private bool _anyCanceled;

    /// <summary>The token of the task that runs.</summary>
    internal TaskCancellation Cancellation { get; } = new();

    /// <summary>The next message for the worker's own thread; null if none has arrived. From then on the helper leaves the transport alone.</summary>
    internal Message? Take()
    {
        lock (_sync)
        {
            _running = None;
            if (!_messages.TryDequeue(out Message? message)) message = Receive();
            _isBusy = message is not null;
            return message;
        }
    }

    /// <summary>Receives what has arrived, on the helper's thread, if the worker's own thread is busy.</summary>
    internal void Look()
    {
        lock (_sync)
        {
            while (_isBusy && Receive() is { } message) _messages.Enqueue(message);
        }
    }

    /// <summary>Begins a task. Returns false if it has been canceled.</summary>
    internal bool Begin(uint sequence)
    {
        Volatile.Write(ref _running, sequence);
        if (Volatile.Read(ref _anyCanceled)) return BeginAmongCanceled(sequence);
        if (Cancellation.IsUsed) Cancellation.Reset();
        return true;
    }

    private bool BeginAmongCanceled(uint sequence)
    {
        lock (_sync)
        {
            Cancellation.Reset();
            if (_requested == sequence || (_cancelAllAfter is uint last && (int)(sequence - last) > 0)) return false;
            _requested = None;
            bool isCanceled = _canceled.Remove(sequence);
            _canceled.RemoveWhere(other => (int)(sequence - other) > Remembered);
            _anyCanceled = _canceled.Count > 0 || _cancelAllAfter is not null;
            return !isCanceled;
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
                    Cancel(CancelMessage.Read(message));
                    MessagePool.Return(message);
                    break;
                case MessageKind.CancelAllAfter:
                    _cancelAllAfter = CancelMessage.Read(message);
                    _anyCanceled = true;
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
        Volatile.Write(ref _anyCanceled, true);
        Interlocked.MemoryBarrierProcessWide();
        if (Volatile.Read(ref _running) == sequence)
        {
            _requested = sequence;
            Cancellation.Request();
        }
        else
        {
            _canceled.Add(sequence);
        }
    }
}
