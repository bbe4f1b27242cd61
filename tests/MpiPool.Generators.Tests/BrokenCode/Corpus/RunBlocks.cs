static class Programs
{
    [MpiTask] public static int F(int x) => x;
    static void A() => MpiExecutor.Run(pool => { pool.WorkersExit(); pool.Submit(F, 1); });
    static void B() => MpiExecutor.Run((MpiExecutor p) => { if (p.WorkersExit()) { return; } p.SubmitF(1); }, new MpiExecutorOptions {
        Rejoin = true });
    static async Task C() => await MpiExecutor.RunAsync(async pool => { pool.WorkersExit(); await pool.Submit(F, 1); });
    static void D() => MpiExecutor.Run(pool => { Console.WriteLine(); if (pool.IsMain) foreach (int x in pool.Map(F, [1])) { } });
}
