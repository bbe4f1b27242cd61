using Microsoft.Extensions.Logging;

namespace MpiPool.Scheduling;

/// <summary>
/// The failed tasks of a pool at which nobody has looked: a program that asks for no results must not end as if all had gone well.
/// </summary>
internal sealed class UnseenFailures
{
    /// <summary>So many are kept, to be named; the others are counted.</summary>
    private const int MostKept = 1_000;

    private readonly Lock _sync = new();
    private readonly Lock _reporting = new();
    private readonly HashSet<MpiFuture> _kept = [];
    private long _count;
    private bool _isReported;

    /// <summary>A task is about to fail.</summary>
    internal void Add(MpiFuture future)
    {
        lock (_sync)
        {
            if (future.Attention != Attention.None)
                return;
            future.Attention = Attention.Missing;
            _count++;
            if (_kept.Count < MostKept)
                _kept.Add(future);
        }
    }

    /// <summary>Somebody looks at a task's end, or will be told of it.</summary>
    internal void See(MpiFuture future)
    {
        lock (_sync)
        {
            if (future.Attention == Attention.Missing)
            {
                _count--;
                _kept.Remove(future);
            }

            future.Attention = Attention.Given;
        }
    }

    /// <summary>
    /// Says once, at the pool's end, how many there are, and what the first one was. Whoever returns from here knows it said.
    /// </summary>
    internal void Report(ILogger logger)
    {
        lock (_reporting)
        {
            if (_isReported)
                return;
            _isReported = true;
            Say(logger);
        }
    }

    private void Say(ILogger logger)
    {
        long count;
        MpiFuture? first;
        lock (_sync)
        {
            count = _count;
            first = _kept.MinBy(future => future.TaskId);
            _kept.Clear();
        }

        if (count == 0)
            return;
        string example = first is null
            ? ""
            : $" The first: task {first.Title} (number {first.TaskId}) on worker rank {first.WorkerRank}: {first.FailureMessage}";
        Log.FailuresUnseen(logger, count, count == 1 ? "task has" : "tasks have", example);
    }
}

/// <summary>Whether anybody has looked at how a task ended.</summary>
internal enum Attention : byte
{
    None,

    /// <summary>The task has failed, and nobody has looked.</summary>
    Missing,

    /// <summary>Somebody has looked, or will be told.</summary>
    Given,
}
