static class Jobs
{
    [MpiTask] public static async Task Go(int x) => await Task.Delay(x);
    [MpiTask] public static async Task<int> Give(int x, CancellationToken token) { await Task.Delay(x, token); return x; }
    [MpiTask] public static ValueTask<string> Fast(MpiTaskContext context) => new(context.WorkerRank.ToString());
    static async Task<int> Use(MpiExecutor pool) { await pool.Submit(Go, 1);
        return await pool.Submit(Give, 2) + (await pool.Submit(Fast)).Length; }
}
