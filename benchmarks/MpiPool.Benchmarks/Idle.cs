using System.Diagnostics;

namespace MpiPool.Benchmarks;

/// <summary>What a pool costs while nothing happens, and how soon it is back.</summary>
internal static class Idle
{
    public static void Run(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            int milliseconds = (int)parameters["milliseconds", 5000];
            parameters.WarmUp(() => Bench.Expect(1, pool.Submit(Tasks.Next, 0).Result));

            // Nobody has anything to do. The worker's share has the two tasks that ask for it in it.
            long worker = pool.Submit(Tasks.ProcessTime).Result;
            long main = Machine.ProcessTime;
            Thread.Sleep(milliseconds);
            main = Machine.ProcessTime - main;
            worker = pool.Submit(Tasks.ProcessTime).Result - worker;
            Bench.Print("idle_worker_percent", Percent(worker, milliseconds));
            Bench.Print("idle_main_percent", Percent(main, milliseconds));

            // The main rank waits for a task that is long.
            long waiting = Machine.ProcessTime;
            pool.Submit(Tasks.Sleep, milliseconds).Wait();
            Bench.Print("waiting_main_percent", Percent(Machine.ProcessTime - waiting, milliseconds));

            var first = new double[parameters.Count(5)];
            for (int i = 0; i < first.Length; i++)
            {
                Thread.Sleep((int)parameters["pause", 1000]);
                long start = Stopwatch.GetTimestamp();
                Bench.Expect(i + 1, pool.Submit(Tasks.Next, i).Result);
                first[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            Bench.Print("first_task_ms", Bench.Median(first));
        });

    private static double Percent(long nanoseconds, int milliseconds) => 100 * (nanoseconds / 1e6) / milliseconds;
}
