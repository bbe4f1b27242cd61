using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>The names of typed stubs where tasks of several types share theirs.</summary>
public sealed partial class StubNamingTests
{
    [Theory]
    [InlineData(
        "static class S0 { [MpiTask] public static int G(int x) => 0; } static class S1 { [MpiTask] public static int [|G|](int "
            + "x) => 1; }",
        "S0G(int) S1G(int)"
    )]
    [InlineData(
        "static class S1 { [MpiTask] public static int [|G|](int x) => 1; } static class S0 { [MpiTask] public static int G(int "
            + "x) => 0; }",
        "S0G(int) S1G(int)"
    )]
    [InlineData(
        "static class S0 { [MpiTask] public static int G(int x) => 0; [MpiTask] public static int G(string x) => 0; } static class S1 { "
            + "[MpiTask] public static int [|G|](int x) => 1; }",
        "S0G(int) S0G(string) S1G(int)"
    )]
    [InlineData(
        "namespace A { static class S { [MpiTask] public static int G() => 0; } } namespace B { static class S { [MpiTask] "
            + "public static int [|G|]() => 1; } }",
        "ASG() BSG()"
    )]
    [InlineData(
        "static class Outer { public static class S { [MpiTask] public static int [|G|]() => 0; } } static class Other { public static "
            + "class S { [MpiTask] public static int G() => 1; } }",
        "OtherSG() OuterSG()"
    )]
    [InlineData(
        "static class S0 { [MpiTask] public static int G() => 0; } static class S1 { [MpiTask] public static int [|G|]() => 1; } static "
            + "class More { [MpiTask] public static int S0G() => 2; }",
        "S0G() S0G_#() S1G()"
    )]
    [InlineData(
        "namespace N { static class S0 { [MpiTask] public static int G() => 0; } static class S1 { [MpiTask] public static int [|G|]() "
            + "=> 1; [MpiTask] public static int S0G() => 2; } }",
        "NS0G() S0G() S1G()"
    )]
    [InlineData(
        "namespace A { static class BC { [MpiTask] public static int G() => 0; } } namespace AB { static class C { [MpiTask] public "
            + "static int [|G|]() => 1; } } namespace Z { static class C { [MpiTask] public static int [|G|]() => 1; } }",
        "ABCG() BCG() ZCG()"
    )]
    [InlineData(
        "static class Tell { [MpiTask(Name = \"G\")] public static int Run(int x) => 0; } static class S1 { [MpiTask] public static int "
            + "[|G|](int x) => 1; }",
        "G(int) S1G(int)"
    )]
    [InlineData(
        "sealed class Box<T> { [MpiTask] public static T? G() => default; } sealed class Bag<T> { [MpiTask] public static T? G() => "
            + "default; } static class U { static void Use(MpiExecutor pool) { pool.Submit([|Box<int>.G|]); pool.Submit(Bag<int>.G); } }",
        "BagGOfInt32() BoxGOfInt32()"
    )]
    [InlineData(
        "sealed record Cat(int X) { [MpiTask] public int G() => X; } static class Tasks { [MpiTask] public static int [|G|](Cat cat) => "
            + "1; }",
        "CatG(Cat) TasksG(Cat)"
    )]
    [InlineData(
        "static class A { [MpiTask] public static int Fine(int x) => x; } static class B { [MpiTask] public static int "
            + "Fine(long x) => 1; }",
        "Fine(int) Fine(long)"
    )]
    [InlineData(
        "static class S0 { [MpiTask] public static int G() => 0; } static class S1 { [MpiTask] public static int [|G|]() => 1; } static "
            + "class T { [MpiTask(Name = \"S0G\")] public static int H() => 2; }",
        "S0G() S0G_#() S1G()"
    )]
    [InlineData(
        "static class Box { [MpiTask] public static int G(int x) => 0; } static class Box<T> { [MpiTask] public static int G(int x) => "
            + "1; } static class U { static void Use(MpiExecutor pool) => pool.Submit(Box<int>.G, 1); }",
        "G(int) GOfInt32(int)"
    )]
    [InlineData(
        "static class A<T> { public static class S { [MpiTask] public static T? G(T x) => x; } } static class B<T> { public static "
            + "class S { [MpiTask] public static T? G(T x) => x; } } static class U { static void Use(MpiExecutor pool) { "
            + "pool.Submit(A<int>.S.G, 1); pool.Submit([|B<int>.S.G|], 1); } }",
        "ASGOfInt32(int) BSGOfInt32(int)"
    )]
    [InlineData(
        "namespace N { interface I { [MpiTask] static int G() => 0; } struct S { [MpiTask] public static int [|G|]() => 1; } record R { "
            + "[MpiTask] public static int [|G|]() => 2; } }",
        "IG() RG() SG()"
    )]
    [InlineData(
        "static partial class A { [MpiTask] private static int G() => 0; static void Use(MpiExecutor pool) => pool.Submit(G); } static "
            + "partial class B { [MpiTask] private static int [|G|]() => 1; static void Use(MpiExecutor pool) => pool.Submit(G); }",
        "AG() BG()"
    )]
    [InlineData(
        "static class A { [MpiTask] public static int G(this string s) => 0; } static class B { [MpiTask] public static int "
            + "[|G|](string s) => 1; }",
        "AG(string) BG(string)"
    )]
    [InlineData(
        "static class A { [MpiTask] public static int G(string? s, CancellationToken t) => 0; } static class B { [MpiTask] public "
            + "static int [|G|](string s) => 1; }",
        "AG(string?) BG(string)"
    )]
    [InlineData(
        "static class A { [MpiTask] public static int G((int X, int Y) p) => 0; } static class B { [MpiTask] public static int "
            + "[|G|]((int, int) p) => 1; }",
        "AG((int X, int Y)) BG((int, int))"
    )]
    [InlineData(
        "namespace @event { static class @class { [MpiTask] public static int @do() => 0; } static class @struct { [MpiTask] public "
            + "static int [|@do|]() => 1; } }",
        "classdo() structdo()"
    )]
    public void Tasks_of_several_types_that_share_a_name_carry_their_types(string marked, string stubs)
    {
        string source = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Equal(stubs, Stubs(run));
        Assert.Equal(marked, Mark(source, run.Diagnostics));
        Assert.All(run.Diagnostics, d => Assert.Equal(("MPIPOOL015", DiagnosticSeverity.Info), (d.Id, d.Severity)));
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void Names_of_stubs_do_not_depend_on_the_order_of_files()
    {
        CSharpCompilation first = TestCompilation.Create("static class Z { [MpiTask] public static int G() => 0; }");
        SyntaxTree other = CSharpSyntaxTree.ParseText(
            "static class A { [MpiTask] public static int G() => 0; }",
            (CSharpParseOptions)first.SyntaxTrees[0].Options,
            "/user/Zzz.cs",
            cancellationToken: TestContext.Current.CancellationToken
        );
        CSharpCompilation all = first.AddSyntaxTrees(other);
        CSharpCompilation reversed = all.RemoveAllSyntaxTrees().AddSyntaxTrees(all.SyntaxTrees.Reverse());

        GeneratorRun run = GeneratorRun.Of(all);

        Assert.Equal("AG() ZG()", Stubs(run));
        Assert.Equal(run.Text(), GeneratorRun.Of(reversed).Text());
        Assert.Equal(run.Diagnostics.Select(d => d.ToString()), GeneratorRun.Of(reversed).Diagnostics.Select(d => d.ToString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tasks_that_share_a_name_run_and_their_errors_tell_them_apart(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun.Of(
            """
            namespace A { public static class S {
                [MpiTask] public static int G(int x) => x > 0 ? x : throw new InvalidOperationException(); } }
            namespace B { public static class S {
                [MpiTask] public static int G(int x) => x > 0 ? -x : throw new InvalidOperationException(); } }
            public static class Program
            {
                public static string Check()
                {
                    using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
                    return $"{pool.Submit(A.S.G, 1).Result} {pool.Submit(B.S.G, 1).Result} "
                        + $"{pool.SubmitASG(2).Result} {pool.SubmitBSG(2).Result} "
                        + $"{NameOf(pool.Submit(A.S.G, 0))} {NameOf(pool.SubmitBSG(0))}";
                }

                private static string NameOf(MpiFuture future)
                {
                    try { future.Wait(); return ""; } catch (RemoteTaskException e) { return e.TaskName; }
                }
            }
            """,
            interceptors,
            assembly: name
        );

        Assert.Equal("1 -1 2 -2 A.S.G B.S.G", new LoadedProgram(run.Output).Call(name, "Program", "Check"));
    }

    /// <summary>Each stub with the types of what it sends; a hash as <c>#</c>.</summary>
    private static string Stubs(GeneratorRun run)
    {
        Compilation output = run.Output;
        IEnumerable<IMethodSymbol> stubs = output
            .GetTypeByMetadataName("MpiPool.ProgramTaskExtensions")!
            .GetMembers()
            .OfType<IMethodSymbol>();
        return Hash()
            .Replace(
                string.Join(
                    ' ',
                    stubs
                        .Select(m =>
                            $"{m.Name["Submit".Length..]}("
                            + $"{string.Join(", ", m.Parameters.Skip(1).SkipLast(1).Select(p => p.Type.ToDisplayString()))})"
                        )
                        .Order(StringComparer.Ordinal)
                ),
                "_#"
            );
    }

    private static string Mark(string source, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            source = source.Insert(diagnostic.Location.SourceSpan.End, "|]").Insert(diagnostic.Location.SourceSpan.Start, "[|");
        }

        return source;
    }

    [GeneratedRegex("_[0-9a-f]{8}")]
    private static partial Regex Hash();
}
