namespace MpiPool.TestProgram.Scenarios;

internal sealed record Multiplier(int Factor)
{
    [MpiTask]
    public int Times(int x) => x * Factor;
}

internal static class KindTasks
{
    private static int _calls;

    [MpiTask]
    public static void CountCall(int by) => Interlocked.Add(ref _calls, by);

    [MpiTask]
    public static int Nothing() => 17;

    [MpiTask]
    public static async Task PauseAsync(int milliseconds) => await Task.Delay(milliseconds);

    [MpiTask]
    public static async Task<int> DoubleLaterAsync(int x)
    {
        await Task.Delay(5);
        return x * 2;
    }

    [MpiTask]
    public static async ValueTask PauseShortlyAsync() => await Task.Yield();

    [MpiTask]
    public static ValueTask<string> TextAsync(int x) => ValueTask.FromResult($"<{x}>");

    [MpiTask]
    public static (int Rank, long Id) WhoRunsThis(int unused, MpiTaskContext context) =>
        unused >= 0 ? (context.WorkerRank, context.TaskId) : default;

    [MpiTask]
    public static bool IsCanceled(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested;
}

/// <summary>The shapes that a task's method may have.</summary>
internal static class TaskKindScenarios
{
    public static IEnumerable<(string Name, Action Run)> All => [("task-kinds", () => Pools.OnMain(Kinds)), ("context", () => Pools.OnMain(Context))];

    private static void Kinds(MpiExecutor pool)
    {
        pool.Submit(KindTasks.CountCall, 1).Wait();
        Expect.Equal(17, pool.Submit(KindTasks.Nothing).Result);
        pool.Submit(KindTasks.PauseAsync, 10).Wait();
        pool.Submit(KindTasks.PauseShortlyAsync).Wait();
        Expect.Equal(10, pool.Submit(KindTasks.DoubleLaterAsync, 5).Result);
        Expect.Equal("<5>", pool.Submit(KindTasks.TextAsync, 5).Result);
        Expect.Sequence(Enumerable.Range(0, 50).Select(x => x * 2), pool.Map(KindTasks.DoubleLaterAsync, Enumerable.Range(0, 50)));
        var multiplier = new Multiplier(3);
        Expect.Equal(21, pool.Submit(multiplier.Times, 7).Result);
        Expect.Equal(12, AwaitedAsync(pool).GetAwaiter().GetResult());
    }

    private static async Task<int> AwaitedAsync(MpiExecutor pool) => await pool.Submit(KindTasks.DoubleLaterAsync, 6);

    private static void Context(MpiExecutor pool)
    {
        var futures = Enumerable.Range(0, 20).Select(i => pool.Submit(KindTasks.WhoRunsThis, i)).ToList();
        foreach (var future in futures)
        {
            var (rank, id) = future.Result;
            Expect.Equal(future.WorkerRank, rank);
            Expect.Equal(future.TaskId, id);
            Expect.True(rank >= 1 && rank <= pool.Size);
        }

        Expect.True(!pool.Submit(KindTasks.IsCanceled).Result);
    }
}
