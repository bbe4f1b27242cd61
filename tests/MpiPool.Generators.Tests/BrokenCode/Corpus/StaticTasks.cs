static class Jobs
{
    [MpiTask] public static long Menial(int x) => x;
    [MpiTask] internal static void Nothing() { }
    [MpiTask(Name = "Other")] public static string? Text(string? a, byte[] b, decimal c = 1.5m, char d = 'x') => a;
    static void Use(MpiExecutor pool) { pool.Submit(Menial, 1); pool.SubmitNothing(); pool.SubmitOther("", [1], d: 'y'); }
}
