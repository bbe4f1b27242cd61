static class Jobs
{
    [MpiTask] public static int F(int x, IReadOnlyList<string> y) => x;
    static void Use(MpiExecutor pool, IEnumerable<(int, List<string>)> groups, IEnumerable<(int A, string[] B)> more)
    {
        foreach (int a in pool.StarMap(F, groups)) Console.WriteLine(a);
        int[] all = [.. pool.StarMap(F, more)];
        pool.Submit(F, all[0], new List<string> { "a" }, CancellationToken.None);
    }
}
