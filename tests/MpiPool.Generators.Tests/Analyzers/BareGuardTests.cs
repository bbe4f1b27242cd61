using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.Analyzers;

/// <summary>A guard whose result nobody looks at.</summary>
public sealed class BareGuardTests
{
    [Theory]
    [InlineData("using var pool = new MpiExecutor(); [|pool.WorkersExit()|]; pool.Submit(Go, 1);")]
    [InlineData("using (var pool = new MpiExecutor()) { [|pool.WorkersExit()|]; }")]
    [InlineData("MpiExecutor? pool = new(); [|pool?.WorkersExit()|];")]
    [InlineData("using var pool = new MpiExecutor(); _ = [|pool.WorkersExit()|];")]
    [InlineData("[|s_pool.WorkersExit()|];")]
    [InlineData("using var pool = new MpiExecutor(); Action leave = () => [|pool.WorkersExit()|]; leave();")]
    [InlineData("MpiExecutor.Run(outer => { outer.WorkersExit(); using var pool = new MpiExecutor(); [|pool.WorkersExit()|]; });")]
    public async Task Reported(string statements)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Reports("MPIPOOL009", Surround(statements));

        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(found).Severity);
        Assert.Matches(@"write 'if \((s_)?pool\.WorkersExit\(\)\) return;'", found[0].GetMessage(null));
    }

    [Theory]
    [InlineData("using var pool = new MpiExecutor(); if (pool.WorkersExit()) return;")]
    [InlineData("using var pool = new MpiExecutor(); bool leaves = pool.WorkersExit(); Console.WriteLine(pool.WorkersExit());")]
    [InlineData("MpiExecutor.Run(pool => { pool.WorkersExit(); });")]
    [InlineData("MpiExecutor.Run(pool => pool.WorkersExit());")]
    [InlineData("MpiExecutor.RunAsync(async pool => { await Task.Yield(); pool.WorkersExit(); });")]
    [InlineData("MpiExecutor.Run(pool => { s_pool = pool; s_pool.WorkersExit(); });")]
    [InlineData("MpiExecutor.Run(Body); static void Body(MpiExecutor pool) => pool.WorkersExit();")]
    public Task Used_or_in_a_block(string statements) => AnalyzerRun.Reports("none", Surround(statements));

    private static string Surround(string statements) =>
        $$"""
            internal static class Tasks
            {
                private static MpiExecutor s_pool = null!;
                [MpiTask] public static int Go(int x) => x;
                public static void Use(string[] args)
                {
                    {{statements}}
                }
            }
            """;
}
