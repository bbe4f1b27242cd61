static class Jobs
{
    [MpiTask] public static double F(int x, string y) => x;
    static async Task Use(MpiExecutor pool, IAsyncEnumerable<int> source, IEnumerable<string> names)
    {
        foreach (double a in pool.Map(F, Enumerable.Range(0, 9), names)) _ = a;
        foreach (double a in pool.MapUnordered(F, [1, 2], ["a"])) _ = a;
        await foreach (double a in pool.MapAsync(F, [1], names)) _ = a;
        await foreach (int b in pool.MapUnorderedAsync(G, source)) _ = b;
        MpiBatch<double> batch = pool.SubmitBatch(F, [1], names);
    }
    [MpiTask] static internal int G(int x) => x;
}
