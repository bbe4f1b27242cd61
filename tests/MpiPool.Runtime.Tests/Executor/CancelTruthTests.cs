namespace MpiPool.Runtime.Tests.Executor;

/// <summary>What Cancel() says is so, however many threads cancel in whichever way.</summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class CancelTruthTests
{
    private const int Threads = 16;
    private const int Tasks = 100_000 / Threads;

    [Fact]
    public void A_task_of_which_Cancel_says_that_it_is_canceled_does_not_run()
    {
        bool[] saidTrue = new bool[Threads * Tasks];
        int[] runs = PoolTasks.CancelMarks = new int[saidTrue.Length];
        using (MpiExecutor pool = Pools.Open())
        {
            Thread[] threads =
            [
                .. Enumerable
                    .Range(0, Threads)
                    .Select(thread => new Thread(() =>
                    {
                        for (int i = 0; i < Tasks; i++)
                        {
                            int number = (thread * Tasks) + i;
                            using var source = new CancellationTokenSource();
                            MpiFuture future = pool.Submit(PoolTasks.CountedUntilCanceled, number, source.Token);
                            if (number % 3 == 0)
                                Thread.SpinWait(number % 997);
                            if (number % 2 == 0)
                                source.Cancel();
                            saidTrue[number] = future.Cancel() | future.Cancel();
                        }
                    })),
            ];
            foreach (Thread thread in threads)
                thread.Start();
            foreach (Thread thread in threads)
                thread.Join();
        }

        int[] untrue = [.. Enumerable.Range(0, saidTrue.Length).Where(i => saidTrue[i] && runs[i] > 0)];
        Assert.Empty(untrue);
        Assert.Contains(true, saidTrue);
        Assert.Contains(runs, count => count > 0);
    }

    [Fact]
    public void A_task_that_its_own_token_has_ended_was_not_canceled_by_a_later_call()
    {
        using MpiExecutor pool = Pools.Open(workers: 1);
        using var source = new CancellationTokenSource();
        PoolTasks.Started.Reset();
        MpiFuture<int> future = pool.Submit(PoolTasks.UntilCanceled, 1, source.Token);
        Assert.True(PoolTasks.Started.Wait(TimeSpan.FromSeconds(100)));
        source.Cancel();
        Pools.WaitFor(() => future.IsCanceled);
        Assert.False(future.Cancel());
    }
}
