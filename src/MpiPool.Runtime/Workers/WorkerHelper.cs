using MpiPool.Interop;
using MpiPool.Transports;

namespace MpiPool.Workers;

/// <summary>
/// While a task keeps a worker's own thread busy, moves on what is under way: results that are ready, large messages, cancellations. One
/// thread does so for all workers of the process.
/// </summary>
internal sealed class WorkerHelper : IDisposable
{
    /// <summary>
    /// In microseconds: rare enough to cost next to nothing where each waking takes tens of them, and soon enough for who waits or cancels.
    /// </summary>
    private const int Patrol = 5000;

    /// <summary>While every worker takes one message after the other, and so sees to everything itself soon, a patrol is so long.</summary>
    private const int LongestPatrol = 4 * Patrol;

    /// <summary>After a request there may be another one: the first patrol then is so short, and each later one twice as long.</summary>
    private const int ShortestPatrol = 50;

    /// <summary>The thread sleeps for good once no worker has had anything to do for so many patrols.</summary>
    private const int PatrolsBeforeParking = 20;

    // Held during a patrol: who has left the list is not visited any more.
    private static readonly Lock Sync = new();
    private static readonly List<WorkerHelper> All = [];
    private static readonly ManualResetEventSlim WakeUp = new(false, spinCount: 0);
    private static volatile bool s_parked = true;
    private static bool s_started;

    private readonly Transport _transport;
    private readonly WorkerInbox _inbox;
    private readonly ResultsOutbox _outbox;
    private volatile bool _running;
    private int _messages;
    private int _messagesSeen;

    internal WorkerHelper(Transport transport, WorkerInbox inbox, ResultsOutbox outbox)
    {
        _transport = transport;
        _inbox = inbox;
        _outbox = outbox;
        lock (Sync)
            All.Add(this);
    }

    /// <summary>The worker's own thread begins to run tasks.</summary>
    internal void TasksRun()
    {
        _messages++;
        _running = true;
        Interlocked.MemoryBarrier(); // against Park, which does the same the other way round
        if (s_parked && _transport.AnyThread)
            Wake();
    }

    /// <summary>The worker's own thread sees to everything itself again.</summary>
    internal void TasksPause() => _running = false;

    public void Dispose()
    {
        lock (Sync)
            All.Remove(this);
    }

    private static void Wake()
    {
        lock (Sync)
        {
            s_parked = false;
            if (!s_started)
                new Thread(Help) { IsBackground = true, Name = "MpiPool worker helper" }.UnsafeStart();
            s_started = true;
        }

        WakeUp.Set();
    }

    private static void Help()
    {
        bool transfers = false;
        for (int pauses = 0, patrol = Patrol; ; )
        {
            if (transfers)
                Thread.Yield();
            else
                Backoff.Sleep(patrol);
            bool any = Visit(out bool asked, out bool busy, out transfers);
            patrol = asked ? ShortestPatrol : Math.Min(2 * patrol, any && !busy ? LongestPatrol : Patrol);
            pauses = any ? 0 : pauses + 1;
            if (pauses < PatrolsBeforeParking)
                continue;
            Park();
            pauses = 0;
        }
    }

    /// <summary>
    /// Sees to all workers that run tasks. Returns whether there are any, and says whether one was asked for something, has been with the
    /// same message since the last visit, or has large messages under way.
    /// </summary>
    private static bool Visit(out bool asked, out bool busy, out bool transfers)
    {
        bool any = asked = busy = transfers = false;
        lock (Sync)
        {
            foreach (WorkerHelper worker in All)
            {
                if (!worker._running || !worker._transport.AnyThread)
                    continue;
                any = true;
                int messages = Volatile.Read(ref worker._messages);
                busy |= messages == worker._messagesSeen;
                worker._messagesSeen = messages;
                asked |= worker._inbox.Look();
                worker._outbox.SendWhole();
                transfers |= worker._transport.HasTransfers;
            }
        }

        return any;
    }

    private static void Park()
    {
        WakeUp.Reset();
        s_parked = true;
        Interlocked.MemoryBarrier();
        if (!Visit(out _, out _, out _))
            WakeUp.Wait();
        s_parked = false;
    }
}
