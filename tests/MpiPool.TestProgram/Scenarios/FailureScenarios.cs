namespace MpiPool.TestProgram.Scenarios;

internal sealed class HomemadeException(string message) : Exception(message);

internal static class FailingTasks
{
    [MpiTask]
    public static int FailsOnOdd(int x) => x % 2 == 0 ? x : throw new InvalidOperationException($"odd: {x}");

    [MpiTask]
    public static void ThrowsHomemade(string message) => throw new HomemadeException(message);

    [MpiTask]
    public static async Task<int> FailsLaterAsync(int x)
    {
        await Task.Delay(1);
        throw new ArgumentException($"late: {x}");
    }
}

/// <summary>Tasks that throw fail their own future, and the pool goes on.</summary>
internal static class FailureScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [("task-throws", () => Pools.OnMain(TaskThrows)), ("map-throws", () => Pools.OnMain(MapThrows))];

    private static void TaskThrows(MpiExecutor pool)
    {
        var future = pool.Submit(FailingTasks.FailsOnOdd, 3);
        var failure = Expect.Throws<RemoteTaskException>(() => _ = future.Result);
        Expect.Contains(nameof(FailingTasks.FailsOnOdd), failure.TaskName);
        Expect.Equal(future.WorkerRank, failure.WorkerRank);
        Expect.True(failure.WorkerRank >= 1 && failure.WorkerRank <= pool.Size);
        Expect.Equal("System.InvalidOperationException", failure.RemoteType);
        Expect.Contains(nameof(FailingTasks.FailsOnOdd), failure.RemoteStackTrace);
        Expect.Contains("odd: 3", failure.Message);
        Expect.Equal("odd: 3", (failure.InnerException as InvalidOperationException)?.Message);
        Expect.True(future.IsCompleted && future.IsFaulted && !future.IsCanceled);
        Expect.Throws<RemoteTaskException>(future.Wait);
        Expect.Throws<RemoteTaskException>(() => future.GetAwaiter().GetResult());

        var homemade = Expect.Throws<RemoteTaskException>(() => pool.Submit(FailingTasks.ThrowsHomemade, "mine").Wait());
        Expect.Contains(nameof(HomemadeException), homemade.RemoteType);
        Expect.Equal("mine", (homemade.InnerException as HomemadeException)?.Message);

        var late = Expect.Throws<RemoteTaskException>(() => _ = pool.Submit(FailingTasks.FailsLaterAsync, 1).Result);
        Expect.Contains(nameof(FailingTasks.FailsLaterAsync), late.RemoteStackTrace);

        var many = Enumerable.Range(0, 200).Select(i => pool.Submit(FailingTasks.FailsOnOdd, i)).ToList();
        for (int i = 0; i < many.Count; i++)
        {
            var one = many[i];
            if (i % 2 == 0)
                Expect.Equal(i, one.Result);
            else
                Expect.Contains($"odd: {i}", Expect.Throws<RemoteTaskException>(() => _ = one.Result).Message);
        }
    }

    private static void MapThrows(MpiExecutor pool)
    {
        var seen = new List<int>();
        Expect.Throws<RemoteTaskException>(() =>
        {
            foreach (int x in pool.Map(FailingTasks.FailsOnOdd, [0, 2, 4, 5, 6]))
                seen.Add(x);
        });
        Expect.Sequence([0, 2, 4], seen);
        Expect.Sequence([8, 10], pool.Map(FailingTasks.FailsOnOdd, [8, 10]));
    }
}
