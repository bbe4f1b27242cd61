static class Jobs
{
    [MpiTask] public static T Same<T>(T x) => x;
    [MpiTask] public static TResult? First<T, TResult>(IReadOnlyList<T> items, Dictionary<T,
        TResult> map) where T : notnull => map[items[0]];
    static void Use(MpiExecutor pool)
    {
        pool.Submit(Same, 1);
        pool.Submit(Same<string>, "a");
        pool.Submit(First, new List<int>(), new Dictionary<int, string>());
    }
}
