namespace MpiPool.Benchmarks;

/// <summary>
/// What a task costs the main rank, however many workers there are: processor time of the thread that submits and waits, which is the one
/// that drives the pool. Workers in process are had by MPIPOOL_TRANSPORT=InProcess and MPIPOOL_WORKER_COUNT.
/// </summary>
internal static class Scale
{
    public static void Run(Parameters parameters) =>
        Bench.OnMain(pool =>
        {
            var futures = new MpiFuture<int>[parameters.Count(500_000)];
            parameters.WarmUp(() => Throughput.SubmitAndWait(pool, futures.AsSpan(0, Math.Min(futures.Length, 50_000))));
            Array.Clear(futures);
            GC.Collect();
            long time = Machine.ThreadTime;
            Throughput.SubmitAndWait(pool, futures);
            Bench.Print("ns_per_task", (double)(Machine.ThreadTime - time) / futures.Length);
            Bench.Print("workers", pool.Size);
        });
}
