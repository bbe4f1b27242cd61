using MpiPool.Scheduling;
using MpiPool.Scheduling.Core;

namespace MpiPool.Benchmarks;

/// <summary>
/// What the scheduling core itself costs for each task, without arguments, messages and workers: submitted, handed out, ended. In processor
/// time, since nothing waits.
/// </summary>
internal static class CoreAlone
{
    private const int Together = 2000;

    public static void Run(Parameters parameters)
    {
        int count = parameters.Count(2_000_000);
        parameters.WarmUp(() => Time(count / 20, workers: 4, methods: 8));
        Bench.Print("ns_per_task", Time(count, workers: 4, methods: 1));
        Bench.Print("ns_per_task_1000_workers", Time(count, workers: 1000, methods: 1));
        Bench.Print("ns_per_task_8_methods_in_turn", Time(count, workers: 4, methods: 8));
    }

    private static double Time(int count, int workers, int methods)
    {
        var core = new SchedulingCore<NoFaults>(workers, new BatchPolicy());
        var commands = new Commands();
        for (int worker = 0; worker < workers; worker++)
            core.On(Event.WorkerJoined(worker, generation: 1), 0, commands);
        for (int method = 0; method < methods; method++)
            core.On(Event.Measured(method, 1, TimeSpan.TicksPerMicrosecond), 0, commands);
        Play(core, commands, Math.Min(count, 20 * Together), methods);
        var times = new double[9];
        foreach (ref double time in times.AsSpan())
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            Play(core, commands, count / times.Length, methods);
            time = (Environment.CpuUsage.TotalTime - start).TotalNanoseconds / (count / times.Length);
        }

        Bench.Expect(0, core.Queued + core.Running);
        return Bench.Median(times);
    }

    /// <summary>Submits some runs, and lets them end, until there have been so many.</summary>
    private static void Play(SchedulingCore<NoFaults> core, Commands commands, int count, int methods)
    {
        RunOptions options = RunOptions.Default;
        long now = 0;
        for (int submitted = 0; submitted < count || core.Queued + core.Running > 0; )
        {
            for (int i = 0; i < Together && submitted < count; i++, submitted++)
            {
                core.On(Event.Submitted(core.Reserve(), submitted % methods, options), now, commands);
            }

            core.On(Event.Tick(), ++now, commands);
            End(core, commands, now);
        }
    }

    /// <summary>What was handed out has ended; the numbers of what has ended are free again.</summary>
    private static void End(SchedulingCore<NoFaults> core, Commands commands, long now)
    {
        int known = commands.Items.Length;
        for (int i = 0; i < known; i++)
        {
            Command command = commands.Items[i];
            if (command.Kind == CommandKind.Run)
                core.On(Event.Result(command.Lane, command.Sequence, command.Count), now, commands);
        }

        foreach (ref readonly Command command in commands.Items)
        {
            if (command.Kind != CommandKind.Ended)
                continue;
            foreach (int run in commands.RunsOf(command))
                core.Release(run);
        }

        commands.Clear();
    }
}
