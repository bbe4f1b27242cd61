using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Tasks in extension blocks: a worker calls the static method that the compiler makes of each.</summary>
public sealed class ExtensionBlockTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_task_of_an_extension_block_takes_its_receiver_first(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                public sealed record Order(string Item, int Count);
                public static partial class Tasks
                {
                    extension(string s)
                    {
                        [MpiTask] public int Twice() => 2 * s.Length;
                        [MpiTask] public string Times(int count, string between = "-") => string.Join(between, Enumerable.Repeat(s, count));
                        [MpiTask] public async Task<int> Later(int x, CancellationToken token) { await Task.Yield(); return s.Length + x; }
                        [MpiTask] public static string Make(int x) => $"made {x}";
                        [MpiTask] private int Hidden() => s.Length;
                        public static int Use(MpiExecutor pool) => pool.Submit(Hidden, "abc").Result + pool.SubmitHidden("abcd").Result;
                    }

                    extension(Order order)
                    {
                        [MpiTask] public Order More(int by) => order with { Count = order.Count + by };
                    }

                    extension<T>(IReadOnlyList<T> items) where T : notnull
                    {
                        [MpiTask] public T At(int index) => items[index];
                        [MpiTask] public List<(T, U)> With<U>(U other) => [.. items.Select(i => (i, other))];
                    }

                    public static string Check()
                    {
                        using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
                        var found = new List<object>
                        {
                            pool.Submit(Twice, "abc").Result, pool.SubmitTwice("ab").Result, string.Join(" ", pool.Map(Twice, ["a", "bc"])),
                            pool.Submit(Times, "x", 3, ", ").Result, pool.SubmitTimes("x", 2).Result,
                            pool.Submit(Later, "abc", 1).Result, pool.SubmitLater("abc", x: 2).Result,
                            pool.Submit(Make, 1).Result, pool.SubmitMake(2).Result, pool.Submit(string.Make, 3).Result, Tasks.Use(pool),
                            pool.Submit(Tasks.More, new Order("a", 1), 2).Result, string.Join(" ",
                                pool.StarMap(More, [(new Order("b", 0), 5)])),
                            pool.Submit(At<int>, new[] { 7, 8 }, 1).Result, pool.Submit(With<string, int>, new[] { "a" }, 1).Result[0],
                        };
                        return string.Join("|", found);
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        Assert.Equal(
            "6|4|2 4|x, x, x|x-x|4|5|made 1|made 2|made 3|7|Order { Item = a, Count = 3 }|Order { Item = b, Count = 5 }|8|(a, 1)",
            new LoadedProgram(run.Output).Call(name, "Tasks", "Check")
        );
        if (interceptors)
            Assert.Equal(11, run.File("Interceptors/Tasks.g.cs").Split("InterceptsLocation(1").Length - 1);
    }

    [Theory]
    [InlineData("MPIPOOL001", "extension([|Action a|]) { [MpiTask] public int Bad() => 1; }")]
    [InlineData("MPIPOOL001", "extension(string s) { [MpiTask] public int Bad(int x, [|Action a|]) => 1; }")]
    [InlineData("MPIPOOL001", "extension(string s) { [MpiTask] public [|Action|] Bad() => () => { }; }")]
    [InlineData("MPIPOOL002", "extension([|ref int x|]) { [MpiTask] public int Bad() => 1; }")]
    [InlineData("MPIPOOL002", "extension(string) { [MpiTask] public static int Bad([|Span<int> x|]) => 1; }")]
    [InlineData("MPIPOOL003", "extension<T>(T x) { [MpiTask] public int [|Bad|]() => 1; }")]
    [InlineData("MPIPOOL004", "extension(string s) { [MpiTask] private int [|Bad|]() => 1; }")]
    [InlineData("MPIPOOL010", "extension([|CancellationToken token|]) { [MpiTask] public int Bad(int x) => 1; }")]
    public async Task What_is_wrong_with_a_task_of_an_extension_block_is_reported_at_its_place(string id, string block) =>
        await AnalyzerRun.Reports(id, $"public static class Tasks {{ [MpiTask] public static int Good(int x) => x; {block} }}");
}
