using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.Analyzers;

/// <summary>
/// MPIPOOL008 on whole programs: right ones, in which workers never get to the operation, whatever keeps them from it; and wrong ones.
/// </summary>
public sealed class GuardedProgramTests
{
    [Fact]
    public Task Patterns() =>
        AssertSilent([
            "bool go = p switch { { IsMain: true } => true, _ => false }; if (go) p.Submit(Go, 1);",
            "var r = p switch { { IsWorker: true } => 0, { Size: > 3 } => p.Submit(Go, 1).Result, _ => p.Submit(Go, 2).Result };",
            "var r = p switch { { IsWorker: true } => throw new InvalidOperationException(), _ => p.Submit(Go, 2).Result };",
            "var r = p switch { null => 0, { IsMain: false } => 1, var q => q.Submit(Go, 1).Result };",
            "var r = (p.IsMain, args.Length) switch { (true, 0) => p.Submit(Go, 1).Result, (true, _) => p.Submit(Go, 2).Result, _ => 0 };",
            "var r = (p.IsMain, args.Length) switch { (false, _) => 0, (_, 0) => p.Submit(Go, 1).Result, _ => p.Submit(Go, 2).Result };",
            "var r = p switch { _ when p.IsWorker => 0, _ => p.Submit(Go, 1).Result };",
            "var r = args switch { [] => 0, [var a, ..] when p.IsMain => p.Submit(Go, a.Length).Result, _ => 1 };",
            "switch (p) { case { IsWorker: true }: return; case { Size: 1 }: p.Submit(Go, 1); break; default: p.Submit(Go, 2); break; }",
            "switch (p) { case { IsWorker: true }: return; } p.Submit(Go, 1);",
            "switch (p) { case var q when q.IsMain: q.Submit(Go, 1); break; }",
            "switch (args.Length) { case 0 when p.IsWorker: case 1 when p.IsWorker: return; } if (p.IsMain) p.Submit(Go, 1);",
            "switch (p.IsMain, p.Size) { case (true, 1): p.Submit(Go, 1); goto default; default: Console.WriteLine(); break; }",
            "switch (p.IsMain) { case true: goto work; case false: return; } work: p.Submit(Go, 1);",
            "if (p is not { IsMain: true }) return; p.Submit(Go, 1);",
            "if (p is { IsMain: true } q) q.Submit(Go, 1);",
            "if (p is { IsMain: var m } && m) p.Submit(Go, 1);",
            "if (p is { IsMain: true, IsOpen: true } and not { Idling: 1 }) p.Submit(Go, 1);",
            "if (p is not { IsMain: true } q) return; q.Submit(Go, 1);",
            "if (p is not { IsWorker: false }) throw new InvalidOperationException(); p.Submit(Go, 1);",
        ]);

    [Fact]
    public Task Loops_and_jumps() =>
        AssertSilent([
            "while (p.IsMain && args.Length > 2) { p.Submit(Go, 1); break; }",
            "while (true) { if (p.IsMain) { p.Submit(Go, 1); break; } return; }",
            "while (!p.IsMain) { return; } p.Submit(Go, 1);",
            "while (p.IsWorker) Thread.Sleep(1); p.Submit(Go, 1);",
            "for (; p.IsMain; ) { p.Submit(Go, 1); }",
            "for (int i = 0; i < 3 && p.IsMain; i++) p.Submit(Go, i);",
            "for (int i = p.IsMain ? 0 : 3; i < 3; i++) p.Submit(Go, i);",
            "for (bool go = p.IsMain; go; go = false) p.Submit(Go, 1);",
            "for (int i = 0; p.IsMain ? i < 3 : false; i++) p.Submit(Go, i);",
            "if (p.IsMain) goto main; return; main: p.Submit(Go, 1);",
            "again: if (p.IsWorker) return; p.Submit(Go, 1); if (args.Length > 3) goto again;",
            "int n = 0; again: if (!p.IsMain) goto end; p.Submit(Go, n); if (n++ < 3) goto again; end: ;",
            "foreach (string a in args) { if (!p.IsMain) break; p.Submit(Go, a.Length); }",
            "foreach (string a in args.Where(_ => p.IsMain)) p.Submit(Go, a.Length);",
            "foreach (var (a, i) in args.Select((a, i) => (a, i))) { if (p.IsWorker) continue; p.Submit(Go, i); }",
        ]);

    [Fact]
    public Task Early_ends() =>
        AssertSilent([
            "if (p.IsWorker) throw new InvalidOperationException(); p.Submit(Go, 1);",
            "if (p.IsWorker) { Console.WriteLine(); return; } p.Submit(Go, 1);",
            "if (p.IsWorker) { Stop(); } p.Submit(Go, 1); "
                + "[System.Diagnostics.CodeAnalysis.DoesNotReturn] static void Stop() => throw new InvalidOperationException();",
            "_ = p.IsMain ? 1 : throw new InvalidOperationException(); p.Submit(Go, 1);",
            "_ = p.IsMain || Environment.ExitCode == 7 ? p : throw new InvalidOperationException(); if (p.IsMain) p.Submit(Go, 1);",
            "int x = p.WorkersExit() ? throw new InvalidOperationException() : 3; p.Submit(Go, x);",
            "if (p.IsMain) { } else return; p.Submit(Go, 1);",
            "if (p.IsMain) Console.WriteLine(); else if (args.Length > 1) return; else throw new InvalidOperationException(); "
                + "p.Submit(Go, 1);",
            "if (p.IsWorker) { if (args.Length > 1) return; Environment.Exit(1); } p.Submit(Go, 1);",
            "System.Diagnostics.Debug.Assert(p.IsMain); if (p.IsMain) p.Submit(Go, 1);",
        ]);

    [Fact]
    public Task Conditional_access() =>
        AssertSilent([
            "MpiExecutor? q = p.IsMain ? p : null; q?.Submit(Go, 1);",
            "MpiExecutor? q = p.IsWorker ? null : p; q?.Submit(Go, 1).Wait();",
            "MpiExecutor? q = p.IsMain ? p : null; if (q != null) q.Submit(Go, 1);",
            "MpiExecutor? q = p.IsMain ? p : null; if (q is null) return; q.Submit(Go, 1);",
            "MpiExecutor? q = p.IsMain ? p : null; if (q is { } r) r.Submit(Go, 1);",
            "MpiExecutor? q = null; if (p.IsMain) q = p; q?.Submit(Go, 1);",
            "if (p?.IsMain.Equals(true) == true) p.Submit(Go, 1);",
            "if ((p?.IsMain).GetValueOrDefault()) p.Submit(Go, 1);",
            "if (p?.IsMain.GetHashCode() == 1) p.Submit(Go, 1);",
            "bool? m = p?.IsMain; if (m == true) p!.Submit(Go, 1);",
            "bool? m = p?.IsMain; if (m.HasValue && m.Value) p!.Submit(Go, 1);",
            "bool? m = p?.IsMain; if (m is not true) return; p!.Submit(Go, 1);",
        ]);

    [Fact]
    public Task Functions() =>
        AssertSilent([
            "void Work() => p.Submit(Go, 1); if (p.IsMain) { Work(); Work(); }",
            "if (p.IsMain) Work(); void Work() { Inner(); void Inner() { p.Submit(Go, 1); } }",
            "if (p.WorkersExit()) return; int Work(int x) => x == 0 ? 0 : p.Submit(Go, Work(x - 1)).Result; Work(3);",
            "if (p.IsWorker) return; Func<int, int> work = x => p.Submit(Go, x).Result; Console.WriteLine(work(1));",
            "Func<int, int> work = x => p.Submit(Go, x).Result; Console.WriteLine(p.IsMain ? work(1) : 0);",
            "Func<int, int> work = x => p.Submit(Go, x).Result; "
                + "foreach (int y in p.IsMain ? args.Select(a => work(a.Length)) : []) Console.WriteLine(y);",
            "Lazy<int> lazy = new(() => p.Submit(Go, 1).Result); if (p.IsMain) Console.WriteLine(lazy.Value);",
            "var t = new Thread(() => p.Submit(Go, 1)); if (p.IsMain) t.Start();",
            "if (p.IsMain) { var t = new Thread(() => p.Submit(Go, 1)); t.Start(); t.Join(); }",
            "if (p.IsMain) Task.Run(() => p.Submit(Go, 1)).Wait();",
            "Task.Run(() => { if (p.WorkersExit()) return; p.Submit(Go, 1); }).Wait();",
            "void OnMain(Action work) { if (p.IsMain) work(); } OnMain(() => p.Submit(Go, 1));",
            "OnMain(p, () => p.Submit(Go, 1)); static void OnMain(MpiExecutor p, Action work) { if (p.IsMain) work(); }",
            "OnMain(p, q => q.Submit(Go, 1)); static void OnMain(MpiExecutor p, Action<MpiExecutor> work) { if (p.IsMain) work(p); }",
            "Console.CancelKeyPress += (_, _) => p.Submit(Go, 1); if (p.IsMain) Console.WriteLine();",
            "bool IsBoss() { return p.IsMain; } if (!IsBoss()) return; p.Submit(Go, 1);",
            "static bool IsBoss(MpiExecutor q) => q.IsMain; if (IsBoss(p)) p.Submit(Go, 1);",
            "static bool IsBoss(MpiExecutor q) { if (q.IsMain) return true; return false; } if (IsBoss(p)) p.Submit(Go, 1);",
            "Predicate<MpiExecutor> boss = q => q.IsMain; if (boss(p)) p.Submit(Go, 1);",
        ]);

    [Fact]
    public Task Blocks_that_catch_and_dispose() =>
        AssertSilent([
            "using var more = p.IsMain ? new MemoryStream() : null; if (more is not null) p.Submit(Go, 1);",
            "if (p.IsMain) { using var more = new MemoryStream(); p.Submit(Go, 1); }",
            "if (p.IsMain) { using (var more = new MemoryStream()) using (new MemoryStream()) p.Submit(Go, 1); }",
            "try { if (!p.IsMain) throw new InvalidOperationException(); } catch (InvalidOperationException) { return; } p.Submit(Go, 1);",
            "try { Console.WriteLine(); } catch (IOException) when (p.IsMain) { p.Submit(Go, 1); }",
            "try { if (p.IsMain) p.Submit(Go, 1); } catch (Exception) when (p.IsMain) { p.Submit(Go, 2); }",
            "try { p.Submit(Go, 1); } catch (PoolGuardException) when (p.IsWorker) { }",
            "try { p.Submit(Go, 1); } catch (Exception e) when (e is PoolGuardException) { }",
            "lock (args) { if (p.IsMain) { p.Submit(Go, 1); } }",
            "checked { if (p.IsMain) p.Submit(Go, 1); }",
            "try { p.Submit(Go, 1); } catch (Exception e) when (e is PoolGuardException or IOException) { }",
        ]);

    [Fact]
    public Task Values() =>
        AssertSilent([
            "var t = (Main: p.IsMain, Size: p.Size); if (t.Main) p.Submit(Go, 1);",
            "var t = (p.IsMain, 1); if (t.Item1) p.Submit(Go, t.Item2);",
            "var t = (p.IsMain, 1); var (m, n) = t; if (m) p.Submit(Go, n);",
            "(bool m, _) = (p.IsMain, 2); if (!m) return; p.Submit(Go, 1);",
            "var (main, worker) = (p.IsMain, p.IsWorker); if (main && !worker) p.Submit(Go, 1);",
            "bool a, b; a = b = p.IsMain; if (a) p.Submit(Go, 1); if (b) p.Submit(Go, 2);",
            "bool stop = args.Length > 3; stop |= p.IsWorker; if (stop) return; p.Submit(Go, 1);",
            "bool stop = false; stop |= !p.IsMain; if (!stop) p.Submit(Go, 1);",
            "bool go = true; go &= p.IsMain; go &= args.Length > 1; if (go) p.Submit(Go, 1);",
            "bool go = false; go ^= p.IsMain; if (go) p.Submit(Go, 1);",
            "bool go = false; go |= p.IsMain; if (go) p.Submit(Go, 1);",
            "bool? go = null; go ??= p.IsMain; if (go == true) p.Submit(Go, 1);",
            "if (p.IsMain & args.Length > 1) p.Submit(Go, 1);",
            "if (!(p.IsWorker | args.Length > 1)) p.Submit(Go, 1);",
            "if (!!p.IsMain) p.Submit(Go, 1);",
            "if (!(!p.IsMain || args.Length > 1) && args.Length < 9) p.Submit(Go, 1);",
            "if (p.IsMain == !p.IsWorker && p.IsMain) p.Submit(Go, 1);",
            "if (p.IsWorker == false) p.Submit(Go, 1);",
            "if (false == p.IsWorker) p.Submit(Go, 1);",
            "if (true.Equals(p.IsMain)) p.Submit(Go, 1);",
            "if (p.IsMain.CompareTo(false) > 0) p.Submit(Go, 1);",
            "if (Convert.ToInt32(p.IsMain) == 1) p.Submit(Go, 1);",
            "int role = p.IsMain ? 0 : 1; if (role == 0) p.Submit(Go, 1);",
            "int role = p.IsMain ? 0 : 1; if (role < 1) p.Submit(Go, 1);",
            "int role = p.IsMain ? 0 : 1; switch (role) { case 0: p.Submit(Go, 1); break; case 1: break; }",
            "int role = Convert.ToInt32(p.IsWorker); if (role == 0) p.Submit(Go, 1);",
            "string[] roles = [p.IsMain ? \"main\" : \"\"]; if (roles[0] == \"main\") p.Submit(Go, 1);",
            "bool[] go = [p.IsMain]; if (go[0]) p.Submit(Go, 1);",
            "var box = new { Main = p.IsMain }; if (box.Main) p.Submit(Go, 1);",
            "bool m = p.IsMain; bool w = !m; if (w) return; p.Submit(Go, 1);",
            "bool m = p.IsMain; while (m) { p.Submit(Go, 1); m = false; }",
            "int left = p.IsMain ? 3 : 0; do { if (left == 0) break; p.Submit(Go, left--); } while (true);",
            "int left = 0; if (p.IsMain) left = 3; while (left > 0) p.Submit(Go, left--);",
            "int left = 0; if (p.IsMain) { left = args.Length; } for (; left > 0; left--) p.Submit(Go, left);",
            "object? first = null; if (p.IsMain) first = p.Submit(Go, 1); if (first is not null) p.Submit(Go, 2);",
            "MpiFuture<int>? first = p.IsMain ? p.Submit(Go, 1) : null; if (first != null) p.Submit(Go, 2);",
            "MpiFuture<int>? first = null; if (p.IsMain) first = p.Submit(Go, 1); if (first?.Result > 1) p.Submit(Go, 2);",
            "string? line = p.IsMain ? Console.ReadLine() : null; while (line != null) { p.Submit(Go, line.Length); "
                + "line = Console.ReadLine(); }",
            "string? line; while ((line = p.IsMain ? Console.ReadLine() : null) != null) p.Submit(Go, line.Length);",
            "while (p.IsMain && Console.ReadLine() is { } line) p.Submit(Go, line.Length);",
            "if (p.IsMain && int.TryParse(args[0], out int n)) p.Submit(Go, n);",
            "if (!p.IsMain || !int.TryParse(args[0], out int n)) return; p.Submit(Go, n);",
            "if (!TryBegin(p, out int n)) return; p.Submit(Go, n); static bool TryBegin(MpiExecutor q, out int n) { n = 1; return "
                + "q.IsMain; }",
            "if (s_isMain(p)) p.Submit(Go, 1);",
            "if (Roles.IsBoss(p)) p.Submit(Go, 1);",
            "if (p.IsBoss()) p.Submit(Go, 1);",
            "if (p.Boss) p.Submit(Go, 1);",
            "if (new Roles(p).Mine) p.Submit(Go, 1);",
            "Roles.RunOnMain(p, () => p.Submit(Go, 1));",
            "if (MpiCommunicator.World.Rank is 0) p.Submit(Go, 1);",
            "if (MpiCommunicator.World.Rank > 0) return; p.Submit(Go, 1);",
            "switch (MpiCommunicator.World.Rank) { case 0: p.Submit(Go, 1); break; }",
            "ref MpiExecutor q = ref s_pool; q = p; if (q.IsMain) q.Submit(Go, 1);",
            "var q = p; if (q.IsMain) p.Submit(Go, 1);",
            "var q = p; if (p.IsWorker) return; q.Submit(Go, 1);",
            "object o = p; if (o is MpiExecutor { IsMain: true } q) q.Submit(Go, 1);",
            "if (p is MpiExecutor { IsMain: true } and var q) q.Submit(Go, 1);",
            "bool go = false; foreach (string a in args) { if (!p.IsMain) break; go = true; } if (go) p.Submit(Go, 1);",
            "if (p is { Boss: true }) p.Submit(Go, 1);",
            "if (p.Boss && args.Length > 1) p.Submit(Go, 1);",
        ]);

    [Fact]
    public Task Objects_that_change() =>
        AssertSilent([
            "var work = new List<int>(); if (p.IsMain) work.Add(1); foreach (int x in work) p.Submit(Go, x);",
            "var work = new Queue<int>(); if (p.IsMain) work.Enqueue(1); while (work.TryDequeue(out int x)) p.Submit(Go, x);",
            "var work = new Stack<int>(p.IsMain ? [1] : []); while (work.Count > 0) p.Submit(Go, work.Pop());",
            "List<MpiFuture<int>> all = []; if (p.IsMain) all.Add(p.Submit(Go, 1)); foreach (var f in all) p.SubmitGo(f.Result);",
            "var work = new List<int>(); if (p.IsMain) Fill(work); foreach (int x in work) p.Submit(Go, x); "
                + "static void Fill(List<int> all) => all.Add(1);",
            "var work = new List<int>(); void Fill() => work.Add(1); if (p.IsMain) Fill(); foreach (int x in work) p.Submit(Go, x);",
            "var work = new List<int>(); if (p.IsMain) args.ToList().ForEach(a => work.Add(a.Length)); "
                + "foreach (int x in work) p.Submit(Go, x);",
            "var work = new List<int>(); foreach (string a in args) { if (p.IsWorker) continue; work.Add(a.Length); "
                + "} foreach (int x in work) p.Submit(Go, x);",
            "var work = new List<int>(); void Fill() { if (p.IsWorker) return; work.Add(1); } Fill(); foreach (int x in work) "
                + "p.Submit(Go, x);",
            "var counts = new Dictionary<int, int>(); if (p.IsMain) counts[1] = 2; foreach (var (x, y) in counts) p.Submit(Go, x + y);",
            "int[] sizes = new int[3]; if (p.IsMain) sizes[1] = 2; if (sizes[1] == 2) p.Submit(Go, 1);",
            "var job = new Job(); if (p.IsMain) job.Count = 2; for (int i = 0; i < job.Count; i++) p.Submit(Go, i);",
            "var job = new Job(); if (p.IsMain) job.Fill(); if (job.Count > 0) p.Submit(Go, 1);",
            "var work = new PriorityQueue<int, int>(); if (p.IsMain) work.Enqueue(1, 1); "
                + "while (work.TryDequeue(out int x, out _)) p.Submit(Go, x);",
            "var all = new HashSet<string>(); if (p.IsMain) all.UnionWith(args); p.Shutdown(); if (all.Count > 0) p.Submit(Go, 1);",
        ]);

    [Theory]
    [InlineData("var r = p switch { { IsWorker: true } => [|p.Submit|](Go, 1).Result, _ => 0 };")]
    [InlineData("switch (p) { case { IsMain: true }: return; } [|p.Submit|](Go, 1);")]
    [InlineData("while (p.IsMain) return; [|p.Submit|](Go, 1);")]
    [InlineData("if (p.IsMain) goto end; [|p.Submit|](Go, 1); end: ;")]
    [InlineData("bool stop = false; stop |= p.IsMain; if (!stop) [|p.Submit|](Go, 1);")]
    [InlineData("if (p.IsMain) { } else { } [|p.Submit|](Go, 1);")]
    [InlineData("using var more = new MemoryStream(); [|p.Submit|](Go, 1);")]
    [InlineData("void Work() => [|p.Submit|](Go, 1); if (p.IsWorker) Work();")]
    [InlineData("if (p is { IsMain: false }) [|p.Submit|](Go, 1);")]
    [InlineData("if (p.IsMain && args.Length > 1) return; [|p.Submit|](Go, 1);")]
    [InlineData("Console.WriteLine(p.IsMain); [|p.Submit|](Go, 1);")]
    [InlineData("var work = new List<string>(); work.AddRange(args); foreach (string a in work) [|p.Submit|](Go, a.Length);")]
    [InlineData(
        "var all = args.ToList(); if (p.IsMain) Console.WriteLine(all.Count); foreach (string a in all) [|p.Submit|](Go, a.Length);"
    )]
    [InlineData(
        "var all = args.ToList(); if (p.IsMain) Console.WriteLine(string.Join(' ', all)); "
            + "foreach (string a in all) [|p.Submit|](Go, a.Length);"
    )]
    [InlineData("var work = new List<int>(); if (args.Length > 1) work.Add(1); foreach (int x in work) [|p.Submit|](Go, x);")]
    [InlineData("try { [|p.Submit|](Go, 1); } catch (Exception e) when (e is IOException) { }")]
    public Task Not_guarded(string program) => AnalyzerRun.Reports("MPIPOOL008", Surround(program));

    /// <summary>All are looked at together, which takes no longer than one alone.</summary>
    private static async Task AssertSilent(string[] programs) => await AnalyzerRun.Reports("none", Surround(programs));

    private static string Method(string program, int number) =>
        $"public static void Use{number}(string[] args) {{ using var p = new MpiExecutor(); {program} }}";

    private static string Surround(params string[] programs) =>
        $$"""
            using System.IO;

            internal sealed class Roles(MpiExecutor pool)
            {
                public bool Mine => pool.IsMain;
                public static bool IsBoss(MpiExecutor p) => p.IsMain;
                public static void RunOnMain(MpiExecutor p, Action work) { if (p.IsMain) work(); }
            }

            internal sealed class Job
            {
                public int Count { get; set; }
                public void Fill() => Count = 3;
            }

            internal static class Extensions
            {
                public static bool IsBoss(this MpiExecutor p) => p.IsMain;
                extension(MpiExecutor p) { public bool Boss => p.IsMain; }
            }

            internal static class Tasks
            {
                private static readonly Func<MpiExecutor, bool> s_isMain = q => q.IsMain;
                private static MpiExecutor s_pool = null!;
                [MpiTask] public static int Go(int x) => x;
                {{string.Join("\n", programs.Select(Method))}}
            }
            """;
}
