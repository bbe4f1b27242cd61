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
    private readonly Lock _sync = new();
    private readonly Queue<Message> _messages = new();
    private readonly HashSet<uint> _canceled = [];
    private readonly TaskCancellation _cancellation = new();
    private volatile bool _anyCanceled;
    private uint _running;
    private bool _isRunning;

    /// <summary>The token of the task that runs.</summary>
    internal TaskCancellation Cancellation => _cancellation;

    /// <summary>The next message for the worker's own thread, if one has arrived.</summary>
    internal Message? Take()
    {
        lock (_sync)
        {
            Receive();
            if (_messages.TryDequeue(out Message? message)) return message;

            // Nothing is left that a cancellation could be for.
            _canceled.Clear();
            _anyCanceled = false;
            return null;
        }
    }

    /// <summary>Receives what has arrived.</summary>
    internal void Look()
    {
        lock (_sync) Receive();
    }

    /// <summary>Begins a task. Returns false if it has been canceled.</summary>
    internal bool Begin(uint sequence)
    {
        Volatile.Write(ref _running, sequence);
        Volatile.Write(ref _isRunning, true);
        if (!_anyCanceled) return true;
        lock (_sync) return !_canceled.Remove(sequence);
    }

    internal void End()
    {
        Volatile.Write(ref _isRunning, false);
        _cancellation.Reset();
    }

    private void Receive()
    {
        while (transport.TryReceive() is { } message)
        {
            if (message.Kind != MessageKind.Cancel)
            {
                _messages.Enqueue(message);
                continue;
            }

            uint sequence = CancelMessage.Read(message);
            MessagePool.Return(message);
            if (Volatile.Read(ref _isRunning) && Volatile.Read(ref _running) == sequence)
            {
                _cancellation.Request();
                continue;
            }

            _canceled.Add(sequence);
            _anyCanceled = true;
        }
    }
}
