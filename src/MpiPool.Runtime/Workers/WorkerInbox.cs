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
    private bool _isBusy;
    private uint? _cancelAllAfter;
    private uint? _running;

    /// <summary>The token of the task that runs.</summary>
    internal TaskCancellation Cancellation { get; } = new();

    /// <summary>The next message for the worker's own thread; null if none has arrived. From then on the helper leaves the transport alone.</summary>
    internal Message? Take()
    {
        lock (_sync)
        {
            _running = null;
            Receive();
            _isBusy = _messages.TryDequeue(out Message? message);
            return message;
        }
    }

    /// <summary>Receives what has arrived, on the helper's thread, if the worker's own thread is busy.</summary>
    internal void Look()
    {
        lock (_sync)
        {
            if (_isBusy) Receive();
        }
    }

    /// <summary>Begins a task. Returns false if it has been canceled.</summary>
    internal bool Begin(uint sequence)
    {
        lock (_sync)
        {
            _running = sequence;
            Cancellation.Reset();
            if (_cancelAllAfter is uint last && (int)(sequence - last) > 0) return false;
            if (_canceled.Count == 0) return true;
            bool isCanceled = _canceled.Remove(sequence);
            _canceled.RemoveWhere(other => (int)(sequence - other) > Remembered);
            return !isCanceled;
        }
    }

    private void Receive()
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
                    MessagePool.Return(message);
                    break;
                default:
                    _messages.Enqueue(message);
                    break;
            }
        }
    }

    private void Cancel(uint sequence)
    {
        if (_running == sequence) Cancellation.Request();
        else _canceled.Add(sequence);
    }
}
