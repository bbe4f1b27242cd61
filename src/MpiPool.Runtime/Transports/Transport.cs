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

    /// <summary>
    /// Whether a rank that has nothing to do sleeps, and does not spin first: there are more ranks than cores, or the user wants it so.
    /// </summary>
    internal abstract bool SleepsAtOnce { get; }

    /// <summary>Bytes handed to <see cref="Send"/> that have not left yet.</summary>
    internal abstract long PendingBytes { get; }

    /// <summary>Whether large messages are under way, which move on only while somebody looks.</summary>
    internal virtual bool HasTransfers => false;

    /// <summary>Whether a part of a large message has moved lately; always, where a rank cannot be out of reach.</summary>
    internal virtual bool HasMovedOn => true;

    /// <summary>Throws if the calling thread may not use the transport.</summary>
    internal virtual void CheckThread() { }

    /// <summary>Sends a message, which from then on belongs to the transport.</summary>
    /// <param name="destination">The rank it is for.</param>
    /// <param name="message">The message.</param>
    /// <param name="ring">Whether to wake the rank if it sleeps; if not, it sees the message when it looks next, or <see cref="Ring"/>
    /// wakes it.</param>
    internal abstract void Send(int destination, Message message, bool ring = true);

    /// <summary>Wakes a rank that sleeps, if that is possible.</summary>
    internal abstract void Ring(int rank);

    /// <summary>
    /// Moves on what is under way, and gives the next message that has arrived. The caller returns it to the pool of messages.
    /// </summary>
    internal abstract Message? TryReceive();

    /// <summary>Moves on what is under way.</summary>
    internal abstract void MakeProgress();

    /// <summary>Passes the time until something may have arrived: spins first, then sleeps, longer from round to round.</summary>
    /// <param name="round">How many rounds have passed without anything.</param>
    /// <param name="limit">The longest to sleep, if not for ever.</param>
    /// <param name="spin">Whether to spin first.</param>
    internal abstract void Idle(int round, TimeSpan limit, bool spin = true);

    /// <summary>
    /// Has the thread that sleeps in <see cref="Idle"/>, or is about to, return: something has happened that it does not see in its
    /// messages.
    /// </summary>
    internal abstract void Wake();

    /// <summary>Makes what other ranks of this machine need to wake this one; empty if they need nothing, or cannot.</summary>
    internal virtual string OfferDoorbell() => "";

    /// <summary>Takes what the main rank offers, so that the two wake one another.</summary>
    internal virtual void TakeDoorbell(string address) { }

    /// <summary>Gives up the transport's resources. All ranks call it after their last message has left.</summary>
    public abstract void Dispose();
}
