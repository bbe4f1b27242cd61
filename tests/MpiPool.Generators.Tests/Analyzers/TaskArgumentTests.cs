using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.Analyzers;

/// <summary>What may be passed as a task.</summary>
public sealed class TaskArgumentTests
{
    [Theory]
    [InlineData("pool.Submit([|() => 1|]);", "A lambda has no name")]
    [InlineData("pool.Submit([|x => x + 1|], 1);", "A lambda has no name")]
    [InlineData("pool.Submit([|static (int x, int y) => x + y|], 1, 2);", "A lambda has no name")]
    [InlineData("pool.Submit((Func<int, Task<int>>)([|async x => { await Task.Yield(); return x; }|]), 1);", "A lambda has no name")]
    [InlineData("pool.Submit([|delegate (int x) { return x; }|], 1);", "An anonymous method has no name")]
    [InlineData("pool.Submit((Func<int, int>)([|x => x|]), 1);", "A lambda has no name")]
    [InlineData("pool.Submit(new Func<int, int>([|x => x|]), 1);", "A lambda has no name")]
    [InlineData("var all = pool.Map([|x => x + 1|], new[] { 1 });", "A lambda has no name")]
    [InlineData("var all = pool.Map(inputs1: new[] { 1 }, task: [|x => x + 1|]);", "A lambda has no name")]
    [InlineData("pool?.Submit([|x => x|], 1);", "A lambda has no name")]
    [InlineData("pool.Submit([|Local|], 1); int Local(int x) => x;", "The local function 'Local' has no name")]
    [InlineData("var all = pool.Map([|Local|], new[] { 1 }); static int Local(int x) => x;", "The local function 'Local' has no name")]
    [InlineData("Func<int, int> f = pool.IsMain ? Good : Plain; pool.Submit(pool.IsOpen ? f : [|x => x|], 1);", "A lambda has no name")]
    public async Task A_lambda_or_local_function_is_no_task(string statements, string message)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Reports("MPIPOOL006", Surround(statements));

        Diagnostic only = Assert.Single(found);
        Assert.Equal(DiagnosticSeverity.Error, only.Severity);
        Assert.Contains(message, only.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("[MpiTask]", only.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool.Submit([|Plain|], 1);", "'Tasks.Plain' is not marked [MpiTask]")]
    [InlineData("pool.Submit([|Tasks.Plain|], 1);", "'Tasks.Plain' is not marked [MpiTask]")]
    [InlineData("pool.Submit([|Tasks.Same<int>|], 1);", "'Tasks.Same' is not marked [MpiTask]")]
    [InlineData("var all = pool.Map([|Math.Sqrt|], new[] { 1.0 });", "'Math.Sqrt' is not marked [MpiTask]")]
    [InlineData("pool.Submit<string>([|new object().ToString|]!);", "'Object.ToString' is not marked [MpiTask]")]
    [InlineData("pool.Submit(new Func<int, int>([|Plain|]), 1);", "'Tasks.Plain' is not marked [MpiTask]")]
    public async Task A_method_without_the_attribute_is_no_task(string statements, string message)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Reports("MPIPOOL007", Surround(statements));

        Diagnostic only = Assert.Single(found);
        Assert.Equal(DiagnosticSeverity.Error, only.Severity);
        Assert.Contains(message, only.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pool.Submit(Good, 1); pool.Submit(Tasks.Good, 1); pool.SubmitGood(1); var all = pool.Map(Good, new[] { 1 });")]
    [InlineData("Func<int, int> task = Good; pool.Submit(task, 1); task = x => x; pool.Submit(task, 1);")]
    [InlineData("pool.Submit(Choose(), 1); pool.Submit(s_all[0], 1);")]
    [InlineData("pool.Map(Good, new[] { 1 }.Select(x => x + 1)).Select(x => x * 2).ToList();")]
    [InlineData("pool.Submit(Good, 1).OnCompleted(f => Console.WriteLine(f.TaskId));")]
    [InlineData("Submit(x => x); void Submit(Func<int, int> task) => task(1);")]
    public Task Other_arguments_and_delegates_are_left_alone(string statements) => AnalyzerRun.Reports("none", Surround(statements));

    private static string Surround(string statements) =>
        $$"""
            internal static class Tasks
            {
                private static readonly Func<int, int>[] s_all = [Good];
                [MpiTask] public static int Good(int x) => x;
                public static int Plain(int x) => x;
                public static T Same<T>(T x) => x;
                private static Func<int, int> Choose() => Good;
                public static void Use(MpiExecutor pool)
                {
                    {{statements}}
                }
            }
            """;
}
