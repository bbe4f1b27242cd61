namespace MpiPool;

/// <content>The guard, and the block form.</content>
public sealed partial class MpiExecutor
{
    private bool _inBlock;

    /// <summary>
    /// The guard: parts the main rank's way from the workers'. Write <c>if (pool.WorkersExit()) return;</c> after the constructor, or
    /// <c>pool.WorkersExit();</c> inside of <see cref="Run"/>, where a worker then leaves the block.
    /// </summary>
    /// <returns>True on a worker, which has served until shutdown; false on the main rank.</returns>
    /// <example>
    /// <code>
    /// using var pool = new MpiExecutor();
    /// if (pool.WorkersExit()) return;
    /// Console.WriteLine(pool.Submit(Tasks.Square, 12).Result);    // the main rank only
    /// </code>
    /// </example>
    public bool WorkersExit()
    {
        if (IsMain)
            return false;
        if (_inBlock)
            throw new BlockExit(this);
        return true;
    }

    /// <summary>Makes a pool on every rank, runs <paramref name="body"/> with it, and shuts it down.</summary>
    /// <param name="body">What to run. <c>pool.WorkersExit();</c> in it parts the ways: what follows is for the main rank only.</param>
    /// <param name="options">How to make the pool.</param>
    /// <example>
    /// <code>
    /// MpiExecutor.Run(pool =&gt;
    /// {
    ///     pool.WorkersExit();                         // a worker goes to the end of the block
    ///     Console.WriteLine(pool.Submit(Tasks.Square, 12).Result);
    /// });
    /// MpiCommunicator.World.Barrier();                // every rank goes on together
    /// </code>
    /// </example>
    public static void Run(Action<MpiExecutor> body, MpiExecutorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var pool = new MpiExecutor(options ?? new MpiExecutorOptions()) { _inBlock = true };
        try
        {
            body(pool);
        }
        catch (BlockExit exit) when (exit.Pool == pool)
        {
            // A worker has reached the guard.
        }
    }

    /// <summary>Makes a pool on every rank, runs <paramref name="body"/> with it, and shuts it down.</summary>
    /// <param name="body">What to run. <c>pool.WorkersExit();</c> in it parts the ways: what follows is for the main rank only.</param>
    /// <param name="options">How to make the pool.</param>
    /// <example>
    /// <code>
    /// await MpiExecutor.RunAsync(async pool =&gt;
    /// {
    ///     pool.WorkersExit();                         // a worker goes to the end of the block
    ///     Console.WriteLine(await pool.Submit(Tasks.Square, 12));
    /// });
    /// </code>
    /// </example>
    public static async Task RunAsync(Func<MpiExecutor, Task> body, MpiExecutorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        var pool = new MpiExecutor(options ?? new MpiExecutorOptions()) { _inBlock = true };
        await using (pool.ConfigureAwait(false))
        {
            try
            {
                await body(pool).ConfigureAwait(false);
            }
            catch (BlockExit exit) when (exit.Pool == pool)
            {
                // A worker has reached the guard.
            }
        }
    }

    /// <summary><see cref="Run"/> of a body that begins with the guard: a worker has nothing to do in it.</summary>
    internal static void RunGuarded(Action<MpiExecutor> body, MpiExecutorOptions? options)
    {
        ArgumentNullException.ThrowIfNull(body);
        using var pool = new MpiExecutor(options ?? new MpiExecutorOptions());
        if (pool.IsMain)
            body(pool);
    }

    /// <summary><see cref="RunAsync"/> of a body that begins with the guard: a worker has nothing to do in it.</summary>
    internal static async Task RunGuardedAsync(Func<MpiExecutor, Task> body, MpiExecutorOptions? options)
    {
        ArgumentNullException.ThrowIfNull(body);
        var pool = new MpiExecutor(options ?? new MpiExecutorOptions());
        await using (pool.ConfigureAwait(false))
        {
            if (pool.IsMain)
                await body(pool).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Takes a worker from the guard to the end of its block, where the guard is not the block's beginning or interceptors are off.
    /// </summary>
    private sealed class BlockExit(MpiExecutor pool) : Exception("A worker has left the block of MpiExecutor.Run.")
    {
        internal MpiExecutor Pool { get; } = pool;
    }
}
