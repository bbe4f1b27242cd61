using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Workers;

/// <summary>
/// Results that wait to share a message. The worker's own thread writes the message, without a lock, and says after each result how far it
/// is whole; when a task runs long, the helper's thread sends a copy of what is whole, so that a result never waits behind a long task.
/// </summary>
internal sealed class ResultsOutbox(Transport transport, int mainRank)
{
    // Guards what has been sent of the message, and which message it is.
    private readonly Lock _sync = new();
    private long _whole = Begin;
    private long _sent = Begin;

    /// <summary>
    /// A position in the message, and below it the sequence number that is expected there: the two change together, without a lock.
    /// </summary>
    private const long Begin = (long)ResultsMessage.HeaderSize << 32;

    /// <summary>The message that the worker's own thread writes.</summary>
    internal Message Message { get; private set; } = ResultsMessage.Create();

    /// <summary>Whether nothing is whole since the last <see cref="Send"/>.</summary>
    internal bool IsEmpty => _whole == Begin;

    /// <summary>Says that the message is whole up to here.</summary>
    /// <param name="position">Where the next result begins.</param>
    /// <param name="nextSequence">The number of the task that is expected to end next.</param>
    internal void Commit(int position, uint nextSequence) => Volatile.Write(ref _whole, ((long)position << 32) | nextSequence);

    /// <summary>
    /// Sends what is there, and begins a new message. Only for the worker's own thread, with nothing left in its writer. The main rank is
    /// not woken: it need not hurry while the worker has more to do.
    /// </summary>
    internal void Send()
    {
        if (Message.Length == ResultsMessage.HeaderSize)
            return;
        Message message;
        lock (_sync)
        {
            message = Message;
            ResultsMessage.SetFirst(message, FirstUnsent());
            message.Remove(ResultsMessage.HeaderSize, PositionOf(_sent) - ResultsMessage.HeaderSize);
            Message = ResultsMessage.Create();
            _whole = _sent = Begin;
        }

        if (message.Length > ResultsMessage.HeaderSize)
            transport.Send(mainRank, message, ring: false);
        else
            MessagePool.Return(message);
    }

    /// <summary>Sends a copy of what is whole and has not been sent. For any thread.</summary>
    internal void SendWhole()
    {
        if (Volatile.Read(ref _whole) == Volatile.Read(ref _sent))
            return;
        Message part;
        lock (_sync)
        {
            long whole = Volatile.Read(ref _whole);
            if (whole == _sent)
                return;
            part = ResultsMessage.Create();

            // If the message grows meanwhile, the array it leaves still holds what was whole.
            ResultsMessage.SetFirst(part, FirstUnsent());
            part.Write(Message.Data.AsSpan(PositionOf(_sent)..PositionOf(whole)));
            _sent = whole;
        }

        transport.Send(mainRank, part);
    }

    private static int PositionOf(long mark) => (int)(mark >> 32);

    private uint FirstUnsent() => _sent == Begin ? ResultsMessage.FirstOf(Message) : (uint)_sent;
}
