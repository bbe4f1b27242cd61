using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Calls whose arguments have no types of their own: the task's parameters say what they are.</summary>
public sealed class OverloadTests
{
    private const string Tasks = """
        namespace Lab
        {
            public static class Tasks
            {
                [MpiTask] public static int Length(string? text) => text?.Length ?? -1;
                [MpiTask] public static string Kind(Version? value, int x) => $"{value?.ToString() ?? "none"}{x}";
                [MpiTask] public static int Sum(int[] values) => values.Sum();
                [MpiTask] public static long Total(IReadOnlyList<long> values, CancellationToken token) => values.Sum();
                [MpiTask] public static async Task<double> Scaled(double by, List<double>? values)
                { await Task.Yield(); return by * (values?.Sum() ?? 1); }
                [MpiTask] public static async ValueTask<int> Later(int? value, MpiTaskContext context)
                { await Task.Yield(); return value ?? -context.WorkerRank * 0 - 2; }
                [MpiTask] public static int Wide(long? value, string? text) => (int)(value ?? 7);
                [MpiTask] public static void Check(string? text) { if (text is not null) throw new ArgumentException(text); }
                [MpiTask] public static async Task CheckLater(string[] texts)
                { await Task.Yield(); if (texts.Length != 2) throw new ArgumentException("2"); }
                [MpiTask] public static string Joined(List<string?>? texts, (int A, string? B) pair) =>
                    $"{string.Join('-', texts ?? [])}{pair.B}";
                [MpiTask] public static string Real(double x, string? text) => $"{x:F1}";
                [MpiTask] public static string Whole(long x, string? text) => $"{x}L";
                [MpiTask] public static string Small(byte x, string? text) => $"{x}b";
                [MpiTask] public static string Number(int x, string? text) => $"{x}i";
                [MpiTask] public static T? Last<T>(IReadOnlyList<T>? items) => items is null ? default : items[^1];
                [MpiTask] public static string Named(string[]? text) => "array";
                [MpiTask] public static string Named(IReadOnlyList<string>? value) => "list";
            }

            public sealed record Scale(double By) { [MpiTask] public double Of(double[] values) => By * values.Sum(); }
        }
        """;

    private const string Calls = """
        var found = new List<object?>();
        found.Add(pool.Submit(Lab.Tasks.Length, null).Result); found.Add(pool.Submit(Lab.Tasks.Length, default).Result);
        found.Add(pool.Submit(Lab.Tasks.Length, null, CancellationToken.None).Result);
        found.Add(pool.Submit(task: Lab.Tasks.Length, null, cancellationToken: default).Result);
        found.Add(pool.Submit(Lab.Tasks.Kind, null, 3).Result); found.Add(pool.Submit(Lab.Tasks.Sum, [1, 2]).Result);
        found.Add(pool.Submit(Lab.Tasks.Total, [1, 2]).Result); found.Add(pool.Submit(Lab.Tasks.Total, [3], CancellationToken.None).Result);
        found.Add(pool.Submit(Lab.Tasks.Scaled, 2, [1, 0.5]).Result); found.Add(pool.Submit(Lab.Tasks.Scaled, 2, null).Result);
        found.Add(pool.Submit(Lab.Tasks.Later, null).Result); found.Add(pool.Submit(Lab.Tasks.Wide, 5, null).Result);
        found.Add(pool.Submit(Lab.Tasks.Wide, null, null).Result);
        pool.Submit(Lab.Tasks.Check, null).Wait(); pool.Submit(Lab.Tasks.CheckLater, ["a", "b"]).Wait();
        found.Add(pool.Submit(Lab.Tasks.Last<int>, [1, 5]).Result); found.Add(pool.Submit(Lab.Tasks.Last<string>, null).Result ?? "null");
        found.Add(pool.Submit(Lab.Tasks.Named, null).Result); found.Add(pool.Submit(new Lab.Scale(3).Of, [1, 2]).Result);
        found.Add(string.Join(" ", pool.Map(Lab.Tasks.Sum, [[1, 2], [3]]))); found.Add(pool.MapUnordered(Lab.Tasks.Sum, [[4]]).Single());
        found.Add(pool.SubmitBatch(Lab.Tasks.Length, ["abc", null]).Result.Sum());
        found.Add(string.Join(" ", pool.StarMap(Lab.Tasks.Kind, [(null, 1), (new Version(1, 2), 2)])));
        found.Add(pool.MapAsync(Lab.Tasks.Sum, [[5, 6]]).ToListAsync().AsTask().Result.Single());
        found.Add(pool.Map(Lab.Tasks.Scaled, [2], [[1]]).Single());
        found.Add(pool.Submit(Lab.Tasks.Sum, [pool.Submit(Lab.Tasks.Length, null).Result, 3]).Result);
        found.Add(pool?.Submit(Lab.Tasks.Sum, [7])?.Result);
        found.Add(pool!.Submit(Lab.Tasks.Real, 1, null).Result); found.Add(pool.Submit(Lab.Tasks.Whole, 1, null).Result);
        found.Add(pool.Submit(Lab.Tasks.Small, 1, null).Result); found.Add(pool.Submit(Lab.Tasks.Number, 1, null).Result);
        found.Add(pool.Submit(Lab.Tasks.Joined, ["a", null], (1, null)).Result);
        found.Add(pool.Submit(Lab.Tasks.Joined, null, (1, "b")).Result);
        var workers = new MpiWorkerPool(pool!);
        found.Add(workers.Apply(Lab.Tasks.Length, null)); workers.Apply(Lab.Tasks.Check, null);
        workers.ApplyAsync(Lab.Tasks.Check, null).Get();
        found.Add(workers.ApplyAsync(Lab.Tasks.Sum, [8]).Get()); found.Add(workers.Map(Lab.Tasks.Sum, [[9], [1]]).Sum());
        found.Add(workers.IMap(Lab.Tasks.Sum, [[2]]).Single());
        return string.Join("|", found);
        """;

    private const string Found =
        "-1|-1|-1|-1|none3|3|3|3|3|2|-2|5|7|5|null|array|9|3 3|4|2|none1 1.22|11|2|2|7|1.0|1L|1b|1i|a-|b|-1|8|10|2";

    [Theory]
    [InlineData("namespace Other;", true)]
    [InlineData("namespace Other;", false)]
    [InlineData("namespace Other.Inner;", true)]
    [InlineData("namespace Lab;", false)]
    [InlineData("", true)]
    public void Arguments_without_a_type_get_the_parameters(string place, bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = Run(place, interceptors, name).AssertClean();

        Assert.Equal(
            interceptors ? 1 : 0,
            run.Files.Count(f => f == "Interceptors/Calls.g.cs" && run.File(f).Contains("Submit_Tasks_Length", StringComparison.Ordinal))
        );
        string type = place.Length == 0 ? "Caller" : $"{place["namespace ".Length..^1]}.Caller";
        Assert.Equal(Found, new LoadedProgram(run.Output).Call(name, type, "Run"));
    }

    [Fact]
    public void Calls_that_bind_by_themselves_get_no_overloads()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            public static class Caller
            {
                [MpiTask] public static int Length(string? text) => text?.Length ?? -1;
                public static void Run(MpiExecutor pool) => pool.Submit(Length, "a");
            }
            """
        );

        Assert.DoesNotContain("TaskOverloads.g.cs", run.AssertClean().Files);
    }

    [Fact]
    public void Assemblies_that_see_each_other_have_the_same_overloads()
    {
        const string source = """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Program")]
            namespace Lab
            {
                public static class #
                {
                    [MpiTask] public static int Length#(string? text) => text?.Length ?? -1;
                    public static void Use(MpiExecutor pool) => pool.Submit(Length#, null);
                }
            }
            """;
        GeneratorRun library = GeneratorRun
            .Of(
                TestCompilation.Create(
                    source.Replace("#", "First", StringComparison.Ordinal),
                    kind: OutputKind.DynamicallyLinkedLibrary,
                    assembly: "Lab.First"
                )
            )
            .AssertClean();
        GeneratorRun
            .Of(
                TestCompilation.Create(
                    source.Replace("#", "Second", StringComparison.Ordinal),
                    references: [MetadataReference.CreateFromImage(LoadedProgram.Emit(library.Output))]
                )
            )
            .AssertClean();
    }

    [Theory]
    [InlineData("pool.Submit(Tasks.Length, null, 1)", "CS")]
    [InlineData("pool.Submit(Tasks.Missing, null)", "CS0117")]
    [InlineData("pool.Submit(Tasks.Span, null)", "CS")]
    [InlineData("pool.Submit(Tasks.Length, [null])", "CS")]
    public void What_the_method_would_not_take_stays_an_error_at_the_call(string call, string id)
    {
        GeneratorRun run = GeneratorRun.Run(
            TestCompilation.Create(
                $$"""
                public static class Tasks
                {
                    [MpiTask] public static int Length(string? text) => text?.Length ?? -1;
                    public static int Span(ReadOnlySpan<int> values) => values.Length;
                    public static void Use(MpiExecutor pool) => {{call}};
                }
                """
            )
        );

        Assert.Empty(run.Diagnostics);
        Diagnostic[] errors =
        [
            .. run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error),
        ];
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Equal("/user/Tasks.cs", e.Location.SourceTree?.FilePath));
        Assert.All(errors, e => Assert.StartsWith(id, e.Id, StringComparison.Ordinal));
    }

    private static GeneratorRun Run(string place, bool interceptors, string name)
    {
        string caller = $$"""
            {{place}}
            public static class Caller
            {
                public static string Run()
                {
                    using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
                    {{Calls}}
                }
            }
            """;
        CSharpCompilation program = TestCompilation.Create(Tasks, interceptors, assembly: name);
        SyntaxTree calls = CSharpSyntaxTree.ParseText(caller, TestCompilation.ParseOptions(interceptors), "/user/Calls.cs");
        return GeneratorRun.Run(program.AddSyntaxTrees(calls));
    }
}
