static class Jobs
{
    [MpiTask] public static double Solve(double[] part, MpiTaskContext context)
    {
        Span<double> sum = stackalloc double[1];
        MpiCommunicator.Self.AllReduce<double>(part.AsSpan(0, 1), sum, MpiOperation.Sum);
        return context.CancellationToken.IsCancellationRequested ? 0 : sum[0] + context.TaskId;
    }
    static IEnumerable<double> Use(MpiExecutor pool) { foreach (MpiFuture<double> f in pool.SubmitBatch(Solve, [new[] {
        1.0 }])) yield return f.Result; }
}
