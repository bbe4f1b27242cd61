using MpiPool;
using Xunit;

public class StudyTasksTests
{
    private static readonly MpiExecutorOptions InProcess = new() { Transport = MpiTransport.InProcess, WorkerCount = 2 };

    private static CancellationToken Canceled => TestContext.Current.CancellationToken;

    [Fact]
    public void An_estimate_is_near_pi()
    {
        using var pool = new MpiExecutor(InProcess);
        Assert.InRange(pool.Submit(StudyTasks.Estimate, 1, Canceled).Result.Pi, 3.1, 3.2);
    }

    [Fact]
    public void Results_come_in_the_order_of_their_inputs()
    {
        using var pool = new MpiExecutor(InProcess);
        Assert.Equal([3, 1, 2], pool.Map(StudyTasks.Estimate, [3, 1, 2], Canceled).Select(estimate => estimate.Seed));
    }
}
