using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Workers;

/// <summary>
/// Results that wait to share a message. The worker's own thread writes the message, without a lock, and says after each result how far it is whole; when a task
/// runs long, the helper's thread sends a copy of what is whole, so that a result never waits behind a long task.
/// </summary>
internal sealed class ResultsOutbox(Transport transport, int mainRank)
{
    // Guards what has been sent of the message, and which message it is.
    private readonly Lock _sync = new();
    private int _whole = ResultsMessage.HeaderSize;
    private int _sent = ResultsMessage.HeaderSize;

    /// <summary>The message that the worker's own thread writes.</summary>
    internal Message Message { get; private set; } = ResultsMessage.Create();

    /// <summary>Whether nothing is whole since the last <see cref="Send"/>.</summary>
    internal bool IsEmpty => _whole == ResultsMessage.HeaderSize;

    /// <summary>Says that the message is whole up to here.</summary>
    internal void Commit(int position) => Volatile.Write(ref _whole, position);

    /// <summary>
    /// Sends what is there, and begins a new message. Only for the worker's own thread, with nothing left in its writer. The main rank is not woken: it need
    /// not hurry while the worker has more to do.
    /// </summary>
    internal void Send()
    {
        if (Message.Length == ResultsMessage.HeaderSize) return;
        Message message;
        lock (_sync)
        {
            message = Message;
            message.Remove(ResultsMessage.HeaderSize, _sent - ResultsMessage.HeaderSize);
            Message = ResultsMessage.Create();
            _whole = _sent = ResultsMessage.HeaderSize;
        }

        if (message.Length > ResultsMessage.HeaderSize) transport.Send(mainRank, message, ring: false);
        else MessagePool.Return(message);
    }

    /// <summary>Sends a copy of what is whole and has not been sent. For any thread.</summary>
    internal void SendWhole()
    {
        if (Volatile.Read(ref _whole) == Volatile.Read(ref _sent)) return;
        Message part;
        lock (_sync)
        {
            int whole = Volatile.Read(ref _whole);
            if (whole == _sent) return;
            part = ResultsMessage.Create();

            // If the message grows meanwhile, the array it leaves still holds what was whole.
            part.Write(Message.Data.AsSpan(_sent, whole - _sent));
            _sent = whole;
        }

        transport.Send(mainRank, part);
    }
}
