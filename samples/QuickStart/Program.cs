using MpiPool;

using (var pool = new MpiExecutor())
{
    // The main rank comes here at once. The others are workers: they serve tasks inside the constructor until the pool shuts down.
    if (pool.IsMain)
    {
        // Submit queues one run of a task and returns its future.
        var futures = Enumerable.Range(0, 100).Select(i => pool.Submit(Tasks.Menial, i)).ToList();
        Console.WriteLine(string.Join(", ", futures.Select(f => f.Result)));

        // Map runs the task for each input and gives the results in input order.
        foreach (long r in pool.Map(Tasks.Menial, Enumerable.Range(0, 100)))
            Console.WriteLine(r);
    }
}

// From here on all ranks run together again.
MpiCommunicator.World.Barrier();
Console.WriteLine("All processes continue code execution");

internal static class Tasks
{
    /// <summary>The result tells which worker had the task. In process, where World has a single rank 0, it is always 1.</summary>
    [MpiTask]
    public static long Menial(int x) => (long)Math.Pow(x, MpiCommunicator.World.Rank);
}
