namespace MpiPool;

/// <summary>A worker reached an operation that only the main rank may do, or a task opens a pool of other ranks.</summary>
public sealed class PoolGuardException : InvalidOperationException
{
    internal PoolGuardException(string message)
        : base(message) { }

    internal static PoolGuardException For(string operation, int rank) =>
        new(
            $"{operation} was called on rank {rank}, which is a worker: only the main rank hands out tasks. Write 'if (pool.WorkersExit()) "
                + $"return;' after the "
                + "pool's constructor, or put the main rank's part into 'if (pool.IsMain) { ... }', or use MpiExecutor.Run(pool => { "
                + "pool.WorkersExit(); ... })."
        );

    internal static PoolGuardException ForTask(int rank) =>
        new(
            $"A task, on worker rank {rank}, opens a pool of several ranks: they serve the pool that runs the task, and would never "
                + $"come to "
                + $"another one. Open the pool on the main rank, "
                + "outside of tasks; or give the task a pool of its own with Transport = MpiTransport.InProcess, or with Communicator = "
                + "MpiCommunicator.Self, set by the program and not by the environment."
        );
}
