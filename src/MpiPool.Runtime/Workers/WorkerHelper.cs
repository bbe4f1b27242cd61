using MpiPool.Transports;

namespace MpiPool.Workers;

/// <summary>
/// While a task keeps the worker's own thread busy, moves on what is under way: results that are ready, large messages, cancellations.
/// </summary>
internal sealed class WorkerHelper : IDisposable
{
    private static readonly TimeSpan Patrol = TimeSpan.FromMilliseconds(1);

    /// <summary>The thread sleeps for good once the worker has had nothing to do for so many patrols.</summary>
    private const int PatrolsBeforeParking = 100;

    private readonly Transport _transport;
    private readonly WorkerInbox _inbox;
    private readonly ResultsOutbox _outbox;
    private readonly ManualResetEventSlim _wake = new(false, spinCount: 0);
    private Thread? _thread;
    private volatile bool _running;
    private volatile bool _parked = true;
    private volatile bool _stop;

    internal WorkerHelper(Transport transport, WorkerInbox inbox, ResultsOutbox outbox)
    {
        _transport = transport;
        _inbox = inbox;
        _outbox = outbox;
    }

    /// <summary>The worker's own thread begins to run tasks.</summary>
    internal void TasksRun()
    {
        _running = true;
        Interlocked.MemoryBarrier(); // against Park, which does the same the other way round
        if (!_parked || !_transport.AnyThread) return;
        _parked = false;
        if (_thread is null)
        {
            _thread = new Thread(Help) { IsBackground = true, Name = "MpiPool worker helper" };
            _thread.Start();
        }

        _wake.Set();
    }

    /// <summary>The worker's own thread sees to everything itself again.</summary>
    internal void TasksPause() => _running = false;

    public void Dispose()
    {
        _stop = true;
        _wake.Set();
        _thread?.Join();
        _wake.Dispose();
    }

    private void Help()
    {
        int pauses = 0;
        while (!_stop)
        {
            if (_transport.HasTransfers) _transport.Idle(round: 0, Patrol, spin: false);
            else Thread.Sleep(Patrol);
            if (_running)
            {
                pauses = 0;
                _inbox.Look();
                _outbox.SendWhole();
            }
            else if (++pauses >= PatrolsBeforeParking)
            {
                Park();
                pauses = 0;
            }
        }
    }

    private void Park()
    {
        _wake.Reset();
        _parked = true;
        Interlocked.MemoryBarrier();
        if (!_running && !_stop) _wake.Wait();
        _parked = false;
    }
}
