static class Programs
{
    [MpiTask] public static int F(int x) => x;
    static void A()
    {
        using var p = new MpiExecutor();
        try { if (p.WorkersExit()) return; p.Submit(F, 1); }
        catch (InvalidOperationException e) when (p.IsMain) { p.Submit(F, e.Message.Length); throw; }
        finally { p.Submit(F, 2); }
        while (p.IsMain) { do { p.Submit(F, 3); if (p.IsWorker) break; else continue; } while (true); }
    }
}
