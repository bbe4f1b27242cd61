using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.Analyzers;

/// <summary>Whether a worker gets to a pool operation.</summary>
public sealed class UnguardedOperationTests
{
    [Theory]
    [InlineData("using var pool = new MpiExecutor(); [|pool.Submit|](Go, 1);")]
    [InlineData("var pool = new MpiExecutor(new MpiExecutorOptions { MainRank = 1 }); [|pool.Submit|](Go, 1);")]
    [InlineData("var pool = new MpiExecutor(new() { Rejoin = true, Transport = MpiTransport.Mpi }); [|pool.Submit|](Go, 1);")]
    [InlineData("using (var pool = new MpiExecutor()) { foreach (int x in [|pool.Map|](Go, new[] { 1 })) Console.WriteLine(x); }")]
    [InlineData("MpiExecutor pool; pool = new(); try { [|pool.SubmitGo|](1); } finally { pool.Dispose(); }")]
    [InlineData("using var pool = new MpiExecutor(); if (pool.IsMain) Console.WriteLine(1); [|pool.Submit|](Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); if (!pool.IsMain) [|pool.Submit|](Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); if (pool.IsMain || args.Length > 1) [|pool.Submit|](Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); if (args.Length > 1 && pool.WorkersExit()) return; [|pool.Submit|](Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); if (pool.IsMain) return; [|pool.Submit|](Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); if (args.Length > 1) [|pool.Submit|](Go, 1); else [|pool.Submit|](Go, args.Length > 3 ? 1 : 2);")]
    [InlineData("using var pool = new MpiExecutor(); for (int i = 0; i < 3; i++) { [|pool.Submit|](Go, i); }")]
    [InlineData("using var pool = new MpiExecutor(); var all = Enumerable.Range(0, 9).Select(i => [|pool.Submit|](Go, i)).ToList();")]
    [InlineData("using var pool = new MpiExecutor(); MpiFuture.WhenAll(Enumerable.Range(0, 9).Select(i => [|pool.Submit|](Go, i)));")]
    [InlineData("using var pool = new MpiExecutor(); Parallel.For(0, 9, i => { [|pool.Submit|](Go, i); });")]
    [InlineData("MpiExecutor.Run(pool => [|pool.Submit|](Go, 1));")]
    [InlineData("MpiExecutor.Run(pool => { [|pool.Submit|](Go, 1); pool.WorkersExit(); pool.Submit(Go, 1); });")]
    [InlineData("MpiExecutor.Run(pool => { if (args.Length > 1) pool.WorkersExit(); [|pool.Submit|](Go, 1); });")]
    [InlineData("MpiExecutor.RunAsync(async pool => { await [|pool.Submit|](Go, 1); });")]
    [InlineData("Action later = () => { using var pool = new MpiExecutor(); [|pool.Submit|](Go, 1); };")]
    [InlineData("void Local() { using var pool = new MpiExecutor(); [|pool.Submit|](Go, 1); } Local();")]
    [InlineData("using var pool = new MpiExecutor(); if (pool.IsMain) using (var other = new MpiExecutor()) [|other.Submit|](Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); bool tell = args.Length > 0; if (tell) [|pool.Submit|](Go, 1);")]
    public async Task Reported(string statements)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Reports("MPIPOOL008", Surround(statements));

        Assert.All(found, d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
        Assert.EndsWith("docs/diagnostics/MPIPOOL008.md", found[0].Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("if (pool.IsMain) { pool.Submit(Go, 1); }")]
    [InlineData("if (pool.IsMain && args.Length > 1) pool.Submit(Go, 1);")]
    [InlineData("if (args.Length > 1 && pool.IsMain) pool.Submit(Go, args.Length > 3 ? 1 : 2);")]
    [InlineData("if (!pool.IsWorker) pool.Submit(Go, 1); else Console.WriteLine();")]
    [InlineData("if (pool.IsWorker) Console.WriteLine(); else pool.Submit(Go, 1);")]
    [InlineData("if (!(pool.IsWorker || args.Length > 1)) pool.Submit(Go, 1);")]
    [InlineData("if (pool.IsOpen) pool.Submit(Go, 1);")]
    [InlineData("if (pool.IsMain == true) pool.Submit(Go, 1);")]
    [InlineData("if (pool.IsMain is true) pool.Submit(Go, 1);")]
    [InlineData("if (pool.IsMain is not false) pool.Submit(Go, 1);")]
    [InlineData("if (pool is { IsMain: true }) pool.Submit(Go, 1);")]
    [InlineData("if (pool.WorkersExit()) return; pool.Submit(Go, 1);")]
    [InlineData("if (pool.WorkersExit() || args.Length > 1) return; pool.Submit(Go, 1);")]
    [InlineData("if (!pool.IsMain) throw new InvalidOperationException(); pool.Submit(Go, 1);")]
    [InlineData("if (!pool.IsMain) Environment.Exit(0); pool.Submit(Go, 1);")]
    [InlineData("foreach (string a in args) { if (pool.IsWorker) continue; pool.Submit(Go, 1); }")]
    [InlineData("while (true) { if (pool.IsWorker) break; pool.Submit(Go, 1); }")]
    [InlineData("while (pool.IsMain) { pool.Submit(Go, 1); }")]
    [InlineData("var future = pool.IsMain ? pool.Submit(Go, 1) : null;")]
    [InlineData("bool go = pool.IsMain; if (go) pool.Submit(Go, 1);")]
    [InlineData("bool go = pool.IsMain && args.Length > 1; if (go) pool.Submit(Go, 1);")]
    [InlineData("var leaves = pool.WorkersExit(); if (leaves) return; pool.Submit(Go, 1);")]
    [InlineData("switch (pool.IsMain) { case true: pool.Submit(Go, 1); break; }")]
    [InlineData("if (MpiCommunicator.World.Rank == 0) pool.Submit(Go, 1);")]
    [InlineData("int me = MpiCommunicator.World.Rank; if (me != 0) return; pool.Submit(Go, 1);")]
    [InlineData("if (IsRoot()) pool.Submit(Go, 1); static bool IsRoot() => true;")]
    [InlineData("Leave(pool); pool.Submit(Go, 1); static void Leave(MpiExecutor pool) { if (pool.IsWorker) Environment.Exit(0); }")]
    [InlineData("if (Leaves()) return; pool.Submit(Go, 1); bool Leaves() => pool.WorkersExit();")]
    [InlineData("Action leave = () => { if (pool.IsWorker) Environment.Exit(0); }; leave(); pool.Submit(Go, 1);")]
    [InlineData("Action later = () => pool.Submit(Go, 1); if (pool.IsMain) later();")]
    [InlineData("var later = args.Select(a => pool.Submit(Go, 1)); if (pool.IsMain) later.ToList();")]
    [InlineData("if (pool.IsMain) { var all = args.Select(a => pool.Submit(Go, 1)).ToList(); Parallel.For(0, 3, i => pool.Submit(Go, i)); }")]
    [InlineData("try { pool.Submit(Go, 1); } catch (PoolGuardException) { }")]
    [InlineData("try { if (pool.WorkersExit()) return; pool.Submit(Go, 1); } finally { Console.WriteLine(); }")]
    [InlineData("pool.Shutdown(); Console.WriteLine($\"{pool.IsMain} {pool.Size} {pool.Idling}\");")]
    public Task Guarded(string statements) => AnalyzerRun.Reports("none", Surround("using var pool = new MpiExecutor(); " + statements));

    [Theory]
    [InlineData("using var pool = new MpiExecutor(new MpiExecutorOptions { Rejoin = false }); pool.Submit(Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(new() { Transport = MpiTransport.InProcess }); pool.Submit(Go, 1);")]
    [InlineData("var options = new MpiExecutorOptions { Rejoin = false }; using var pool = new MpiExecutor(options with { MainRank = 1 }); pool.Submit(Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(new() { Rejoin = args.Length > 1 }); pool.Submit(Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(s_options); pool.Submit(Go, 1);")]
    [InlineData("using var pool = Make(); pool.Submit(Go, 1); static MpiExecutor Make() => new();")]
    [InlineData("using var pool = args.Length > 1 ? new MpiExecutor() : s_pool; pool.Submit(Go, 1);")]
    [InlineData("s_pool.Submit(Go, 1);")]
    [InlineData("s_pool = new MpiExecutor(); s_pool.Submit(Go, 1);")]
    [InlineData("static void With(MpiExecutor pool) => pool.Submit(Go, 1);")]
    [InlineData("MpiExecutor.Run(pool => { pool.WorkersExit(); pool.Submit(Go, 1); });")]
    [InlineData("MpiExecutor.Run(pool => { if (pool.WorkersExit()) return; pool.Submit(Go, 1); });")]
    [InlineData("MpiExecutor.Run(pool => { if (pool.IsMain) pool.Submit(Go, 1); }, new() { MainRank = 1 });")]
    [InlineData("MpiExecutor.Run(pool => pool.Submit(Go, 1), new() { Rejoin = false });")]
    [InlineData("MpiExecutor.RunAsync(async pool => { pool.WorkersExit(); await pool.Submit(Go, 1); Parallel.For(0, 2, i => pool.Submit(Go, i)); });")]
    [InlineData("MpiExecutor.Run(With); static void With(MpiExecutor pool) => pool.Submit(Go, 1);")]
    public Task Not_to_be_known_or_not_shared(string statements) => AnalyzerRun.Reports("none", Surround(statements));

    [Fact]
    public async Task The_message_names_the_guard_that_fits()
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Reports(
            "MPIPOOL008",
            """
            using (var pool = new MpiExecutor()) [|pool.Submit|](Tasks.Go, 1);
            MpiExecutor.Run(p => [|p.Submit|](Tasks.Go, 1));

            internal static class Tasks { [MpiTask] public static int Go(int x) => x; }
            """,
            isProgram: true);

        Assert.Equal(
            [
                "Workers reach 'pool.Submit' too, where it throws a PoolGuardException; put it into 'if (pool.IsMain) { ... }', or write 'if (pool.WorkersExit()) return;' before it",
                "Workers reach 'p.Submit' too, where it throws a PoolGuardException; put it into 'if (p.IsMain) { ... }', or write 'p.WorkersExit();' before it",
            ],
            found.Select(d => d.GetMessage(null)));
    }

    private static string Surround(string statements) =>
        $$"""
        internal static class Tasks
        {
            private static MpiExecutor s_pool = null!;
            private static MpiExecutorOptions s_options = new();
            [MpiTask] public static int Go(int x) => x;
            public static void Use(string[] args)
            {
                {{statements}}
            }
        }
        """;
}
