using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.Analyzers;

/// <summary>
/// MPIPOOL008: a guard may be written in many ways. What it lets through is evaluated; where that cannot be known nothing is said.
/// </summary>
public sealed class GuardFormTests
{
    [Theory]
    [InlineData("if (p?.IsMain == true) p.Submit(Go, 1);")]
    [InlineData("if (p?.IsMain ?? false) p.Submit(Go, 1);")]
    [InlineData("if (p?.IsMain is true) p.Submit(Go, 1);")]
    [InlineData("if (p?.IsWorker == false) p.Submit(Go, 1);")]
    [InlineData("if (p?.IsWorker != true) p?.Submit(Go, 1);")]
    [InlineData("if (!(p?.IsMain ?? false)) return; p.Submit(Go, 1);")]
    [InlineData("if ((p?.WorkersExit()) ?? true) return; p.Submit(Go, 1);")]
    [InlineData("if (p != null && p.IsMain) p.Submit(Go, 1);")]
    [InlineData("if (p is { IsMain: true }) p.Submit(Go, 1);")]
    [InlineData("if (p is { IsMain: true, Size: > 1 }) p.Submit(Go, 1);")]
    [InlineData("if (p is not { IsWorker: true }) p.Submit(Go, 1);")]
    [InlineData("if (p is { IsMain: not false } and { Size: > 1 }) p.Submit(Go, 1);")]
    [InlineData("if (p is { IsWorker: true } or { Size: 0 }) return; p.Submit(Go, 1);")]
    [InlineData("if (p.IsMain is true and not false) p.Submit(Go, 1);")]
    [InlineData("if (p.IsMain is var m && m) p.Submit(Go, 1);")]
    [InlineData("if ((p.IsMain, args.Length) is (true, > 1)) p.Submit(Go, 1);")]
    [InlineData("if (p.IsMain ^ false) p.Submit(Go, 1);")]
    [InlineData("if (p.IsMain != false && true) p.Submit(Go, 1);")]
    [InlineData("if (args.Length > 1 ? p.IsMain : !p.IsWorker) p.Submit(Go, 1);")]
    [InlineData("if (p.IsMain switch { true => args.Length > 1, false => false }) p.Submit(Go, 1);")]
    [InlineData("switch (p) { case { IsMain: true }: p.Submit(Go, 1); break; }")]
    [InlineData("switch (p.IsWorker) { case false when args.Length > 1: p.Submit(Go, 1); break; }")]
    [InlineData("switch ((p.IsMain, args.Length)) { case (true, > 1): p.Submit(Go, 1); break; default: break; }")]
    [InlineData("var f = p switch { { IsMain: true } => p.Submit(Go, 1), _ => null };")]
    [InlineData("(bool m, int n) = (p.IsMain, 1); if (m) p.Submit(Go, n);")]
    [InlineData("var (m, n) = (p.IsMain, 1); if (m) p.Submit(Go, n);")]
    [InlineData("bool m; int n; (m, n) = (p.IsMain, 1); if (m) p.Submit(Go, n);")]
    [InlineData("var ((m, _), n) = ((p.IsMain, 2), 1); if (m) p.Submit(Go, n);")]
    [InlineData("bool go = p.IsMain; go &= args.Length > 1; if (go) p.Submit(Go, 1);")]
    [InlineData("bool go = args.Length > 1; go &= p.IsMain; if (go) p.Submit(Go, 1);")]
    [InlineData("bool stop = p.IsWorker; stop |= args.Length > 1; if (stop) return; p.Submit(Go, 1);")]
    [InlineData("bool go = true; if (p.IsWorker) go = false; if (go) p.Submit(Go, 1);")]
    [InlineData("bool go; if (p.IsMain) go = true; else go = false; if (go) p.Submit(Go, 1);")]
    [InlineData("bool go = false; switch (p.IsMain) { case true: go = args.Length > 1; break; } if (go) p.Submit(Go, 1);")]
    [InlineData("s_go = p.IsMain; if (s_go) p.Submit(Go, 1);")]
    [InlineData("Ask(p.IsMain, out bool go); if (go) p.Submit(Go, 1); static void Ask(bool x, out bool y) => y = x;")]
    [InlineData("string kind = p.IsMain ? \"a\" : \"b\"; if (kind == \"a\") p.Submit(Go, 1);")]
    [InlineData(
        "var kind = p.IsMain ? DayOfWeek.Friday : DayOfWeek.Monday; switch (kind) { case DayOfWeek.Friday: p.Submit(Go, 1); break; }"
    )]
    [InlineData("int n = p.IsMain ? 10 : 0; for (int i = 0; i < n; i++) p.Submit(Go, i);")]
    [InlineData("int n = p.IsMain ? 10 : 0; while (n-- > 0) p.Submit(Go, n);")]
    [InlineData("if (p.IsMain.Equals(true)) p.Submit(Go, 1);")]
    [InlineData("Func<bool> go = () => p.IsMain; if (go()) p.Submit(Go, 1);")]
    [InlineData("bool go() => p.IsMain; if (go()) p.Submit(Go, 1);")]
    [InlineData("foreach (string x in p.IsMain ? args : []) p.Submit(Go, x.Length);")]
    [InlineData("foreach (string x in p.IsMain ? args : Array.Empty<string>()) p.Submit(Go, x.Length);")]
    [InlineData("foreach (string x in p.IsWorker ? new string[0] : args) p.Submit(Go, x.Length);")]
    [InlineData("foreach (int x in Enumerable.Range(0, p.IsMain ? 9 : 0)) p.Submit(Go, x);")]
    [InlineData("foreach (int x in (p.IsMain ? args : []).Select(a => a.Length).Where(a => a > 1)) p.Submit(Go, x);")]
    [InlineData("string[] mine = p.IsMain ? args : []; foreach (string x in mine) p.Submit(Go, x.Length);")]
    [InlineData("List<string> all = p.IsMain ? [.. args] : []; foreach (string x in all) p.Submit(Go, x.Length);")]
    [InlineData(
        "var all = new List<string>(); if (p.IsMain) all.AddRange(args); if (p.IsMain) foreach (string x in all) p.Submit(Go, "
            + "x.Length);"
    )]
    [InlineData("var done = (p.IsMain ? args : []).Select(a => p.Submit(Go, a.Length)).ToList();")]
    [InlineData("Parallel.ForEach(p.IsMain ? args : [], a => p.Submit(Go, a.Length));")]
    [InlineData("try { if (p.IsWorker) return; } finally { Console.WriteLine(); } p.Submit(Go, 1);")]
    [InlineData("try { if (p.WorkersExit()) return; } finally { if (p.IsMain) p.Submit(Go, 1); }")]
    [InlineData("try { } finally { if (p.IsWorker) Environment.Exit(0); } p.Submit(Go, 1);")]
    [InlineData("if (p.WorkersExit()) return; try { p.Submit(Go, 1); } finally { p.Submit(Go, 2); }")]
    [InlineData(
        "if (p.WorkersExit()) return; try { p.Submit(Go, 1); } catch (IOException) { p.Submit(Go, 2); } finally { p.Submit(Go, 2); }"
    )]
    [InlineData("foreach (string a in args) { try { if (p.IsWorker) continue; p.Submit(Go, 1); } finally { Console.WriteLine(); } }")]
    [InlineData("lock (args) { if (p.IsWorker) return; } p.Submit(Go, 1);")]
    [InlineData("using (new MemoryStream()) { if (p.IsWorker) return; p.Submit(Go, 1); } p.Submit(Go, 1);")]
    [InlineData("if (p.IsWorker) goto end; p.Submit(Go, 1); end: Console.WriteLine();")]
    [InlineData("if (p.IsWorker) Environment.FailFast(null); p.Submit(Go, 1);")]
    [InlineData("do { if (p.IsWorker) break; p.Submit(Go, 1); } while (args.Length > 3);")]
    public Task Guarded(string statements) => AnalyzerRun.Reports("none", Surround(statements));

    [Theory]
    [InlineData("if (p?.IsMain == false) [|p.Submit|](Go, 1);")]
    [InlineData("if (p?.IsMain ?? true) Console.WriteLine(); [|p.Submit|](Go, 1);")]
    [InlineData("if (!(p?.IsMain ?? false)) [|p.Submit|](Go, 1);")]
    [InlineData("if (p != null) [|p.Submit|](Go, 1);")]
    [InlineData("if (p is { IsWorker: true }) [|p.Submit|](Go, 1);")]
    [InlineData("if (p is { IsMain: true }) Console.WriteLine(); [|p.Submit|](Go, 1);")]
    [InlineData("if (p is { IsWorker: true } or { Size: 0 }) [|p.Submit|](Go, 1);")]
    [InlineData("switch (p) { case { IsMain: false }: [|p.Submit|](Go, 1); break; }")]
    [InlineData("switch ((p.IsMain, args.Length)) { case (true, > 1): break; default: [|p.Submit|](Go, 1); break; }")]
    [InlineData("(bool m, int n) = (p.IsMain, 1); if (!m) [|p.Submit|](Go, n);")]
    [InlineData("(bool m, int n) = (args.Length > 1, 1); if (m) [|p.Submit|](Go, n);")]
    [InlineData("bool go = p.IsMain; go |= args.Length > 1; if (go) [|p.Submit|](Go, 1);")]
    [InlineData("bool go = p.IsWorker; go &= args.Length > 1; if (go) [|p.Submit|](Go, 1);")]
    [InlineData("bool go = true; if (args.Length > 1) go = false; if (go) [|p.Submit|](Go, 1);")]
    [InlineData("string kind = p.IsMain ? \"a\" : \"b\"; if (kind == \"b\") [|p.Submit|](Go, 1);")]
    [InlineData("int n = args.Length; n++; if (n > 3) [|p.Submit|](Go, n);")]
    [InlineData("foreach (string x in p.IsMain ? [] : args) [|p.Submit|](Go, x.Length);")]
    [InlineData("foreach (string x in args.Length > 1 ? args : []) [|p.Submit|](Go, x.Length);")]
    [InlineData("var all = new List<string>(); all.AddRange(args); foreach (string x in all) [|p.Submit|](Go, x.Length);")]
    [InlineData("Parallel.ForEach(args, a => [|p.Submit|](Go, a.Length));")]
    [InlineData("try { if (p.WorkersExit()) return; } finally { [|p.Submit|](Go, 1); }")]
    [InlineData("try { if (p.WorkersExit()) return; p.Submit(Go, 1); } finally { [|p.Submit|](Go, 2); Console.WriteLine(); }")]
    [InlineData(
        "try { try { if (p.IsWorker) return; } finally { Console.WriteLine(); } } finally { [|p.Submit|](Go, 1); } p.Submit(Go, 2);"
    )]
    [InlineData("try { if (p.IsWorker) throw new InvalidOperationException(); } finally { [|p.Submit|](Go, 1); } p.Submit(Go, 2);")]
    [InlineData("foreach (string a in args) { try { if (p.IsWorker) continue; } finally { [|p.Submit|](Go, 1); } p.Submit(Go, 2); }")]
    [InlineData("try { Console.WriteLine(); } finally { [|p.Submit|](Go, 1); } [|p.Submit|](Go, 2);")]
    [InlineData("using (new MemoryStream()) Console.WriteLine(); [|p.Submit|](Go, 1);")]
    [InlineData("lock (args) Console.WriteLine(); [|p.Submit|](Go, 1);")]
    public Task Not_guarded(string statements) => AnalyzerRun.Reports("MPIPOOL008", Surround(statements));

    private static string Surround(string statements) =>
        $$"""
            using System.IO;

            internal static class Tasks
            {
                private static bool s_go;
                [MpiTask] public static int Go(int x) => x;
                public static void Use(string[] args)
                {
                    using var p = new MpiExecutor();
                    {{statements}}
                }
            }
            """;
}
