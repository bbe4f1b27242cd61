using Microsoft.Extensions.Logging;

namespace MpiPool;

/// <summary>
/// The callbacks on a pool's futures that have not ended yet. Who shuts the pool down waits for them, but for a callback: two that wait for
/// one another, or one for itself, would never end.
/// </summary>
/// <param name="logger">Where a callback that throws is reported.</param>
internal sealed class Callbacks(ILogger logger)
{
    // A callback may have others work for it and wait for them: the one flows to these. The other knows what a continuation does not that
    // runs in a callback's place.
    private static readonly AsyncLocal<FutureObserver.Callback?> Flow = new();

    [ThreadStatic]
    private static int t_depth;

    private readonly object _sync = new();
    private readonly List<FutureObserver.Callback> _running = [];
    private int _left;

    /// <summary>Whether a callback has called, or has had this done, and goes on.</summary>
    internal static bool IsWithin => t_depth > 0 || Flow.Value is { HasEnded: false };

    /// <summary>Whether none is left.</summary>
    internal bool AreOver => Volatile.Read(ref _left) == 0;

    /// <summary>Called, outside of all locks, when none is left.</summary>
    internal Action? Over { get; init; }

    /// <summary>One of those that run, for a word on what is waited for.</summary>
    internal FutureObserver.Callback? OneThatRuns
    {
        get
        {
            lock (_sync)
                return _running.Count > 0 ? _running[0] : null;
        }
    }

    /// <summary>There is one more.</summary>
    internal FutureObserver.Callback Add(Action<MpiFuture> callback)
    {
        Interlocked.Increment(ref _left);
        return new FutureObserver.Callback(callback, this);
    }

    /// <summary>Waits until none is left. Returns false if the time was over first.</summary>
    internal bool Wait(TimeSpan timeout)
    {
        long end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (_sync)
        {
            while (!AreOver)
            {
                long left = end - Environment.TickCount64;
                if (left <= 0)
                    return false;
                Monitor.Wait(_sync, TimeSpan.FromMilliseconds(left));
            }

            return true;
        }
    }

    /// <summary>Runs one to its end.</summary>
    internal void Run(FutureObserver.Callback callback, MpiFuture future, Action<MpiFuture> action)
    {
        FutureObserver.Callback? outer = Flow.Value;
        Flow.Value = callback;
        t_depth++;
        lock (_sync)
            _running.Add(callback);
        try
        {
            action(future);
        }
        catch (Exception e)
        {
            Log.CallbackFailed(logger, future.Title, future.TaskId, e);
        }
        finally
        {
            t_depth--;
            Flow.Value = outer;
            End(callback);
        }
    }

    private void End(FutureObserver.Callback callback)
    {
        lock (_sync)
        {
            _running.Remove(callback);
            if (Interlocked.Decrement(ref _left) > 0)
                return;
            Monitor.PulseAll(_sync);
        }

        Over?.Invoke();
    }
}
