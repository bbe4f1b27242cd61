using Microsoft.CodeAnalysis.CodeFixes;
using MpiPool.CodeFixes;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.CodeFixes;

/// <summary>
/// Whatever is around it, what a fix makes of the code compiles, and is not reported any more; or else the fix is not offered.
/// </summary>
public sealed class FixMatrixTests
{
    private const string Go = "[MpiTask] public static int Go(int x) => x;";

    private static readonly CodeFixProvider[] s_fixes =
    [
        .. typeof(Fixes)
            .Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(CodeFixProvider)))
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!),
    ];

    /// <summary>What is to be fixed within a body: each goes into each of the constructs.</summary>
    private static readonly string[] s_bodies =
    [
        "using var pool = new MpiExecutor(); pool.Submit(Tasks.Go, 1);",
        "using var pool = new MpiExecutor(); int x = pool.Submit(Tasks.Go, 1).Result; Console.WriteLine(x);",
        "int x; using var pool = new MpiExecutor(); x = pool.Submit(Tasks.Go, 1).Result; Console.WriteLine(x);",
        "using var pool = new MpiExecutor(); int Work() => pool.Submit(Tasks.Go, 1).Result; Work();",
        "using var pool = new MpiExecutor(); void Work() { pool.Submit(Tasks.Go, 1); } Work();",
        "using var pool = new MpiExecutor(); Action<int> work = n => pool.Submit(Tasks.Go, n); work(1);",
        "using var pool = new MpiExecutor(); new List<int> { 1 }.ForEach(n => pool.Submit(Tasks.Go, n));",
        "using var pool = new MpiExecutor(); if (pool.Size > 1) pool.Submit(Tasks.Go, 1); else Console.WriteLine();",
        "using var pool = new MpiExecutor(); pool.WorkersExit(); pool.SubmitBatch(Tasks.Go, [1]);",
        "MpiExecutor.Run(pool => pool.Submit(Tasks.Go, 1));",
        "MpiExecutor.RunAsync(async pool => await pool.Submit(Tasks.Go, 1));",
        "MpiExecutor.Run(p => { if (p.WorkersExit()) return; p.Map(Tasks.Go, [1]); _ = p.MapAsync(Tasks.Go, [1]); });",
        "MpiExecutor.Run(p => { if (p.WorkersExit()) return; p.Submit(static n => n + 1, 1); p.Submit(Twice, 1); static int Twice(int "
            + "n) => 2 * n; });",
    ];

    public static TheoryData<string> Members =>
        [
            "static void M() { {0} }",
            "static int M() { {0} return 1; }",
            "static string M() { {0} return \"\"; }",
            "static void M(out int y) { {0} y = 1; }",
            "static bool M(out string y) { y = \"\"; {0} return true; }",
            "static ref int M(int[] all) { {0} return ref all[0]; }",
            "static Span<int> M(int[] all) { {0} return all; }",
            "static async Task M() { await Task.Yield(); {0} }",
            "static async Task<int> M() { await Task.Yield(); {0} return 1; }",
            "static Task<int> M() { {0} return Task.FromResult(1); }",
            "static IEnumerable<int> M() { {0} yield return 1; }",
            "static async IAsyncEnumerable<int> M() { await Task.Yield(); {0} yield return 1; }",
            "static T M<T>(T y) { {0} return y; }",
            "static readonly int s_y; static {1}() { {0} s_y = 1; }",
            "readonly int _y; public {1}() { {0} _y = 1; }",
            "static int P { get { {0} return 1; } set { {0} } }",
            "int this[int i] { get { {0} return i; } }",
            "static event Action E { add { {0} } remove { } }",
            "public static {1} operator +({1} a, {1} b) { {0} return a; }",
            "static void M() { void Local() { {0} } Local(); }",
            "static void M() { int Local(out int y) { {0} y = 1; return 2; } Local(out _); }",
            "static void M() { Action later = () => { {0} }; later(); }",
            "static void M() { Func<int> later = delegate { {0} return 1; }; later(); }",
            "static readonly Action s_later = () => { {0} };",
            "static void M() { try { {0} } finally { Console.WriteLine(); } }",
            "static void M() { try { Console.WriteLine(); } finally { {0} } }",
            "static int M() { try { {0} return 1; } catch (InvalidOperationException) { return 2; } }",
            "static int M() { lock (s_gate) { {0} return 1; } } static readonly object s_gate = new();",
            "static int M(int y) { switch (y) { case 1: { {0} return 1; } default: return 2; } }",
            "static int M() { while (true) { {0} return 1; } }",
        ];

    [Theory]
    [MemberData(nameof(Members))]
    public Task In_a_body_of_a_member(string member) =>
        AssertFixes(
            string.Join("\n", s_bodies.Select((body, i) => $"internal sealed class C{i}\n{{\n{Fill(member, body, $"C{i}")}\n}}"))
                + $"\n\ninternal static class Tasks\n{{\n    {Go}\n}}\n"
        );

    [Fact]
    public Task In_an_extension_block() =>
        AssertFixes(
            string.Join(
                "\n",
                s_bodies.Select(
                    (body, i) =>
                        $"internal static class E{i}\n{{\nextension(string text) {{ public int Count{i}() {{ {body} return text.Length; "
                        + $"}} }}\n}}"
                )
            ) + $"\n\ninternal static class Tasks\n{{\n    {Go}\n}}\n"
        );

    [Theory]
    [InlineData("")]
    [InlineData("await Task.Yield();")]
    [InlineData("if (args.Length > 7) return 1;", "return 2;")]
    public async Task In_a_program_of_statements(string before, string after = "")
    {
        foreach (string body in new[] { s_bodies[0], s_bodies[1], s_bodies[3], s_bodies[8], s_bodies[12] })
        {
            await AssertFixes($"{before}\n{body}\n{after}\n\ninternal static class Tasks\n{{\n    {Go}\n}}\n", isProgram: true);
        }
    }

    [Theory]
    [InlineData(
        "private sealed class P { public int X { get; set; } } static void Use(MpiExecutor pool) => pool.Submit(x => x.X, new P());"
    )]
    [InlineData(
        "private sealed class P { public int X { get; set; } } static int F(P p) => p.X; static void Use(MpiExecutor pool) => "
            + "pool.Submit(F, new P());"
    )]
    [InlineData(
        "private sealed class P { public int X { get; set; } } static void Use(MpiExecutor pool) { pool.Submit(F, new P()); "
            + "static int F(P p) => p.X; }"
    )]
    [InlineData("private enum P { A } static P F(int x) => P.A; static void Use(MpiExecutor pool) => pool.Submit(F, 1);")]
    [InlineData("private enum P { A } static List<P> F(int x) => []; static void Use(MpiExecutor pool) => pool.Submit(F, 1);")]
    [InlineData("private enum P { A } [MpiTask] private static int F(P x) => 1;")]
    [InlineData("private static int s_x = 1; static void Use(MpiExecutor pool) => pool.Submit(x => x + s_x, 1);")]
    [InlineData("int X => 1; int F(int x) => x + X; void Use(MpiExecutor pool) => pool.Submit(F, 1);")]
    [InlineData("protected static int F(int x) => x; static void Use(MpiExecutor pool) => pool.Submit(F, 1);")]
    [InlineData("[MpiTask] private static int F(int x) => x;")]
    [InlineData("private static class Inner { [MpiTask] private static int F(int x) => x; }")]
    [InlineData("[MpiTask] static async void F(int x) => await Task.Yield(); static void Use() => F(1);")]
    [InlineData("[MpiTask] internal static async void F(int x) => await Task.Yield(); static readonly Action<int> s_use = F;")]
    [InlineData("[MpiTask] internal static int F(CancellationToken token, int x) => x; static int Use() => F(default, 1);")]
    [InlineData(
        "[MpiTask] internal static int F(CancellationToken token, int x) => x; static readonly Func<CancellationToken, int, "
            + "int> s_use = F;"
    )]
    public Task Of_a_task(string members) =>
        AssertFixes($"public class Shop\n{{\n    {members.Replace("; ", ";\n    ", StringComparison.Ordinal)}\n}}\n");

    /// <summary>The member that does not travel, in each kind of type that may have it.</summary>
    [Theory]
    [InlineData("private int _n; public int Next() => _n++;")]
    [InlineData("private int _a, _b; public int Next() => _a++ + _b++;")]
    [InlineData("private int Count { get; set; } public int Next() => Count++;")]
    [InlineData("/// <summary>How many.</summary>\n    private int _n; public int Next() => _n++;")]
    [InlineData("public event Action? Done; public void Next() => Done?.Invoke();")]
    [InlineData("public DateTime Made { get; } = DateTime.Now;")]
    [InlineData("private readonly List<int> _all = []; public void Next() => _all.Add(1);")]
    [InlineData("private Action? _later; public void Next() => _later += () => { };")]
    public async Task Of_state_in_a_type(string member)
    {
        string[] types =
        [
            "public class T { public int X { get; set; } {0} }",
            "public sealed record T { public int X { get; set; } {0} }",
            "public sealed record T(int X) { {0} }",
            "public sealed class T(int x) { public int X { get; set; } = x; {0} }",
            "public struct T { public T() { } public int X { get; set; } public string? Y { get; set; } {0} }",
            "public record struct T(int X, string Y) { {0} }",
            "[Serializable]\npublic partial class T { public int X { get; set; } {0} }\npublic partial class T { public int Z { get; "
                + "set; } }",
            "public class B { {0} } public class T : B { public int X { get; set; } }",
            "public abstract class B<T> { public T? Y { get; set; } {0} } public class T : B<string> { public int X { get; set; } }",
            "public static class N { public class T { public int X { get; set; } {0} } }",
            "public class T { public required int X { get; init; } {0} }",
            "public class T : IComparable<T> { public int X { get; set; } public int CompareTo(T? other) => 0; {0} }",
            "public class T<U> { public U? X { get; set; } {0} }",
        ];
        foreach (string type in types)
        {
            string name =
                type.Contains(" N ", StringComparison.Ordinal) ? "N.T"
                : type.Contains(" T<U> ", StringComparison.Ordinal) ? "T<string>"
                : "T";
            await AssertFixes(
                $"{Fill(type, member, "")}\n\ninternal static class Tasks\n{{\n    [MpiTask] public static int Go({name} x) => 1;\n}}\n"
            );
        }
    }

    private static string Fill(string member, string body, string type) =>
        member.Replace("{0}", body, StringComparison.Ordinal).Replace("{1}", type, StringComparison.Ordinal);

    private static Task AssertFixes(string source, bool isProgram = false) => CodeFixRun.AssertCompile(s_fixes, source, isProgram);
}
