namespace MpiPool;

/// <summary>A worker reached an operation that only the main rank may do.</summary>
public sealed class PoolGuardException : InvalidOperationException
{
    internal PoolGuardException(string message)
        : base(message)
    {
    }

    internal static PoolGuardException For(string operation, int rank) => new(
        $"{operation} was called on rank {rank}, which is a worker: only the main rank hands out tasks. Write 'if (pool.WorkersExit()) return;' after the " +
        "pool's constructor, or put the main rank's part into 'if (pool.IsMain) { ... }', or use MpiExecutor.Run(pool => { pool.WorkersExit(); ... }).");
}
