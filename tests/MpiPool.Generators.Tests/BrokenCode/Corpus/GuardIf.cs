static class Programs
{
    [MpiTask] public static int F(int x) => x;
    static void A() { using var pool = new MpiExecutor(); if (pool.WorkersExit()) return; pool.Submit(F, 1); }
    static void B() { using (var pool = new MpiExecutor()) { if (pool.IsMain) { pool.Submit(F, 1); } else Console.WriteLine(); } }
    static void C(bool b) { using var pool = new MpiExecutor(); if (!pool.IsWorker && b || pool.IsMain) pool.SubmitF(1); pool.Map(F, [1]); }
    static void D() { var pool = new MpiExecutor(); pool.WorkersExit(); pool.Submit(F, 1); }
}
