sealed class Machine(double factor)
{
    public double Factor { get; } = factor;
    [MpiTask] public double Scale(double x) => Factor * x;
    [MpiTask] public async Task<double> Later(double x) { await Task.Yield(); return x; }
}
static class Users
{
    static double Use(MpiExecutor pool, Machine m) => pool.Submit(m.Scale, 1.0).Result + pool.Map(m.Later, [1.0,
        2]).Sum() + pool.SubmitScale(m, 2).Result;
}
