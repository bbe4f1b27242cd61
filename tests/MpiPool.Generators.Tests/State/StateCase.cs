using System.Collections;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.State;

/// <summary>
/// A type <c>Job</c> that is sent to a worker and back. What holds of every type: it arrives equal in all its fields, or there was a
/// warning.
/// </summary>
internal static class StateCase
{
    /// <summary>
    /// Asserts that exactly the places between <c>[|</c> and <c>|]</c> are reported; and if there are none, that the object arrives as it
    /// was.
    /// </summary>
    /// <param name="types">The declarations, of which one is <c>Job</c>.</param>
    /// <param name="make">Statements that make <c>job</c>.</param>
    public static async Task Check(string types, string make)
    {
        string name = LoadedProgram.NewName();
        string source =
            types.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + "\n" + Program(make);
        var compilation = TestCompilation.Create(source, assembly: name);
        var again = new StringBuilder(source);
        foreach (Diagnostic found in (await AnalyzerRun.Of(compilation)).OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            Assert.Equal("MPIPOOL013", found.Id);
            Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
            Assert.True(found.Location.IsInSource);
            again.Insert(found.Location.SourceSpan.End, "|]").Insert(found.Location.SourceSpan.Start, "[|");
        }

        Assert.Equal(types, again.ToString()[..types.Length]);
        (object sent, object arrived) = Run(compilation, name);
        if (!types.Contains("[|", StringComparison.Ordinal))
            Assert.True(AreEqual(sent, arrived), $"{Describe(sent)} arrived as {Describe(arrived)}.");
    }

    /// <summary>What the job arrives as.</summary>
    public static (object Sent, object Arrived) Run(string types, string make)
    {
        string name = LoadedProgram.NewName();
        return Run(TestCompilation.Create(types + "\n" + Program(make), assembly: name), name);
    }

    public static object? Field(object value, string name)
    {
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (
                type.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly) is
                { } field
            )
                return field.GetValue(value);
        }

        throw new ArgumentException($"There is no field {name}.");
    }

    private static (object Sent, object Arrived) Run(Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation, string name)
    {
        GeneratorRun run = GeneratorRun.Of(compilation);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(
            run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(d =>
                    d.Severity >= DiagnosticSeverity.Warning
                    && d.Location.SourceTree?.FilePath.StartsWith("/user/", StringComparison.Ordinal) != true
                )
        );
        object[] both = (object[])new LoadedProgram(run.Output).Call(name, "Checking", "Check")!;
        return (both[0], both[1]);
    }

    private static string Program(string make) =>
        $$"""
            internal static class Checking
            {
                [MpiTask] public static Job Echo(Job job) => job;
                public static object[] Check()
                {
                    {{make}}
                    using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 });
                    return [job, pool.Submit(Echo, job).Result];
                }
            }
            """;

    private static bool AreEqual(object? a, object? b)
    {
        if (a is null || b is null)
            return a is null && b is null;
        if (a.GetType() != b.GetType())
            return false;
        if (a.GetType().IsPrimitive || a is string or decimal or Type or Enum or Delegate)
            return a.Equals(b);
        if (a.GetType() == typeof(object) || a is Lock)
            return true;
        if (a is IEnumerable x && b is IEnumerable y && a.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) != false)
        {
            return x.Cast<object?>().Zip(y.Cast<object?>()).All(p => AreEqual(p.First, p.Second))
                && x.Cast<object?>().Count() == y.Cast<object?>().Count();
        }

        return Fields(a).All(f => AreEqual(f.GetValue(a), f.GetValue(b)));
    }

    private static IEnumerable<FieldInfo> Fields(object value)
    {
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (
                FieldInfo field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly
                )
            )
                yield return field;
        }
    }

    private static string Describe(object value) =>
        $"{{ {string.Join(", ", Fields(value).Select(f => $"{f.Name} = {f.GetValue(value)}"))} }}";
}
