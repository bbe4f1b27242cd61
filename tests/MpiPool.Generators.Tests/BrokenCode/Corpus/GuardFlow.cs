static class Programs
{
    [MpiTask] public static int F(int x) => x;
    static int A(MpiExecutor? p) { if (p?.IsMain == true) return p.Submit(F, 1).Result; return p?.IsMain ?? false ? 1 : 0; }
    static void B() { using var p = new MpiExecutor(); foreach (int x in p.IsMain ? new[] { 1 } : []) p.Submit(F, x); }
    static void C() { using var p = new MpiExecutor(); (bool m, int n) = (p.IsMain, 1); if (m) p.Submit(F, n); }
    static void D() { using var p = new MpiExecutor(); bool w = p.IsWorker; switch (w) { case true: return; default: p.Submit(F, 1);
        break; } }
}
