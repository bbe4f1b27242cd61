using MpiPool;

using (var pool = new MpiExecutor())
{
    // The main rank comes here at once. The others are workers: they serve tasks inside the constructor until the pool shuts down.
    if (pool.IsMain)
    {
        // Submit queues one run of a task and returns its future, whose Result waits for the run.
        var futures = Enumerable.Range(0, 8).Select(block => pool.Submit(Tasks.CountPrimes, block)).ToList();
        foreach (var future in futures)
            Console.WriteLine(future.Result);

        // Map runs the task for each input and gives the results in input order.
        Console.WriteLine($"The squares of 1 to 100 add up to {pool.Map(Tasks.Square, Enumerable.Range(1, 100)).Sum()}.");
    }
}

// From here on all ranks run together again.
MpiCommunicator.World.Barrier();
Console.WriteLine("All processes continue code execution");

internal static class Tasks
{
    private const int Block = 100_000;

    /// <summary>Counts the primes of a block of numbers. The context is supplied on the worker, and not sent.</summary>
    [MpiTask]
    public static string CountPrimes(int block, MpiTaskContext context)
    {
        int count = Enumerable.Range(block * Block, Block).Count(IsPrime);
        return $"Worker {context.WorkerRank} counted {count} primes from {block * Block} on";
    }

    [MpiTask]
    public static long Square(int x) => (long)x * x;

    private static bool IsPrime(int x)
    {
        for (int divisor = 2; divisor * divisor <= x; divisor++)
        {
            if (x % divisor == 0)
                return false;
        }

        return x > 1;
    }
}
