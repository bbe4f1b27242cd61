using (var pool = new MpiExecutor())
{
    if (pool.IsMain)
    {
        var futures = Enumerable.Range(0, 10).Select(i => pool.Submit(Jobs.Menial, i)).ToList();
        Console.WriteLine(string.Join(", ", futures.Select(f => f.Result)));
    }
}
MpiCommunicator.World.Barrier();
static class Jobs { [MpiTask] public static long Menial(int x) => (long)Math.Pow(x, MpiCommunicator.World.Rank); }
