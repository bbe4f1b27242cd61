using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>What runs again after an edit, and what the pipeline keeps in the meantime.</summary>
public sealed class IncrementalTests
{
    private const string Source =
        """
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

    private static readonly string[] s_unlocated =
    [
        TrackingNames.Tasks, TrackingNames.ClosedTasks, TrackingNames.Catalog, TrackingNames.CatalogTasks, TrackingNames.Shapes, TrackingNames.Assembly,
        TrackingNames.References, TrackingNames.Exceptions, TrackingNames.Table,
    ];

    [Fact]
    public void An_edit_of_another_file_changes_nothing()
    {
        CSharpCompilation compilation = TestCompilation.Create(Source);
        GeneratorRun run = GeneratorRun.Of(compilation).Then(compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText("internal static class Other { }", TestCompilation.ParseOptions(interceptors: true), cancellationToken: TestContext.Current.CancellationToken)));

        foreach (string name in s_unlocated.Concat([TrackingNames.Calls, TrackingNames.Interceptors, TrackingNames.Diagnostics])) AssertCached(run, name);
        Assert.All(run.Result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void An_edit_that_only_moves_a_call_leaves_all_but_the_interceptors()
    {
        GeneratorRun run = Edit("pool.Submit(Menial, 5)", "/* here */ pool.Submit(Menial, 5)");

        foreach (string name in s_unlocated) AssertCached(run, name);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(run, TrackingNames.Interceptors));
    }

    [Fact]
    public void An_edit_that_only_moves_a_call_of_a_generic_task_leaves_the_task()
    {
        GeneratorRun run = Edit("pool.Submit(Same<int>, 5)", "/* here */ pool.Submit(Same<int>, 6)");

        foreach (string name in s_unlocated) AssertCached(run, name);
    }

    [Fact]
    public void A_call_of_a_generic_task_for_another_type_changes_that_task_and_the_table()
    {
        GeneratorRun run = Edit("pool.Submit(Same<int>, 5)", "pool.Submit(Same<long>, 5)");

        AssertCached(run, TrackingNames.Tasks);
        AssertCached(run, TrackingNames.Shapes);
        Assert.Contains("Tasks/Tasks_SameOfInt64.g.cs", run.Files);
        Assert.DoesNotContain("Tasks/Tasks_SameOfInt32.g.cs", run.Files);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(run, TrackingNames.Table));
    }

    [Fact]
    public void An_edit_of_a_body_leaves_the_task()
    {
        GeneratorRun run = Edit("Menial(int x) => x;", "Menial(int x) => x + 1;");

        foreach (string name in s_unlocated) AssertCached(run, name);
    }

    [Fact]
    public void A_new_parameter_type_changes_its_task_and_the_table_only()
    {
        GeneratorRun run = Edit("Menial(int x)", "Menial(int x, byte y = 0)");

        AssertCached(run, TrackingNames.Shapes);
        AssertCached(run, TrackingNames.Exceptions);
        Assert.Single(Reasons(run, TrackingNames.CatalogTasks), IncrementalStepRunReason.Modified);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(run, TrackingNames.Table));
    }

    [Fact]
    public void A_new_member_changes_its_serializer_and_the_fingerprint()
    {
        GeneratorRun before = GeneratorRun.Of(Source);
        GeneratorRun run = Edit("Person(string Name, ", "Person(string Name, int Age, ");

        Assert.Single(Reasons(run, TrackingNames.Shapes), IncrementalStepRunReason.Modified);
        Assert.NotEqual(before.File("TaskTable.g.cs"), run.File("TaskTable.g.cs"));
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        const string other =
            """
            internal static class More
            {
                [MpiTask] public static int Menial(long x) => 1;
                [MpiTask] public static Person? Copy(Person person) => person;
                public static void Use(MpiExecutor pool) => pool.Submit(Tasks.Menial, 5);
            }
            """;
        CSharpCompilation compilation = TestCompilation.Create(Source);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(other, TestCompilation.ParseOptions(interceptors: true), "/user/More.cs", cancellationToken: TestContext.Current.CancellationToken);
        CSharpCompilation first = compilation.AddSyntaxTrees(tree);
        CSharpCompilation second = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(first.SyntaxTrees.Reverse());

        Assert.Equal(GeneratorRun.Of(first).Text(), GeneratorRun.Of(second).Text());
    }

    [Fact]
    public void Models_hold_no_symbol_and_no_syntax()
    {
        GeneratorRunResult result = GeneratorRun.Of(Source).Result;
        string[] names = [.. typeof(TrackingNames).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(f => (string)f.GetValue(null)!)];
        Assert.All(names, name => Assert.Contains(name, result.TrackedSteps.Keys));
        foreach (object value in names.SelectMany(n => result.TrackedSteps[n]).SelectMany(s => s.Outputs).Select(o => o.Value))
        {
            Walk(value, value.GetType().Name, []);
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value)) return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or IOperation or Location or AttributeData or SourceText,
            $"{path} holds a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items) Walk(item, path + "[]", seen);
            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }

    private static GeneratorRun Edit(string from, string to)
    {
        CSharpCompilation compilation = TestCompilation.Create(Source);
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == "/user/Tasks.cs");
        Assert.Contains(from, Source, StringComparison.Ordinal);
        SyntaxTree edited = tree.WithChangedText(SourceText.From(Source.Replace(from, to, StringComparison.Ordinal)));
        return GeneratorRun.Of(compilation).Then(compilation.ReplaceSyntaxTree(tree, edited));
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string name) =>
        run.Result.TrackedSteps[name].SelectMany(s => s.Outputs).Select(o => o.Reason);

    private static void AssertCached(GeneratorRun run, string name) => Assert.All(
        Reasons(run, name),
        reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{name} was {reason}"));
}
