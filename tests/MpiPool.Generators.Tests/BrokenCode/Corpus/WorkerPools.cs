static class Jobs
{
    [MpiTask] public static int Twice(int x) => 2 * x;
    [MpiTask] public static string Join(int x, string y) => x + y;
    static void Use()
    {
        using var pool = new MpiWorkerPool();
        if (pool.WorkersExit()) return;
        int a = pool.Apply(Twice, 1);
        MpiAsyncResult<int> b = pool.ApplyAsync(Twice, 2);
        foreach (int c in pool.IMap(Twice, [1, 2])) a += c;
        pool.StarMap(Join, [(1, "a")]);
        pool.MapAsync(Twice, [b.Get()]);
        pool.Close();
    }
}
