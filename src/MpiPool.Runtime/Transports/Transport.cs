using MpiPool.Wire;

namespace MpiPool.Transports;

/// <summary>
/// Moves messages between the ranks of one pool. A message of any size arrives whole; messages between two ranks may overtake one another.
/// No method blocks, but for <see cref="Idle"/>. All may be called from any thread.
/// </summary>
internal abstract class Transport : IDisposable
{
    /// <summary>This rank in the pool's communicator.</summary>
    internal abstract int Rank { get; }

    /// <summary>The number of ranks, the main one included.</summary>
    internal abstract int Size { get; }

    /// <summary>Whether a background thread may call, too.</summary>
    internal virtual bool AnyThread => true;

    /// <summary>Bytes handed to <see cref="Send"/> that have not left yet.</summary>
    internal abstract long PendingBytes { get; }

    /// <summary>Whether large messages are under way, which move on only while somebody looks.</summary>
    internal virtual bool HasTransfers => false;

    /// <summary>Throws if the calling thread may not use the transport.</summary>
    internal virtual void CheckThread()
    {
    }

    /// <summary>Sends a message, which from then on belongs to the transport.</summary>
    internal abstract void Send(int destination, Message message);

    /// <summary>Moves on what is under way, and gives the next message that has arrived. The caller returns it to the pool of messages.</summary>
    internal abstract Message? TryReceive();

    /// <summary>Moves on what is under way.</summary>
    internal abstract void MakeProgress();

    /// <summary>Passes the time until something may have arrived: spins first, then sleeps, longer from round to round.</summary>
    /// <param name="round">How many rounds have passed without anything.</param>
    /// <param name="limit">The longest to sleep, if not for ever.</param>
    /// <param name="spin">Whether to spin first.</param>
    internal abstract void Idle(int round, TimeSpan limit, bool spin = true);

    /// <summary>Gives up the transport's resources. All ranks call it after their last message has left.</summary>
    public abstract void Dispose();
}
