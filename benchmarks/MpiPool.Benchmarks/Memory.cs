namespace MpiPool.Benchmarks;

/// <summary>What tasks cost in memory.</summary>
internal static class Memory
{
    /// <summary>The peak of a long map beyond that of one with a hundredth of the inputs, on either side.</summary>
    public static void RunMap(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            int count = parameters.Count(100_000_000);
            Throughput.Map(pool, count / 100);
            long main = Machine.PeakMemory,
                worker = pool.Submit(Tasks.PeakMemory).Result;
            Throughput.Map(pool, count);
            Bench.Print("main_mb", (Machine.PeakMemory - main) / 1e6);
            Bench.Print("worker_mb", (pool.Submit(Tasks.PeakMemory).Result - worker) / 1e6);
        });

    /// <summary>
    /// Futures of tasks that have to wait for a worker: what the process grows by for each, the caller's array of them not counted.
    /// </summary>
    public static void RunFutures(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            var futures = new MpiFuture<int>[parameters.Count(10_000_000)];

            // Touched, so that the array is in memory before it is looked at.
            Array.Fill(futures, pool.Submit(Tasks.Next, 0));
            Throughput.SubmitAndWait(pool, futures.AsSpan(0, Math.Min(futures.Length, 100_000)));
            Array.Clear(futures);
            var holds = Enumerable.Range(0, pool.Size).Select(_ => pool.Submit(Tasks.Hold)).ToList();
            long live = GC.GetTotalMemory(forceFullCollection: true),
                memory = Machine.Memory;
            for (int i = 0; i < futures.Length; i++)
                futures[i] = pool.Submit(Tasks.Next, i);
            memory = Machine.Memory - memory;
            live = GC.GetTotalMemory(forceFullCollection: true) - live;
            Bench.Print("bytes", (double)memory / futures.Length);
            Bench.Print("live_bytes", (double)live / futures.Length);

            foreach (var hold in holds)
                hold.Cancel();
            for (int i = 0; i < futures.Length; i++)
                Bench.Expect(i + 1, futures[i].Result);
        });
}
