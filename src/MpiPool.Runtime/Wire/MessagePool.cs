using System.Collections.Concurrent;

namespace MpiPool.Wire;

/// <summary>Messages that wait for their next use. Shared by all pools of the process; safe from any thread.</summary>
internal static class MessagePool
{
    private const int Kept = 256;
    private static readonly ConcurrentQueue<Message> Free = new();
    private static int _count;

    // Most messages are returned and rented by the same thread in turn.
    [ThreadStatic]
    private static Message? t_spare;

    internal static Message Rent()
    {
        if (t_spare is { } spare)
        {
            t_spare = null;
            return spare;
        }

        if (!Free.TryDequeue(out Message? message))
            return new Message();
        Interlocked.Decrement(ref _count);
        return message;
    }

    internal static Message Rent(MessageKind kind)
    {
        Message message = Rent();
        message.WriteByte((byte)kind);
        return message;
    }

    internal static void Return(Message message)
    {
        message.Reset();
        if (t_spare is null)
            t_spare = message;
        else if (Interlocked.Increment(ref _count) <= Kept)
            Free.Enqueue(message);
        else
            Interlocked.Decrement(ref _count);
    }
}
