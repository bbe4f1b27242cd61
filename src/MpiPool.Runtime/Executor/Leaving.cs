using MpiPool.Interop;
using MpiPool.Scheduling;

namespace MpiPool;

/// <summary>What happens if a process ends while its pool is open: the other ranks must not wait for it for ever.</summary>
internal static class Leaving
{
    /// <summary>How long a main rank that leaves waits for tasks that still run. Nobody will see their results.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>So often is looked whether Main has come to its end.</summary>
    private static readonly TimeSpan LookForMain = TimeSpan.FromMilliseconds(50);

    /// <summary>On the main rank: queued tasks are given up and the workers let go; if one is busy for long, all ranks are ended.</summary>
    /// <param name="runtime">The MPI in use.</param>
    /// <param name="scheduler">The pool's.</param>
    /// <param name="leave">The workers' ranks in World, if their processes end with the pool.</param>
    internal static void Guard(MpiRuntime runtime, Scheduler scheduler, int[]? leave)
    {
        Action atExit = () =>
        {
            // Where one thread alone may see to the pool, none could outlive Main for it.
            if (!scheduler.AnyThread && scheduler.IsClosed)
                scheduler.WaitEnded();
            using var watch = Overdue.WatchAtExit("a pool that was still open");
            scheduler.Close(cancelQueued: true);
            if (scheduler.WaitStopped(Patience) && !scheduler.HasFailed)
                return;
            Abort(
                runtime,
                scheduler.HasFailed
                    ? "a pool has broken down, and its workers would wait for ever"
                    : "the main rank's process ends while tasks run on its workers, and nobody will see their results"
            );
        };
        scheduler.OnStopped = () =>
        {
            MpiRuntime.RemoveProgress(scheduler);
            if (leave is not null && !scheduler.HasFailed)
                runtime.Depart(leave);
        };
        scheduler.OnOver = () =>
        {
            if (!scheduler.HasFailed)
                runtime.RemoveAtExit(atExit);
        };
        runtime.AtExit(atExit);
        MpiRuntime.AddProgress(scheduler);
    }

    /// <summary>In process the workers end with the process.</summary>
    internal static void GuardInProcess(Scheduler scheduler)
    {
        EventHandler atExit = (_, _) => scheduler.ReportAtExit();
        scheduler.OnOver = () => AppDomain.CurrentDomain.ProcessExit -= atExit;
        AppDomain.CurrentDomain.ProcessExit += atExit;
    }

    /// <summary>
    /// Who shuts a pool down without waiting wants its tasks to run out, though Main comes to its end: .NET waits for this thread then. It
    /// does not for Environment.Exit, which a task or a callback may call: to wait for that one there would be for ever.
    /// </summary>
    internal static void OutliveMain(Scheduler scheduler)
    {
        // Nobody but the thread that has initialised MPI may see to the pool.
        if (!scheduler.AnyThread || scheduler.IsOver || !scheduler.TryOutliveMain())
            return;
        Thread caller = Thread.CurrentThread;
        new Thread(() =>
        {
            // While the program goes on, nobody waits: there is nothing to say, and the pool's own thread sees to it.
            while (!scheduler.WaitOver(LookForMain))
            {
                if (!HasEnded(caller))
                    continue;
                scheduler.WaitEnded();
                return;
            }
        })
        {
            Name = "MpiPool runs out",
        }.Start();
    }

    /// <summary>Whether a thread has ended; Main's becomes a background thread when all it has left to do is to wait for others.</summary>
    private static bool HasEnded(Thread thread)
    {
        try
        {
            return !thread.IsAlive || thread.IsBackground;
        }
        catch (ThreadStateException)
        {
            return true; // just now
        }
    }

    /// <summary>
    /// Does what other ranks wait for. If the process ends in the middle of it, or after it has failed, all ranks are ended.
    /// </summary>
    /// <param name="runtime">The MPI in use.</param>
    /// <param name="rank">This rank.</param>
    /// <param name="when">What the rank does, for the message.</param>
    /// <param name="action">How.</param>
    internal static void WhileOthersWait(MpiRuntime runtime, int rank, string when, Action action)
    {
        Action atExit = () => Abort(runtime, $"rank {rank} ends its process {when}");
        runtime.AtExit(atExit);
        bool othersKnow = false;
        try
        {
            action();
            othersKnow = true;
        }
        catch (TaskTableMismatchException)
        {
            othersKnow = true;
            throw;
        }
        finally
        {
            if (othersKnow)
                runtime.RemoveAtExit(atExit);
        }
    }

    private static void Abort(MpiRuntime runtime, string reason)
    {
        UnhandledErrors.WriteBeforeAbort($"MpiPool: all ranks are ended, because {reason}.");
        runtime.Abort(Environment.ExitCode == 0 ? 1 : Environment.ExitCode);
    }
}
