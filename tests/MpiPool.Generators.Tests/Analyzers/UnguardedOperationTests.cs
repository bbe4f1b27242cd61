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
    [InlineData(
        "using var pool = new MpiExecutor(); if (args.Length > 1) [|pool.Submit|](Go, 1); else [|pool.Submit|](Go, args.Length "
            + "> 3 ? 1 : 2);"
    )]
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
    [InlineData("async Task Local() { await using var pool = new MpiExecutor(); await [|pool.Submit|](Go, 1); } Local().Wait();")]
    [InlineData(
        "async Task Local() { await using (var pool = new MpiExecutor()) { if (pool.IsMain) Console.WriteLine(); await "
            + "[|pool.Submit|](Go, 1); } } Local().Wait();"
    )]
    [InlineData("s_pool = new MpiExecutor(); [|s_pool.Submit|](Go, 1); [|Tasks.s_pool.SubmitGo|](2);")]
    [InlineData("Pool = new MpiExecutor(); if (Pool.IsMain) Pool.Submit(Go, 1); [|Pool.Submit|](Go, 1);")]
    [InlineData(
        "using var pool = new MpiExecutor(); switch (args.Length) { case 1: [|pool.Submit|](Go, 1); break; case 2: return; "
            + "default: if (pool.IsMain) pool.Submit(Go, 2); break; }"
    )]
    [InlineData("using var pool = new MpiExecutor(); switch (pool.IsMain) { case false: [|pool.Submit|](Go, 1); break; }")]
    [InlineData("using var pool = new MpiExecutor(); var future = args.Length switch { 0 => [|pool.Submit|](Go, 1), _ => null };")]
    [InlineData(
        "using var pool = new MpiExecutor(); var future = pool.IsMain switch { true => pool.Submit(Go, 1), false => "
            + "[|pool.Submit|](Go, 2) };"
    )]
    [InlineData("using var pool = new MpiExecutor(); int i = 0; while (i++ < 3) [|pool.Submit|](Go, i);")]
    [InlineData("using var pool = new MpiExecutor(); do { [|pool.Submit|](Go, 1); } while (pool.IsMain);")]
    [InlineData("using var pool = new MpiExecutor(); Work(); void Work() => [|pool.Submit|](Go, 1);")]
    [InlineData(
        "using var pool = new MpiExecutor(); if (pool.IsMain) Work(1); Work(2); void Work(int x) => More(x); void More(int x) "
            + "=> [|pool.SubmitGo|](x);"
    )]
    [InlineData("using var pool = new MpiExecutor(); Action<int> work = x => [|pool.Submit|](Go, x); work(1);")]
    [InlineData(
        "using var pool = new MpiExecutor(); async Task Work() { await Task.Yield(); await [|pool.Submit|](Go, 1); } Work().Wait();"
    )]
    [InlineData("using var pool = new MpiExecutor(); [|pool.With(new MpiTaskOptions()).Submit|](Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); [|pool.Submit|](Go, default); [|pool.With(new()).Submit|](Go, default);")]
    [InlineData("using var pool = new MpiExecutor(); MpiSubmitter view = pool.With(new()).With(new()); [|view.SubmitGo|](1);")]
    [InlineData("using var pool = new MpiExecutor(); var view = pool.With(new()); var other = view.With(new()); [|other.Submit|](Go, 1);")]
    public async Task Reported(string statements)
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Reports("MPIPOOL008", Surround(statements));

        Assert.All(found, d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
    }

    [Theory]
    [InlineData("if (pool.IsMain) { pool.Submit(Go, 1); }")]
    [InlineData("if (pool.IsMain) pool.With(new MpiTaskOptions()).Submit(Go, 1);")]
    [InlineData("if (pool.WorkersExit()) return; pool.Submit(Go, default); pool.With(new()).Submit(Go, default);")]
    [InlineData("var view = pool.With(new()); if (pool.WorkersExit()) return; view.With(new()).SubmitGo(1); view.Submit(Go, 1);")]
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
    [InlineData(
        "if (pool.IsMain) { var all = args.Select(a => pool.Submit(Go, 1)).ToList(); Parallel.For(0, 3, i => pool.Submit(Go, i)); }"
    )]
    [InlineData("try { pool.Submit(Go, 1); } catch (PoolGuardException) { }")]
    [InlineData("try { if (pool.WorkersExit()) return; pool.Submit(Go, 1); } finally { Console.WriteLine(); }")]
    [InlineData("switch (pool.IsMain) { case false: return; } pool.Submit(Go, 1);")]
    [InlineData("switch (pool.IsWorker) { case true: return; default: pool.Submit(Go, 1); break; }")]
    [InlineData("switch (args.Length) { case 1 when pool.IsMain: pool.Submit(Go, 1); break; }")]
    [InlineData("var future = pool.IsMain switch { true => pool.Submit(Go, 1), false => null };")]
    [InlineData("var future = pool.IsWorker switch { true => null, _ => pool.Submit(Go, 1) };")]
    [InlineData("while (!pool.IsMain) return; pool.Submit(Go, 1);")]
    [InlineData("while (!pool.WorkersExit()) { pool.Submit(Go, 1); break; }")]
    [InlineData("if (pool.WorkersExit()) return; Work(); void Work() => pool.Submit(Go, 1);")]
    [InlineData("if (pool.IsMain) Work(1); void Work(int x) => More(x); void More(int x) => pool.SubmitGo(x);")]
    [InlineData("if (pool.IsMain) { Work(); } void Work() { foreach (int x in pool.Map(Go, new[] { 1 })) Work(); }")]
    [InlineData("Work(); void Work() { if (pool.IsMain) pool.Submit(Go, 1); }")]
    [InlineData("Action<int> work = x => pool.Submit(Go, x); if (pool.IsMain) work(1);")]
    [InlineData("Action<int> work = x => pool.Submit(Go, x); if (pool.IsMain) Array.ForEach(new[] { 1 }, work);")]
    [InlineData("Action work = () => { if (pool.IsMain) pool.Submit(Go, 1); }; work();")]
    [InlineData("Action work = () => pool.Submit(Go, 1); work = () => { }; work();")]
    [InlineData(
        "var all = All(); if (pool.IsMain) Console.WriteLine(all.Count()); IEnumerable<int> All() { yield return "
            + "pool.Submit(Go, 1).Result; }"
    )]
    [InlineData("pool.Shutdown(); Console.WriteLine($\"{pool.IsMain} {pool.Size} {pool.Idling}\");")]
    public Task Guarded(string statements) => AnalyzerRun.Reports("none", Surround("using var pool = new MpiExecutor(); " + statements));

    [Theory]
    [InlineData("using var pool = new MpiExecutor(new MpiExecutorOptions { Rejoin = false }); pool.Submit(Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(new() { Transport = MpiTransport.InProcess }); pool.Submit(Go, 1);")]
    [InlineData(
        "var options = new MpiExecutorOptions { Rejoin = false }; using var pool = new MpiExecutor(options with { MainRank = 1 "
            + "}); pool.Submit(Go, 1);"
    )]
    [InlineData("using var pool = new MpiExecutor(new() { Rejoin = args.Length > 1 }); pool.Submit(Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(s_options); pool.Submit(Go, 1);")]
    [InlineData("using var pool = Make(); pool.Submit(Go, 1); static MpiExecutor Make() => new();")]
    [InlineData("using var pool = args.Length > 1 ? new MpiExecutor() : s_pool; pool.Submit(Go, 1);")]
    [InlineData("s_pool.Submit(Go, 1);")]
    [InlineData("s_pool = new MpiExecutor(); Leave(); s_pool.Submit(Go, 1);")]
    [InlineData("s_pool = new MpiExecutor(); Array.ForEach(args, _ => Leave()); s_pool.Submit(Go, 1);")]
    [InlineData("s_pool = new MpiExecutor(); if (s_pool.WorkersExit()) return; s_pool.Submit(Go, 1);")]
    [InlineData("s_pool = new MpiExecutor(); if (!s_pool.IsMain) return; Work(); static void Work() => s_pool.Submit(Go, 1);")]
    [InlineData("Pool = new MpiExecutor(new() { Rejoin = false }); Pool.Submit(Go, 1);")]
    [InlineData("Changing = new MpiExecutor(); Changing.Submit(Go, 1);")]
    [InlineData("var other = new Holder(); other.Pool = new MpiExecutor(); other.Pool.Submit(Go, 1);")]
    [InlineData(
        "async Task Local() { await using var pool = new MpiExecutor(); if (pool.WorkersExit()) return; await pool.Submit(Go, "
            + "1); } Local().Wait();"
    )]
    [InlineData(
        "async Task Local() { await using (var pool = new MpiExecutor()) { if (!pool.IsMain) return; await pool.Submit(Go, 1); "
            + "} } Local().Wait();"
    )]
    [InlineData("static void With(MpiExecutor pool) => pool.Submit(Go, 1);")]
    [InlineData("MpiExecutor.Run(pool => { pool.WorkersExit(); pool.Submit(Go, 1); });")]
    [InlineData("MpiExecutor.Run(pool => { if (pool.WorkersExit()) return; pool.Submit(Go, 1); });")]
    [InlineData("MpiExecutor.Run(pool => { if (pool.IsMain) pool.Submit(Go, 1); }, new() { MainRank = 1 });")]
    [InlineData("MpiExecutor.Run(pool => pool.Submit(Go, 1), new() { Rejoin = false });")]
    [InlineData(
        "MpiExecutor.RunAsync(async pool => { pool.WorkersExit(); await pool.Submit(Go, 1); Parallel.For(0, 2, i => "
            + "pool.Submit(Go, i)); });"
    )]
    [InlineData("MpiExecutor.Run(With); static void With(MpiExecutor pool) => pool.Submit(Go, 1);")]
    public Task Not_to_be_known_or_not_shared(string statements) => AnalyzerRun.Reports("none", Surround(statements));

    [Theory]
    [InlineData(
        "using var pool = new MpiExecutor(); if (pool.WorkersExit()) return; pool.Submit(Tasks.Go, 1); Console.WriteLine(args.Length);"
    )]
    [InlineData("using var pool = new MpiExecutor(); if (!pool.IsMain) return; pool.Submit(Tasks.Go, 1);")]
    [InlineData("using var pool = new MpiExecutor(); if (!pool.IsMain) return 0; return pool.Submit(Tasks.Go, 1).Result;")]
    [InlineData(
        "await using var pool = new MpiExecutor(); if (pool.WorkersExit()) return 0; Work(); return await pool.Submit(Tasks.Go, "
            + "1); void Work() => pool.SubmitGo(1);"
    )]
    [InlineData(
        "await using var pool = new MpiExecutor(); switch (pool.IsMain) { case false: return 0; } return await "
            + "pool.Submit(Tasks.Go, 1);"
    )]
    public Task A_program_of_statements_that_is_guarded(string statements) =>
        AnalyzerRun.Reports("none", Program(statements), isProgram: true);

    [Theory]
    [InlineData("using var pool = new MpiExecutor(); if (pool.IsMain) return 0; return [|pool.Submit|](Tasks.Go, 1).Result;")]
    [InlineData(
        "await using var pool = new MpiExecutor(); await [|pool.Submit|](Tasks.Go, 1); if (pool.WorkersExit()) return; await "
            + "pool.Submit(Tasks.Go, 1);"
    )]
    [InlineData("using var pool = new MpiExecutor(); Work(); void Work() => [|pool.SubmitGo|](1);")]
    public Task A_program_of_statements_that_is_not(string statements) =>
        AnalyzerRun.Reports("MPIPOOL008", Program(statements), isProgram: true);

    [Theory]
    [InlineData("public Shop() { _pool = new(); [|_pool.Submit|](Go, 1); [|this._pool.Submit|](Go, 1); }")]
    [InlineData("public Shop() { _pool = new(); if (_pool.WorkersExit()) return; _pool.Submit(Go, 1); }")]
    [InlineData("public Shop() => _pool = new(); public void Work() => _pool.Submit(Go, 1);")]
    [InlineData(
        "public void Work(Shop other) { _pool = new(); other._pool.Submit(Go, 1); other._pool?.Submit(Go, 1); "
            + "_pool?[|.Submit|](Go, 1); }"
    )]
    [InlineData("public void Work() { _pool = new(); if (IsBoss) _pool.Submit(Go, 1); } private bool IsBoss => _pool.IsMain;")]
    public Task A_pool_in_a_field(string members) =>
        AnalyzerRun.Reports(
            members.Contains("[|", StringComparison.Ordinal) ? "MPIPOOL008" : "none",
            $"internal sealed class Shop {{ private MpiExecutor _pool = null!; [MpiTask] public static int Go(int x) => x; {members} }}"
        );

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
            isProgram: true
        );

        Assert.Equal(
            [
                "Workers reach 'pool.Submit' too, where it throws a PoolGuardException; put it into 'if (pool.IsMain) { ... }', or "
                    + "write 'if (pool.WorkersExit()) return;' before it (docs/diagnostics/MPIPOOL008.md)",
                "Workers reach 'p.Submit' too, where it throws a PoolGuardException; put it into 'if (p.IsMain) { ... }', or write "
                    + "'p.WorkersExit();' before it (docs/diagnostics/MPIPOOL008.md)",
            ],
            found.Select(d => d.GetMessage(null))
        );
    }

    private static string Program(string statements) =>
        $"{statements}\n\ninternal static class Tasks {{ [MpiTask] public static int Go(int x) => x; }}";

    private static string Surround(string statements) =>
        $$"""
            internal static class Tasks
            {
                private static MpiExecutor s_pool = null!;
                private static MpiExecutorOptions s_options = new();
                private static MpiExecutor Pool { get; set; } = null!;
                private static MpiExecutor Changing { get => s_pool; set => s_pool = value; }
                private static void Leave() { if (s_pool.IsWorker) Environment.Exit(0); }
                [MpiTask] public static int Go(int x) => x;
                public static void Use(string[] args)
                {
                    {{statements}}
                }
            }

            internal sealed class Holder { public MpiExecutor Pool { get; set; } = null!; }
            """;
}
