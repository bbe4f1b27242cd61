using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Model;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>What runs again after an edit, and what the pipeline keeps in the meantime.</summary>
public sealed class IncrementalTests
{
    private const string Source = """
        internal sealed class LabException(string message) : Exception(message);
        internal sealed record Person(string Name, int[] Scores);

        internal static class Tasks
        {
            [MpiTask] public static long Menial(int x) => x;
            [MpiTask] public static Person? Meet(Person person, List<string> names) => person;
            [MpiTask] public static int Bad(Action action) => 1;

            [MpiTask] public static T Same<T>(T x) => x;

            public static void Use(MpiExecutor pool) => pool.Submit(Menial, 5);
            public static void UseGeneric(MpiExecutor pool) => pool.Submit(Same<int>, 5);
            public static void Run() => MpiExecutor.Run(pool => { pool.WorkersExit(); });
        }
        """;

    private const string More = """
        internal static class More
        {
            [MpiTask] public static int Menial(long x) => 1;
            [MpiTask] public static int Half(int x) => x / 2;
            public static void Use(MpiExecutor pool) => pool.Submit(Tasks.Menial, 5);
        }
        """;

    private static readonly string[] s_unlocated =
    [
        TrackingNames.Tasks,
        TrackingNames.ClosedTasks,
        TrackingNames.Catalog,
        TrackingNames.TaskFiles,
        TrackingNames.SerializerFiles,
        TrackingNames.Assembly,
        TrackingNames.Libraries,
        TrackingNames.Exceptions,
        TrackingNames.Table,
        TrackingNames.Registration,
        TrackingNames.Names,
    ];

    [Fact]
    public void An_edit_of_another_file_changes_nothing()
    {
        CSharpCompilation compilation = Create();
        GeneratorRun run = GeneratorRun
            .Of(compilation)
            .Then(compilation.AddSyntaxTrees(Parse("internal static class Other { }", "/user/Other.cs")));

        foreach (string name in s_unlocated.Concat([TrackingNames.Calls, TrackingNames.Interceptors, TrackingNames.Diagnostics]))
            AssertCached(run, name);
        Assert.All(
            run.Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs),
            o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason)
        );
    }

    [Fact]
    public void An_edit_that_moves_a_call_leaves_its_overload_alone()
    {
        const string source = """
            internal static class Tasks
            {
                [MpiTask] public static int Length(string? text) => text?.Length ?? -1;
                public static void Use(MpiExecutor pool) => pool.Submit(Length, null);
            }
            """;
        CSharpCompilation compilation = TestCompilation.Create(source);
        GeneratorRun run = GeneratorRun
            .Of(compilation)
            .Then(Replace(compilation, "/user/Tasks.cs", source, "pool.Submit(", "/* here */ pool.Submit("));

        AssertCached(run, TrackingNames.Overloads);
        Assert.NotEqual(run.Before!.File("Interceptors/Tasks.g.cs"), run.File("Interceptors/Tasks.g.cs"));
        Assert.Contains("Submit_Tasks_Length", run.AssertClean().File("Interceptors/Tasks.g.cs"), StringComparison.Ordinal);

        run = run.Then(Replace(compilation, "/user/Tasks.cs", source, "null)", "\"a\")"));
        Assert.DoesNotContain("TaskOverloads.g.cs", run.AssertClean().Files);
    }

    [Fact]
    public void An_edit_that_only_moves_a_call_leaves_all_but_the_interceptors_of_its_file()
    {
        GeneratorRun run = Edit("pool.Submit(Menial, 5)", "/* here */ pool.Submit(Menial, 5)");

        foreach (string name in s_unlocated)
            AssertCached(run, name);
        AssertWrittenAgain(run, "BlockInterceptors.g.cs", "Interceptors/Tasks.g.cs");
    }

    [Fact]
    public void An_edit_that_only_moves_a_call_of_a_generic_task_leaves_the_task()
    {
        GeneratorRun run = Edit("pool.Submit(Same<int>, 5)", "/* here */ pool.Submit(Same<int>, 6)");

        foreach (string name in s_unlocated)
            AssertCached(run, name);
    }

    [Fact]
    public void A_call_of_a_generic_task_for_another_type_changes_that_task_and_the_table()
    {
        GeneratorRun run = Edit("pool.Submit(Same<int>, 5)", "pool.Submit(Same<long>, 5)");

        AssertCached(run, TrackingNames.Tasks);
        AssertCached(run, TrackingNames.SerializerFiles);
        Assert.Contains("class Tasks_SameOfInt64 ", run.File("Tasks/Tasks.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("class Tasks_SameOfInt32 ", run.File("Tasks/Tasks.g.cs"), StringComparison.Ordinal);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(run, TrackingNames.Table));
    }

    [Fact]
    public void A_generic_task_of_another_file_follows_its_declaration_and_its_calls()
    {
        const string declaration = "internal static class Lib { [MpiTask] public static T Same<T>(T x) => x; }";
        const string calls = "internal static class User { public static void Use(MpiExecutor pool) => pool.Submit(Lib.Same<int>, 5); }";
        CSharpCompilation compilation = TestCompilation.Create(calls).AddSyntaxTrees(Parse(declaration, "/user/Lib.cs"));
        GeneratorRun run = GeneratorRun.Of(compilation);

        GeneratorRun renamed = run.Then(Replace(compilation, "/user/Lib.cs", declaration, "T x) => x", "T value) => value"));
        Assert.Contains("int value = ", renamed.AssertClean().File("Tasks/Lib.g.cs"), StringComparison.Ordinal);

        GeneratorRun other = run.Then(Replace(compilation, "/user/Tasks.cs", calls, "Same<int>, 5", "Same<string>, \"5\""));
        Assert.Contains("class Lib_SameOfString ", other.AssertClean().File("Tasks/Lib.g.cs"), StringComparison.Ordinal);
        Assert.Same(Found(run, "Lib"), Found(other, "Lib"));

        GeneratorRun none = run.Then(Replace(compilation, "/user/Tasks.cs", calls, "pool.Submit(Lib.Same<int>, 5)", "pool.Shutdown()"));
        Assert.DoesNotContain(none.Files, f => f.StartsWith("Tasks/", StringComparison.Ordinal));
        Assert.Equal("MPIPOOL003", Assert.Single(none.Diagnostics).Id);
    }

    [Fact]
    public void An_edit_of_a_body_leaves_all_but_the_interceptors_of_its_file()
    {
        GeneratorRun run = Edit("Menial(int x) => x;", "Menial(int x) => x + 1;");

        foreach (string name in s_unlocated)
            AssertCached(run, name);
        AssertWrittenAgain(run, "BlockInterceptors.g.cs", "Interceptors/Tasks.g.cs");
    }

    [Fact]
    public void An_edit_of_a_body_does_not_read_other_files_again()
    {
        GeneratorRun run = Edit("Menial(int x) => x;", "Menial(int x) => x + 1;");

        Assert.Single(Reasons(run, TrackingNames.Files), IncrementalStepRunReason.Modified);
        Assert.Same(Found(run.Before!, "More"), Found(run, "More"));
        Assert.NotSame(Found(run.Before!, "Tasks"), Found(run, "Tasks"));
    }

    [Theory]
    [InlineData(
        "internal static class Numbers { public const int Default = 1; }",
        "internal static class Numbers { public const int Default = 2; }",
        "Tasks/More.g.cs",
        "TaskExtensions.g.cs"
    )]
    [InlineData("internal enum Size : byte { Small }", "internal enum Size : int { Small }", "Tasks/More.g.cs", "TaskExtensions.g.cs")]
    [InlineData("{ public Size Field { get { return default; } } }", "{ public Size Field { get; set; } }", "Serializers/Item.g.cs")]
    [InlineData("#define WIDE", "#define NARROW", "Tasks/More.g.cs", "TaskExtensions.g.cs")]
    public void A_declaration_of_another_file_changes_what_depends_on_it(string from, string to, params string[] expected)
    {
        const string declarations = """
            #define WIDE
            internal static class Numbers { public const int Default = 1; }
            internal enum Size : byte { Small }
            internal sealed class Holder { public int X { get; set; } public Item Item { get; set; } = new(); }
            internal sealed class Item { public Size Field { get { return default; } } }
            #if WIDE
            internal static class Width { public const string Of = "wide"; }
            #else
            internal static class Width { public const string Of = "narrow"; }
            #endif
            """;
        const string tasks = """
            internal static class More
            {
                [MpiTask] public static int Counted(int x = Numbers.Default) => x;
                [MpiTask] public static Size Sized(Size x) => x;
                [MpiTask] public static int Held(Holder x) => x.X;
                [MpiTask] public static int Conditional(string x = Width.Of) => 1;
            }
            """;
        CSharpCompilation compilation = TestCompilation.Create(tasks).AddSyntaxTrees(Parse(declarations, "/user/Declarations.cs"));
        GeneratorRun run = GeneratorRun.Of(compilation).Then(Replace(compilation, "/user/Declarations.cs", declarations, from, to));

        Assert.Empty(run.Diagnostics);
        AssertWrittenAgain(run, [.. expected, "TaskTable.g.cs"]);
    }

    [Fact]
    public void A_new_parameter_writes_its_task_again_and_what_lists_the_tasks()
    {
        GeneratorRun run = Edit("Menial(int x)", "Menial(int x, byte y = 0)");

        AssertCached(run, TrackingNames.SerializerFiles);
        AssertCached(run, TrackingNames.Exceptions);
        Assert.Single(Reasons(run, TrackingNames.TaskFiles), IncrementalStepRunReason.Modified);
        AssertWrittenAgain(
            run,
            "BlockInterceptors.g.cs",
            "Interceptors/Tasks.g.cs",
            "TaskExtensions.g.cs",
            "TaskTable.g.cs",
            "Tasks/Tasks.g.cs"
        );
    }

    [Fact]
    public void A_name_of_a_member_writes_its_serializer_again_and_the_fingerprint()
    {
        GeneratorRun run = Edit("Person(string Name, int[] Scores)", "Person(string Called, int[] Scores)");

        AssertWrittenAgain(run, "BlockInterceptors.g.cs", "Interceptors/Tasks.g.cs", "Serializers/Person.g.cs", "TaskTable.g.cs");
    }

    [Fact]
    public void Old_compilations_are_not_retained()
    {
        (GeneratorRun run, WeakReference[] old) = EditThreeTimes();

        // Found by the garbage collector, since nothing here holds them any more.
        for (int i = 0; i < 10 && old.Any(o => o.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0, old.Count(o => o.IsAlive));
        GC.KeepAlive(run);
    }

    [Fact]
    public void A_new_member_changes_its_serializer_and_the_fingerprint()
    {
        GeneratorRun before = GeneratorRun.Of(Source);
        GeneratorRun run = Edit("Person(string Name, ", "Person(string Name, int Age, ");

        Assert.Single(Reasons(run, TrackingNames.SerializerFiles), IncrementalStepRunReason.Modified);
        Assert.NotEqual(before.File("TaskTable.g.cs"), run.File("TaskTable.g.cs"));
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        CSharpCompilation first = Create()
            .AddSyntaxTrees(
                Parse(
                    "internal static class Same { public static void Use(MpiExecutor pool) => pool.Submit(Tasks.Menial, 1); }",
                    "/user/a/More.cs"
                )
            )
            .AddSyntaxTrees(
                Parse(
                    "internal static class Other { public static void Use(MpiExecutor pool) => pool.Submit(Tasks.Menial, 2); }",
                    "/user/b/more.cs"
                )
            );
        CSharpCompilation second = first.RemoveAllSyntaxTrees().AddSyntaxTrees(first.SyntaxTrees.Reverse());
        GeneratorRun run = GeneratorRun.Of(first);

        Assert.Equal(run.Text(), GeneratorRun.Of(second).Text());
        Assert.Equal(
            ["Interceptors/More.g.cs", "Interceptors/More_2.g.cs", "Interceptors/More_3.g.cs", "Interceptors/Tasks.g.cs"],
            run.Files.Where(f => f.StartsWith("Interceptors/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
        AssertWrittenAgain(run.Then(second));
    }

    [Fact]
    public void Models_hold_no_symbol_and_no_syntax()
    {
        GeneratorRunResult result = GeneratorRun.Of(Source).Result;
        string[] names =
        [
            .. typeof(TrackingNames)
                .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(f => (string)f.GetValue(null)!),
        ];
        Assert.All(names, name => Assert.Contains(name, result.TrackedSteps.Keys));
        foreach (object value in names.SelectMany(n => result.TrackedSteps[n]).SelectMany(s => s.Outputs).Select(o => o.Value))
        {
            Walk(value, value.GetType().Name, []);
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value))
            return;
        Assert.False(
            value
                is ISymbol
                    or SyntaxNode
                    or SyntaxTree
                    or Compilation
                    or SemanticModel
                    or IOperation
                    or Location
                    or AttributeData
                    or SourceText,
            $"{path} holds a {value.GetType()}"
        );
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                Walk(item, path + "[]", seen);
            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }

    private static CSharpCompilation Create() => TestCompilation.Create(Source).AddSyntaxTrees(Parse(More, "/user/More.cs"));

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(
            source,
            TestCompilation.ParseOptions(interceptors: true),
            path,
            cancellationToken: TestContext.Current.CancellationToken
        );

    private static GeneratorRun Edit(string from, string to)
    {
        CSharpCompilation compilation = Create();
        return GeneratorRun.Of(compilation).Then(Replace(compilation, "/user/Tasks.cs", Source, from, to));
    }

    private static CSharpCompilation Replace(CSharpCompilation compilation, string path, string source, string from, string to)
    {
        Assert.Contains(from, source, StringComparison.Ordinal);
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);

        // As an editor does it: what changes is known, and the rest of the tree stays what it is.
        SourceText text = tree.GetText()
            .WithChanges(
                Regex.Matches(source, Regex.Escape(from)).Select(found => new TextChange(new TextSpan(found.Index, found.Length), to))
            );
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text));
    }

    /// <summary>A method of its own, so that none of its locals keeps what the test wants to see gone.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference[] Old) EditThreeTimes()
    {
        CSharpCompilation compilation = Create();
        var old = new List<WeakReference>();
        GeneratorDriver driver = GeneratorRun.Of(compilation).Driver;
        foreach (
            (string from, string to) in new[]
            {
                ("=> x;", "=> x + 1;"),
                ("Menial(int x)", "Menial(int x, byte y = 0)"),
                ("int[] Scores", "long[] Scores"),
            }
        )
        {
            old.Add(new(compilation));
            compilation = Replace(compilation, "/user/Tasks.cs", Source, from, to);
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        }

        // The steps of the last run tell of what was removed in it; the next one forgets that.
        compilation = Replace(compilation, "/user/Tasks.cs", Source, "=> x;", "=> x + 2;");
        return (GeneratorRun.Of(driver, compilation), [.. old]);
    }

    private static FileModel Found(GeneratorRun run, string name) =>
        run.Result.TrackedSteps[TrackingNames.Files].SelectMany(s => s.Outputs).Select(o => (FileModel)o.Value).Single(f => f.Name == name);

    /// <summary>Asserts that these files are new or other than before, and that all others are the very same texts.</summary>
    private static void AssertWrittenAgain(GeneratorRun run, params string[] expected)
    {
        Dictionary<string, SourceText> before = run.Before!.Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText);
        IEnumerable<string> written = run
            .Result.GeneratedSources.Where(s =>
                !before.TryGetValue(s.HintName, out SourceText? text) || !ReferenceEquals(text, s.SourceText)
            )
            .Select(s => s.HintName);
        Assert.Equal(expected.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string name) =>
        run.Result.TrackedSteps[name].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static void AssertCached(GeneratorRun run, string name) =>
        Assert.All(
            Reasons(run, name),
            reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} was {reason}")
        );
}
