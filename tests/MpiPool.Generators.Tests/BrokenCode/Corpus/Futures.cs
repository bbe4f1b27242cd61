static class Jobs
{
    [MpiTask] public static int F(int x) => x;
    static async Task<int> Use(MpiExecutor pool)
    {
        MpiFuture<int>[] all = [pool.Submit(F, 1), pool.SubmitF(2), pool.Submit(F, 3, CancellationToken.None)];
        await MpiFuture.WhenAll(all);
        foreach (var f in MpiFuture.AsCompleted(all)) if (f is { IsFaulted: false, Result: > 1 and var r }) return r;
        return all[0].Cancel() ? -1 : await (pool?.Submit(F, 4) ?? all[1]);
    }
}
