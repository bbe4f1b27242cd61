using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Workers;

/// <summary>
/// Small results that wait to share a message. The worker's own thread adds to it; when a task runs long, the helper's thread sends what is
/// there, so that a result never waits behind a long task. Whoever has taken the message out owns it.
/// </summary>
internal sealed class ResultsOutbox(Transport transport, int mainRank)
{
    private Message? _message;

    /// <summary>The message's bytes, as the worker's own thread last saw them.</summary>
    internal int Bytes { get; private set; }

    /// <summary>When the oldest result in the message was added, as the worker's own thread last saw it.</summary>
    internal long OldestTimestamp { get; private set; }

    internal void Add(ReadOnlySpan<byte> result, long timestamp)
    {
        Message? message = Interlocked.Exchange(ref _message, null);
        if (message is null)
        {
            message = ResultsMessage.Create();
            OldestTimestamp = timestamp;
        }

        message.Write(result);
        Bytes = message.Length;
        Volatile.Write(ref _message, message);
    }

    /// <summary>Sends what is there.</summary>
    internal void Send()
    {
        if (Volatile.Read(ref _message) is not null && Interlocked.Exchange(ref _message, null) is { } message) transport.Send(mainRank, message);
    }
}
