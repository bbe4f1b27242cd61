using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using MpiPool.Transports;

namespace MpiPool.Scheduling;

/// <summary>
/// Who makes a pool go on. A thread that waits does it itself; one at a time, the others wait for it. A background thread does it only
/// while something is under way and nobody waits (a program that awaits, or computes between two looks at its futures).
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The event's wait handle is never made, so there is nothing to dispose.")]
internal sealed class Progress
{
    /// <summary>The longest that the background thread sleeps while it leaves the pool to others.</summary>
    private static readonly TimeSpan Patrol = TimeSpan.FromMilliseconds(1.5);

    /// <summary>While others wait, and so drive, the background thread sleeps twice as long each time, so often.</summary>
    private const int LongestDoze = 3;

    /// <summary>The background thread sleeps for good once nothing has been under way for so many patrols.</summary>
    private const int PatrolsBeforeParking = 100;

    private readonly Scheduler _scheduler;
    private readonly Transport _transport;
    private readonly ILogger _logger;

    // Held by the thread that drives, for as long as it waits. Recursive: user code under a poll may wait, too.
    private readonly Lock _driver = new();
    private volatile bool _driven;

    // Those who wait while another thread drives.
    private readonly object _followers = new();
    private int _followerCount;
    private int _waiting;

    private readonly ManualResetEventSlim _wake = new(false, spinCount: 0);
    private volatile bool _parked = true;
    private volatile bool _observed;
    private int _started;

    internal Progress(Scheduler scheduler, Transport transport, ILogger logger)
    {
        _scheduler = scheduler;
        _transport = transport;
        _logger = logger;
    }

    /// <summary>Waits until something is done. Returns false if the time was over first.</summary>
    internal bool WaitFor(IAwaited awaited, TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, Timeout.InfiniteTimeSpan);
        long start = timeout == Timeout.InfiniteTimeSpan ? 0 : Stopwatch.GetTimestamp();
        bool follows = false;
        Interlocked.Increment(ref _waiting);
        try
        {
            while (!awaited.IsDone)
            {
                TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero)
                {
                    // Who does not want to wait gets what has arrived by now.
                    _scheduler.Poll();
                    return awaited.IsDone;
                }

                if (TryTakeOver())
                {
                    try
                    {
                        Drive(awaited, start, timeout);
                    }
                    finally
                    {
                        HandOver();
                    }
                }
                else
                {
                    // The background thread makes way.
                    if (!follows)
                        _transport.Wake();
                    follows = true;
                    Follow(awaited, left);
                }
            }

            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Something is under way now; a background thread must see to it if nobody waits.</summary>
    internal void OnSubmitted()
    {
        if (_parked)
            Wake();
    }

    /// <summary>Somebody wants to be told of an end without waiting for it: the background thread should be quick.</summary>
    internal void OnObserved()
    {
        _observed = true;
        if (_waiting == 0)
            Wake();
    }

    /// <summary>The workers are gone: nothing is left to do for the background thread.</summary>
    internal void OnStopped()
    {
        _wake.Set();
        OnEnded();
    }

    /// <summary>Something may have ended: those who wait for it, and do not see to the pool at the moment, look.</summary>
    internal void OnEnded()
    {
        WakeFollowers();
        if (_driven && !_driver.IsHeldByCurrentThread)
            _transport.Wake();
    }

    private void Drive(IAwaited awaited, long start, TimeSpan timeout)
    {
        for (int round = 0; !awaited.IsDone; round++)
        {
            if (_scheduler.Poll(awaited))
            {
                round = -1;
                continue;
            }

            TimeSpan left = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return;
            TimeSpan next = _scheduler.NextLook;
            _transport.Idle(round, left < next ? left : next);
        }
    }

    private bool TryTakeOver()
    {
        if (!_driver.TryEnter())
            return false;
        _driven = true;
        return true;
    }

    // A follower counts itself before it looks at _driven, and this looks at the count after clearing it: one of them sees the other.
    private void HandOver()
    {
        _driven = false;
        _driver.Exit();
        Interlocked.MemoryBarrier();
        WakeFollowers();
    }

    private void Follow(IAwaited awaited, TimeSpan left)
    {
        lock (_followers)
        {
            Interlocked.Increment(ref _followerCount);
            try
            {
                // Bounded, so that a driver that is suspended in a debugger holds up nobody for long.
                if (_driven && !awaited.IsDone)
                    Monitor.Wait(_followers, left < 20 * Patrol ? left : 20 * Patrol);
            }
            finally
            {
                Interlocked.Decrement(ref _followerCount);
            }
        }
    }

    private void WakeFollowers()
    {
        if (Volatile.Read(ref _followerCount) == 0)
            return;
        lock (_followers)
            Monitor.PulseAll(_followers);
    }

    private void Wake()
    {
        if (!_transport.AnyThread)
            return;
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            _parked = false;
            new Thread(RunInBackground) { IsBackground = true, Name = "MpiPool progress" }.Start();
        }

        _wake.Set();
    }

    private void RunInBackground()
    {
        try
        {
            int idlePatrols = 0,
                driven = 0;
            uint polls = _scheduler.Polls;
            for (int round = 0; !_scheduler.IsStopped; round++)
            {
                if (!_scheduler.HasWork)
                {
                    if (++idlePatrols < PatrolsBeforeParking)
                    {
                        Doze(Patrol);
                        continue;
                    }

                    Park();
                    idlePatrols = 0;
                    round = 0;
                    continue;
                }

                idlePatrols = 0;
                bool othersWait = Volatile.Read(ref _waiting) > 0;

                // Who submits polls as well; but not in time for those who are to be told.
                bool othersPoll = _scheduler.Polls != polls && !_observed;
                if (othersWait || othersPoll || !TryTakeOver())
                {
                    polls = _scheduler.Polls;
                    driven = othersWait ? driven + 1 : 0;
                    Doze(Patrol * (1 << Math.Min(driven, LongestDoze)));
                    continue;
                }

                driven = 0;
                bool any;
                try
                {
                    any = _scheduler.Poll();
                    polls = _scheduler.Polls;
                }
                finally
                {
                    HandOver();
                }

                if (any)
                    round = 0;
                _transport.Idle(round, _scheduler.NextLook, spin: _observed);
            }
        }
        catch (Exception e)
        {
            Log.ProgressFailed(_logger, e);
            throw;
        }
    }

    private void Doze(TimeSpan time)
    {
        _wake.Wait(time);
        _wake.Reset();
    }

    private void Park()
    {
        _observed = false;
        _wake.Reset();
        _parked = true;
        Interlocked.MemoryBarrier();

        // Work that came in between has seen the thread awake and not woken it.
        if (_scheduler.HasWork || _scheduler.IsStopped)
            _wake.Set();
        _wake.Wait();
        _parked = false;
    }
}
