using MpiPool;

// The smallest program with a pool: what c/hello.c does. Its start is timed, its size is weighed.
using (var pool = new MpiExecutor())
{
    if (pool.IsMain)
    {
        var greetings = Enumerable.Range(1, pool.Size).Select(number => pool.Submit(Tasks.Hello, number)).ToList();
        foreach (var greeting in greetings)
            Console.WriteLine(greeting.Result);
    }
}

MpiCommunicator.World.Barrier();

internal static class Tasks
{
    [MpiTask]
    public static string Hello(int number, MpiTaskContext context) => $"Hello {number} from rank {context.WorkerRank}";
}
