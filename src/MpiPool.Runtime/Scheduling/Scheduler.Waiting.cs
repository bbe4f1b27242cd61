using System.Globalization;

namespace MpiPool.Scheduling;

/// <content>
/// Waiting for the pool's end, which says from time to time what it waits for: a task or a callback that blocks would else hold it up
/// without a word.
/// </content>
internal sealed partial class Scheduler
{
    private const int FirstWordAfter = 5_000;
    private const int NextWordAfter = 60_000;
    private const int MostNamed = 3;

    // When those who wait say a word, and since when they wait. Several do so as one.
    private long _nextWord;
    private long _waitsSince;
    private int _waiters;

    /// <summary>Waits until the workers are gone and all callbacks have ended; a callback itself waits for the workers only.</summary>
    internal void WaitEnded()
    {
        lock (_sync)
        {
            if (_waiters++ == 0)
            {
                _waitsSince = Environment.TickCount64;
                _nextWord = _waitsSince + FirstWordAfter;
            }
        }

        try
        {
            while (!_progress.WaitFor(this, UntilNextWord))
                SayWhatIsAwaited();
            if (Callbacks.IsWithin)
                return;
            while (!_callbacks.Wait(UntilNextWord))
                SayWhatIsAwaited();

            // The thread that has stopped the pool says it, too, and may not have come to that yet: the process may end at any time now.
            ReportUnseen();
        }
        finally
        {
            lock (_sync)
                _waiters--;
        }
    }

    private TimeSpan UntilNextWord => TimeSpan.FromMilliseconds(Math.Max(1, Volatile.Read(ref _nextWord) - Environment.TickCount64));

    private void SayWhatIsAwaited()
    {
        long now = Environment.TickCount64;
        string what;
        lock (_sync)
        {
            if (now < _nextWord)
                return;
            Volatile.Write(ref _nextWord, now + NextWordAfter);
            what = WhatIsAwaited(now);
        }

        if (what.Length > 0)
            Log.StillWaiting(_logger, (now - _waitsSince) / 1000, what);
    }

    /// <summary>What has not ended, and what can be done about it, the most particular first.</summary>
    private string WhatIsAwaited(long now)
    {
        List<WorkerSlot> busy = [.. _workers.OfType<WorkerSlot>().Where(worker => worker.InFlight > 0)];
        if (busy.Count > 0)
        {
            string tasks = string.Join(", ", busy.Take(MostNamed).Select(worker => Describe(worker, now)));
            string others = busy.Count > MostNamed ? $" and tasks on {busy.Count - MostNamed} other workers" : "";
            string queued = _queue.Count > 0 ? $"; {_queue.Count} more tasks are queued, which Shutdown(cancelFutures: true) gives up" : "";
            return $"{tasks}{others}{queued}. A task that has begun ends by itself only: let it take a CancellationToken, and call "
                + "Cancel() on its future, or give what it waits for a time limit; if it never ends, end the job";
        }

        if (_queue.Count > 0)
            return $"{_queue.Count} queued tasks, which Shutdown(cancelFutures: true) gives up";
        if (_state == PoolState.Closing && _feeds.Count > 0)
        {
            return $"the inputs of a batch of {_feeds[0].Name}, which have not come to their end; Shutdown(cancelFutures: true) gives up "
                + "those that have not come";
        }

        if (_state != PoolState.Stopped)
        {
            return $"worker rank {RanksThatStay} to leave. If it never does, its process hangs or cannot be reached";
        }

        return _callbacks.OneThatRuns is { Running: (var future, var since) }
            ? $"a callback (OnCompleted) on {Name(future)}, which has run {Since(since, now)}. Give what it waits for a time limit"
            : "";
    }

    private static string Describe(WorkerSlot worker, long now)
    {
        MpiFuture oldest = worker.Find(worker.OldestSequence)!; // it holds some
        return $"{Name(oldest)} on worker rank {worker.Rank}, which has run {Since(worker.BusySince, now)}";
    }

    private static string Name(MpiFuture future) => $"task {future.Title} (number {future.TaskId})";

    private static string Since(long start, long now)
    {
        DateTime time = DateTime.Now - TimeSpan.FromMilliseconds(now - start);
        return $"since {time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} ({(now - start) / 1000} s)";
    }
}
