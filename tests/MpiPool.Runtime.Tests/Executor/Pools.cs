namespace MpiPool.Runtime.Tests.Executor;

internal static class Pools
{
    /// <summary>A pool in process.</summary>
    internal static MpiExecutor Open(int workers = 2) =>
        new(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = workers });

    /// <summary>Waits for what other threads are about to do; fails the test if they never do.</summary>
    internal static void WaitFor(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(100)), "The condition has not come true within 100 seconds.");

    /// <summary>Waits until this many tasks have begun and wait at the gate, which is closed.</summary>
    internal static void WaitAtGate(int tasks) => WaitFor(() => PoolTasks.AtGate == tasks);
}
