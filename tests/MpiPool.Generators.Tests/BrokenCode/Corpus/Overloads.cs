static class Jobs
{
    [MpiTask] public static double Half(double x) => x / 2;
    [MpiTask] public static int Count(int? x, string? y) => 1;
    [MpiTask] public static long Sum(int[] all, long start = 0) => all.Sum() + start;
    static void Use(MpiExecutor pool)
    {
        pool.Submit(Half, 1.0); pool.SubmitHalf(1); pool.SubmitCount(null, null); pool.SubmitSum([1, 2]);
        pool.Submit((Func<double, double>)Half, 2); pool.Submit(new Func<double, double>(Half), 2.5);
    }
}
