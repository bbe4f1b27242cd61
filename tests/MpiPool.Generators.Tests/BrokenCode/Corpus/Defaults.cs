static class Jobs
{
    internal const double Pi = 3.14;
    [MpiTask] public static void Go(int a = -1, double b = Pi, string c = "\"x\"\n", DayOfWeek d = DayOfWeek.Friday, Guid e = default,
        float f = float.NaN) { }
    [MpiTask] public static void More([System.Runtime.CompilerServices.CallerLineNumber] int a = 0, char b = '\'', long? c = null,
        decimal d = 1e3m, uint e = 1) { }
    static void Use(MpiExecutor pool) { pool.SubmitGo(); pool.SubmitGo(c: "y", f: 1); pool.SubmitMore(1, d: 2); }
}
