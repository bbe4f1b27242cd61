namespace MpiPool.TestProgram;

/// <summary>The usual way into a scenario.</summary>
internal static class Pools
{
    /// <summary>The program was started as a single process: its workers are threads, and World holds itself alone.</summary>
    public static bool IsSingleProcess => MpiCommunicator.World.Size == 1;

    /// <summary>Opens a pool, runs the main rank's part and shuts down; a worker serves and returns.</summary>
    public static void OnMain(Action<MpiExecutor> main, MpiExecutorOptions? options = null)
    {
        using var pool = new MpiExecutor(options ?? new MpiExecutorOptions());
        if (pool.WorkersExit())
            return;
        main(pool);
    }
}
