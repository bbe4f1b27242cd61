using MpiPool.CodeFixes;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.Analyzers;

/// <summary>MPIPOOL014: a lazy map runs nothing unless somebody takes its results.</summary>
public sealed class DiscardedMapTests
{
    [Theory]
    [InlineData("[|pool.Map(Go, xs)|];")]
    [InlineData("[|pool.MapUnordered(Go, xs)|];")]
    [InlineData("[|pool.MapAsync(Go, xs)|];")]
    [InlineData("[|pool.MapUnorderedAsync(Go, xs)|];")]
    [InlineData("[|pool.StarMap(Two, new[] { (1, 2) })|];")]
    [InlineData("[|other.IMap(Go, xs)|];")]
    [InlineData("[|other.IMapUnordered(Go, xs)|];")]
    [InlineData("_ = [|pool.Map(Go, xs)|];")]
    [InlineData("[|pool.With(new MpiTaskOptions()).Map(Go, xs)|];")]
    [InlineData("[|pool.Map(Go, [default])|]; [|other.IMap(Go, [default])|].Select(x => x + 1);")]
    [InlineData("pool?[|.Map(Go, xs)|];")]
    [InlineData("[|pool.Map(Go, xs)|].Select(x => x + 1);")]
    [InlineData("_ = [|pool.Map(Go, xs)|].Where(x => x > 1).OrderBy(x => x);")]
    [InlineData("if (xs.Length > 0) [|pool.Map(Go, xs)|];")]
    [InlineData("Action later = () => [|pool.Map(Go, xs)|]; later();")]
    [InlineData("void Later() => [|pool.Map(Go, xs)|]; Later();")]
    [InlineData("Func<Task> later = async () => { await Task.Yield(); [|pool.Map(Go, xs)|]; }; later();")]
    [InlineData("for (int i = 0; i < 3; [|pool.Map(Go, xs)|]) i++;")]
    public Task Nobody_takes_the_results(string statements) => AnalyzerRun.Reports("MPIPOOL014", Surround(statements));

    [Theory]
    [InlineData("foreach (int x in pool.Map(Go, xs)) Console.WriteLine(x);")]
    [InlineData("pool.Map(Go, xs).ToList();")]
    [InlineData("_ = pool.Map(Go, xs).Sum();")]
    [InlineData("_ = pool.Map(Go, xs).Select(x => x + 1).ToArray();")]
    [InlineData("var later = pool.Map(Go, xs);")]
    [InlineData("IEnumerable<int> Later() => pool.Map(Go, xs); Later();")]
    [InlineData("Func<IEnumerable<int>> later = () => pool.Map(Go, xs); later();")]
    [InlineData("string.Join(\" \", pool.Map(Go, xs));")]
    [InlineData("_ = pool.Submit(Go, 1); pool.SubmitBatch(Go, xs);")]
    [InlineData("other.Map(Go, xs); other.MapAsync(Go, xs); other.StarMap(Two, new[] { (1, 2) });")]
    public Task Somebody_does_or_it_is_not_lazy(string statements) => AnalyzerRun.Reports("none", Surround(statements));

    [Theory]
    [InlineData("pool.Map(Go, xs);", "foreach (var _ in pool.Map(Go, xs))\n        {\n        }")]
    [InlineData("_ = pool.Map(Go, xs); // all", "foreach (var _ in pool.Map(Go, xs))\n        {\n        } // all")]
    public Task The_results_are_taken(string before, string after) =>
        CodeFixRun.Changes(new EnumerateMapFix(), Surround(before), Surround(after));

    [Theory]
    [InlineData("pool.MapAsync(Go, xs);")]
    [InlineData("pool?.Map(Go, xs);")]
    [InlineData("Action later = () => pool.Map(Go, xs); later();")]
    public async Task The_results_are_not_taken_where_that_would_not_compile(string statements) =>
        Assert.Empty(await CodeFixRun.Keys(new EnumerateMapFix(), Surround(statements)));

    private static string Surround(string statements) =>
        "internal static class Tasks\n{\n    [MpiTask] public static int Go(int x) => x;\n    [MpiTask] public static int Two(int x, "
        + "int y) => x + y;\n"
        + $"    public static void Use(MpiExecutor pool, MpiWorkerPool other, int[] xs)\n    {{\n        {statements}\n    }}\n}}\n";
}
