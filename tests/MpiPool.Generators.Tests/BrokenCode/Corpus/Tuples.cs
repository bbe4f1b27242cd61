static class Jobs
{
    [MpiTask] public static (int Low, int High) Range((int A, string? B) x, ((int, int) P, double[] Q)? y) => (1, 2);
    [MpiTask] public static Tuple<int, string> Old(Tuple<int, (int, int, int, int, int, int, int, int)> x,
        ValueTuple<string> y) => new(1, "");
    static int Use(MpiExecutor pool) { (int a, int b) = pool.Submit(Range, (1, "b"), (((int, int), double[])?)null).Result; return a + b; }
    static void Star(MpiExecutor pool) => pool.StarMap(Range, [((1, ""), (((int, int), double[])?)null)]);
}
