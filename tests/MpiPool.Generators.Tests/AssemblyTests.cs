using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Tasks of several assemblies in one program: their names do not collide, and no table is missed.</summary>
public sealed class AssemblyTests
{
    private const string Open =
        "using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Assemblies_whose_names_differ_by_their_signs_only_are_told_apart(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun first = Library($"My.{name}", "public static class Dotted { [MpiTask] public static int Go(int x) => x + 1; }")
            .AssertClean();
        GeneratorRun second = Library($"My-{name}", "public static class Dashed { [MpiTask] public static int Went(int x) => x + 2; }")
            .AssertClean();
        GeneratorRun third = Library($"My_{name}", "public static class Lined { [MpiTask] public static int Gone(int x) => x + 3; }")
            .AssertClean();
        GeneratorRun program = Program(
                $"My{name}",
                $$"""
                public static class Program
                {
                    [MpiTask] public static int Goes(int x) => x + 4;
                    public static string Check()
                    {
                        {{Open}}
                        return $"{pool.Submit(Dotted.Go, 0).Result} {pool.Submit(Dashed.Went, 0).Result} "
                            + $"{pool.SubmitGone(0).Result} {pool.Submit(Goes, 0).Result}";
                    }
                }
                """,
                interceptors,
                first,
                second,
                third
            )
            .AssertClean();

        Assert.Equal("1 2 3 4", Run(program, first, second, third));
    }

    /// <summary>The program refers to a library without tasks of its own, which refers to another.</summary>
    [Fact]
    public void Tasks_are_found_through_a_library_that_has_none()
    {
        string name = LoadedProgram.NewName();
        GeneratorRun below = Library($"{name}.Below", "public static class Below { [MpiTask] public static int Go(int x) => x + 1; }")
            .AssertClean();
        GeneratorRun between = Library(
                $"{name}.Between",
                "public static class Between { public static int Run(MpiExecutor pool) => pool.Submit(Below.Go, 1).Result; }",
                below
            )
            .AssertClean();
        GeneratorRun program = Program(
                name,
                $$"""public static class Program { public static string Check() { {{Open}} return $"{Between.Run(pool)}"; } }""",
                true,
                between
            )
            .AssertClean();

        Assert.Equal("2", Run(program, below, between));
    }

    [Fact]
    public void Tasks_of_a_program_that_another_one_refers_to_run()
    {
        string name = LoadedProgram.NewName();
        GeneratorRun app = GeneratorRun
            .Of("public static class App { [MpiTask] public static int Go(int x) => x + 1; }", assembly: $"{name}.App")
            .AssertClean();
        GeneratorRun program = Program(
                name,
                $$"""
                public static class Program { public static string Check() { {{Open}} return $"{pool.Submit(App.Go, 1).Result}"; } }
                """,
                true,
                app
            )
            .AssertClean();

        Assert.Equal("2", Run(program, app));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_library_under_an_alias_is_registered_and_no_call_is_taken_for_one_of_the_programs_own(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun library = Library($"{name}.Lib", "public static class Tasks { [MpiTask] public static int Go(int x) => x + 1; }")
            .AssertClean();
        GeneratorRun program = GeneratorRun
            .Of(
                TestCompilation.Create(
                    $$"""
                    extern alias Lib;
                    public static class Tasks { [MpiTask] public static int Go(int x) => -x; }
                    public static class Program { public static string Check() { {{Open}}
                    return $"{pool.Submit(Lib::Tasks.Go, 5).Result} {pool.Submit(Tasks.Go, 5).Result}"; } }
                    """,
                    interceptors,
                    assembly: name,
                    references: [Reference(library).WithAliases(["Lib"])]
                )
            )
            .AssertClean();

        Assert.Equal("6 -5", Run(program, library));
    }

    [Fact]
    public void A_plug_in_that_is_loaded_before_the_pool_runs_and_one_that_comes_later_is_refused()
    {
        string name = LoadedProgram.NewName();
        GeneratorRun early = Library($"{name}.Early", "public static class Early { [MpiTask] public static int Go(int x) => x + 1; }")
            .AssertClean();
        GeneratorRun late = Library($"{name}.Late", "public static class Late { [MpiTask] public static int Go(int x) => x + 1; }")
            .AssertClean();
        GeneratorRun program = Program(
                name,
                $$"""
                using System.Reflection;
                public static class Program
                {
                    public static string Check()
                    {
                        Func<int, int> early = Load("Early");
                        {{Open}}
                        var found = new List<string> { $"{pool.Submit(early, 1).Result}" };
                        Func<int, int> late = Load("Late");
                        try { pool.Submit(late, 1); } catch (ArgumentException e) { found.Add(e.Message); }
                        using var second = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 });
                        found.Add($"{second.Submit(late, 2).Result}");
                        try { pool.Map(late, [1]).ToList(); } catch (InvalidOperationException e) { found.Add(e.Message); }
                        return string.Join("|", found);
                    }

                    private static Func<int, int> Load(string name) =>
                        Assembly.Load($"{{name}}.{name}").GetType(name, true)!.GetMethod("Go")!.CreateDelegate<Func<int, int>>();
                }
                """,
                true
            )
            .AssertClean();

        string[] found = Run(program, early, late).Split('|');
        Assert.Equal(("2", "3"), (found[0], found[2]));
        foreach (string message in new[] { found[1], found[3] })
        {
            Assert.Contains($"assembly {name}.Late was not loaded when the pool was opened", message, StringComparison.Ordinal);
            Assert.Contains("load it on every rank before the pool's constructor", message, StringComparison.Ordinal);
        }
    }

    /// <summary>Whoever uses such a library has said that he knows, where he does.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_library_that_is_experimental_as_a_whole_is_registered_and_its_types_travel(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun library = Library(
                $"{name}.Lib",
                """
                [assembly: System.Diagnostics.CodeAnalysis.Experimental("LABLIB")]
                public sealed class Sample { public int X { get; set; } }
                public static class Lib { [MpiTask] public static Sample Go(Sample x) => new() { X = x.X + 1 }; }
                """
            )
            .AssertClean();
        GeneratorRun program = Program(
                name,
                $$"""
                #pragma warning disable LABLIB // the test is that this reaches all that is said of the library
                public static class Program
                {
                    [MpiTask] public static Sample Own(List<Sample> x) => x[0];
                    [MpiTask] public static T Open<T>(T x) => x;
                    public static string Check()
                    {
                        {{Open}}
                        Sample sample = pool.Submit(Own,
                            new List<Sample> { pool.Submit(Open, pool.Submit(Lib.Go, new Sample()).Result).Result }).Result;
                        return $"{pool.SubmitGo(sample).Result.X}";
                    }
                }
                """,
                interceptors,
                library
            )
            .AssertClean();

        Assert.Equal("2", Run(program, library));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tasks_of_two_libraries_that_share_a_stub_run_by_their_methods_names_and_by_their_librarys(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun first = Library($"{name}.First", "public static class First { [MpiTask] public static int Go(int x) => x + 1; }")
            .AssertClean();
        GeneratorRun second = Library($"{name}.Second", "public static class Second { [MpiTask] public static int Go(int x) => x + 2; }")
            .AssertClean();
        string source = $$"""
            public static class Program
            {
                public static string Check()
                {
                    {{Open}}
                    string byMethods = $"{pool.Submit(First.Go, 0).Result} {pool.Submit(Second.Go, 0).Result} "
                        + $"{pool.Map(Second.Go, [1]).Single()}";
                    return byMethods + " " + {{name}}_SecondTaskExtensions.SubmitGo(pool, 0).Result;
                }
            }
            """;
        GeneratorRun program = Program(name, source, interceptors, first, second).AssertClean();

        Assert.Equal("1 2 3 2", Run(program, first, second));
        Compilation called = GeneratorRun
            .Run(
                TestCompilation.Create(
                    "public static class Tasks { public static void Use(MpiExecutor pool) => pool.SubmitGo(1); }",
                    references: [Reference(first), Reference(second)]
                )
            )
            .Output;
        Assert.Contains(called.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Id == "CS0121");
    }

    [Fact]
    public void A_stub_that_a_library_has_too_is_reported_with_the_way_out()
    {
        GeneratorRun library = Library(
                "Lab.Lib",
                "public static class Lib { [MpiTask] public static int Move(int x, CancellationToken t) => x; }"
            )
            .AssertClean();
        const string source =
            "public static class Tasks { [MpiTask] public static int Move(int y) => y; [MpiTask] public static int "
            + "Move(long y) => 1; }";

        Diagnostic found = Assert.Single(Program("Program", source, true, library).Diagnostics);

        Assert.Equal(("MPIPOOL005", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Equal(source.IndexOf("Move", StringComparison.Ordinal), found.Location.SourceSpan.Start);
        Assert.Contains(
            "'Tasks.Move(int)' and 'a task of Lab.Lib' would both be submitted by 'SubmitMove'",
            found.GetMessage(null),
            StringComparison.Ordinal
        );
        Program("Program", source.Replace("[MpiTask]", "[MpiTask(Name = \"Shift\")]", StringComparison.Ordinal), true, library)
            .AssertClean();
    }

    private static GeneratorRun Library(string name, string source, params GeneratorRun[] references) =>
        GeneratorRun.Of(
            TestCompilation.Create(
                source,
                kind: OutputKind.DynamicallyLinkedLibrary,
                assembly: name,
                references: references.Select(Reference)
            )
        );

    private static GeneratorRun Program(string name, string source, bool interceptors, params GeneratorRun[] references) =>
        GeneratorRun.Of(TestCompilation.Create(source, interceptors, assembly: name, references: references.Select(Reference)));

    private static PortableExecutableReference Reference(GeneratorRun run) =>
        MetadataReference.CreateFromImage(LoadedProgram.Emit(run.Output));

    private static string Run(GeneratorRun program, params GeneratorRun[] libraries) =>
        (string)
            new LoadedProgram([program.Output, .. libraries.Select(l => l.Output)]).Call(program.Output.AssemblyName!, "Program", "Check")!;
}
