using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>
/// Generated code has nothing to report whatever attributes stand on what it names: each attribute at each place, in a namespace of its
/// own, compiled and analysed together.
/// </summary>
public sealed class MarkedCodeTests
{
    /// <summary>Attributes that have the compiler or the analyzers report who uses what they stand on.</summary>
    private static readonly string[] s_attributes =
    [
        "Obsolete",
        "Obsolete(\"old\")",
        "Obsolete(\"old\", true)",
        "Obsolete(\"old\", DiagnosticId = \"LAB1\", UrlFormat = \"https://example.org/{0}\")",
        "Obsolete(\"old\", DiagnosticId = \"not a name\")",
        "Experimental(\"EXP1\")",
        "RequiresUnreferencedCode(\"it reflects\", Url = \"https://example.org\")",
        "RequiresDynamicCode(\"it emits\")",
        "RequiresAssemblyFiles(\"it reads\")",
        "RequiresPreviewFeatures",
        "SupportedOSPlatform(\"linux\")",
        "UnsupportedOSPlatform(\"linux\")",
        "CLSCompliant(false)",
        "EditorBrowsable(EditorBrowsableState.Never)",
    ];

    /// <summary>
    /// Places where an attribute can stand: <c>[#class]</c> and the like where not all of them can; <c>{~}</c> where C# wants
    /// <c>[Obsolete]</c> of who names it.
    /// </summary>
    private static readonly string[] s_places =
    [
        "{~}public static class T { [#] [MpiTask] public static int Go0(int x) => x; }",
        "public static partial class T { [#] [MpiTask] private static int Go0(int x) => x; {~}public static void In(MpiExecutor pool) "
            + "=> pool.Submit(Go0, 1); }",
        "public sealed record T(int X) { [#] [MpiTask] public async Task<int> Go0(int x) { await Task.Yield(); return x; } }",
        "public abstract class B { [#] public abstract int Go0(int x); } public sealed class T : B { [MpiTask] public override int "
            + "Go0(int x) => x; }",
        "{~}public static class T { [#] [MpiTask] public static U Go0<U>(U x) => x; public static void In(MpiExecutor pool) => "
            + "pool.Submit(Go0, 1); }",
        "[#class] public static class T { [MpiTask] public static int Go0(int x) => x; }",
        "[#class] public static class O { public static partial class T { [MpiTask] private static int Go0(int x) => x; } }",
        "[#class] public sealed record A(int X); {~}public static class T { [MpiTask] public static A Go0(A x) => x; }",
        "[#class] public partial record A(int X) { [MpiTask] private int Go0(A[] x) => X; }",
        "[#struct] public struct A { public int X; } {~}public static class T { [MpiTask] public static List<A>? Go0(A[] x, A? y, (int, "
            + "A) z) => null; }",
        "[#type] public enum A { Zero } {~}public static class T { [MpiTask] public static A Go0(A x = A.Zero, Dictionary<A, string>? y "
            + "= null) => x; }",
        "public sealed record A { [#] public A() { } public int X { get; set; } } {~}public static class T { [MpiTask] public static A "
            + "Go0(A x) => x; }",
        "public sealed class A { [#] public A(int x) { X = x; } public int X { get; } } {~}public static class T { [MpiTask] public "
            + "static A Go0(A x) => x; }",
        "public sealed class A { [SetsRequiredMembers, #] public A() { X = 1; } public required int X { get; set; } } {~}public static "
            + "class T { [MpiTask] public static A Go0(A x) => x; }",
        "public sealed class A { [#] public A() { } public required int X { get; init; } } {~}public static class T { [MpiTask] public "
            + "static A Go0(A x) => x; }",
        "public sealed class A { public int X { [#] get; set; } } {~}public static class T { [MpiTask] public static A Go0(A x) => x; }",
        "public sealed class A { public int X { get; [#] init; } } {~}public static class T { [MpiTask] public static A Go0(A x) => x; }",
        "public sealed class A { [#member] public int X { get; set; } } {~}public static class T { [MpiTask] public static A Go0(A x) "
            + "=> x; }",
        "public sealed class A { [#member] public string X = \"\"; } {~}public static class T { [MpiTask] public static A Go0(A x) => x; }",
        "public sealed class A { [#member] public List<string> X { get; } = []; } {~}public static class T { [MpiTask] public static A "
            + "Go0(A x) => x; }",
        "public class B { [#member] public virtual int X { get; set; } } public sealed class A : B { public override int X { get; set; "
            + "} } {~}public static class T { [MpiTask] public static A Go0(A x) => x; }",
        "[#class] public class B { public int X { get; set; } } [#class] public sealed class A : B { } {~}public static class T { "
            + "[MpiTask] public static A Go0(A x) => x; }",
        "[MessagePack.MessagePackObject] public sealed class A { [MessagePack.Key(0), #member] public string X { get; set; } = \"\"; } "
            + "{~}public static class T { [MpiTask] public static A Go0(A x) => x; }",
        "[MessagePack.Union(0, typeof(A))] {~}public interface I; [#class] public sealed record A(int X) : I; {~}public static class T "
            + "{ [MpiTask] public static I Go0(I x) => x; }",
        "[#type] [MessagePack.Union(0, typeof(A))] public interface I; {~}public sealed record A(int X) : I; {~}public static class T { "
            + "[MpiTask] public static I Go0(I x) => x; }",
        "[#class] public sealed class F : MessagePack.Formatters.IMessagePackFormatter<A> { public void Serialize(ref "
            + "MessagePack.MessagePackWriter w, A v, MessagePack.MessagePackSerializerOptions o) { } public A Deserialize(ref "
            + "MessagePack.MessagePackReader r, MessagePack.MessagePackSerializerOptions o) => new(); } "
            + "[MessagePack.MessagePackFormatter(typeof(F))] {~}public sealed class A { public int X; } {~}public static class T { "
            + "[MpiTask] public static A Go0(A x) => x; }",
        "[#class] public sealed class E(string message) : Exception(message); {~}public static class T { [MpiTask] public static int "
            + "Go0(int x) => x; }",
        "public sealed class E : Exception { [#] public E(string message) : base(message) { } } {~}public static class T { [MpiTask] "
            + "public static int Go0(int x) => x; }",
        "[#class] public static class O { public sealed class E(string message) : Exception(message); } {~}public static class T { "
            + "[MpiTask] public static int Go0(int x) => x; }",
    ];

    /// <summary>Further marks, which generated code can only fail at, or must not pass over.</summary>
    private static readonly string[] s_marks =
    [
        "Conditional(\"DEBUG\")",
        "UnmanagedCallersOnly",
        "required",
        "SetsRequiredMembers",
        "SupportedOSPlatform(\"windows\")",
        "Obsolete(\"old\", true, DiagnosticId = \"LAB1\")",
    ];

    private static readonly string[] s_kindsOfPlaces = ["#class", "#type", "#struct", "#member", "#"];

    private const string Usings = """
        #pragma warning disable CS0612, CS0618, CS0672, CS0809, CS9042, LAB1, EXP1 // the marks, which are the point of these programs
        using System.ComponentModel;
        using System.Diagnostics;
        using System.Diagnostics.CodeAnalysis;
        using System.Runtime.InteropServices;
        using System.Runtime.Versioning;
        [assembly: CLSCompliant(true)]

        """;

    [Theory]
    [InlineData(true, OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, OutputKind.ConsoleApplication)]
    public async Task Generated_code_has_nothing_to_report_whatever_attributes_stand_on_what_it_names(bool interceptors, OutputKind kind)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(Matrix(), interceptors, kind));

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Diagnostics);
        Diagnostic[] found =
        [
            .. run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning),
            .. await StrictAnalysis.Of(run.Output),
        ];
        AssertNoneInGenerated(found);
        Assert.DoesNotContain(found, d => d.Severity == DiagnosticSeverity.Error && d.Id != "EXP1");

        // So that an attribute that nobody reports does not make the test empty.
        Assert.Superset(new HashSet<string>(["IL2026", "IL3050", "IL3002", "CA2252"]), found.Select(d => d.Id).ToHashSet());
    }

    /// <summary>
    /// Each mark at each place, whether it can stand there or not, and whether the tasks pass it on or not: whatever is reported is at a
    /// line of the user's, by the compiler or by a diagnostic that has a page.
    /// </summary>
    [Theory]
    [InlineData(true, OutputKind.DynamicallyLinkedLibrary)]
    [InlineData(false, OutputKind.ConsoleApplication)]
    public async Task What_a_mark_is_in_the_way_of_is_told_at_the_users_line(bool interceptors, OutputKind kind)
    {
        string[] lines =
        [
            .. s_attributes.Concat(s_marks).SelectMany(mark => s_places.Select(place => Placed(mark, place))).OfType<string>(),
        ];
        string source =
            Usings
            + string.Join(
                "\n",
                lines.Select((code, i) => $"namespace C{i} {{ {code.Replace("Go0", $"Go{i}", StringComparison.Ordinal)} }}")
            );

        GeneratorRun run = GeneratorRun.Run(TestCompilation.Create(source, interceptors, kind));

        Diagnostic[] found =
        [
            .. run.Diagnostics,
            .. run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning),
            .. await StrictAnalysis.Of(run.Output),
        ];
        Assert.Null(run.Result.Exception);
        AssertNoneInGenerated(found);
        Assert.All(run.Diagnostics, d => Assert.Equal("/user/Tasks.cs", d.Location.GetLineSpan().Path));
        Assert.Equal("MPIPOOL001", Assert.Single(run.Diagnostics.Select(d => d.Id).Distinct()));

        // So that a mark that nobody heeds does not make the test empty.
        Assert.Superset(new HashSet<string>(["CS0592", "IL2026", "IL3050", "IL3002", "CA2252"]), found.Select(d => d.Id).ToHashSet());
    }

    /// <summary>Whoever submits a task is told what whoever calls its method is told, once, and where he submits it.</summary>
    [Theory]
    [InlineData("[Obsolete] public static class T { [MpiTask] public static int Go(int x) => x; }", "CS0612")]
    [InlineData("public static class T { [Obsolete(\"old\")] [MpiTask] public static int Go(int x) => x; }", "CS0618")]
    [InlineData("public static class T { [Obsolete(\"old\", true)] [MpiTask] public static int Go(int x) => x; }", "CS0619")]
    [InlineData(
        "public static class T { [Obsolete(\"old\", DiagnosticId = \"LAB1\")] [MpiTask] public static int Go(int x) => x; }",
        "LAB1"
    )]
    [InlineData(
        "public static partial class T { [Experimental(\"EXP1\")] [MpiTask] private static int Go(int x) => x; static void "
            + "Use(MpiExecutor pool) { pool.Submit(T.Go, 1); pool.SubmitGo(1); } }",
        "EXP1"
    )]
    [InlineData("[Experimental(\"EXP1\")] public static class T { [MpiTask] public static int Go(int x) => x; }", "EXP1")]
    [InlineData("public static class T { [RequiresUnreferencedCode(\"x\")] [MpiTask] public static int Go(int x) => x; }", "IL2026")]
    [InlineData("[RequiresUnreferencedCode(\"x\")] public static class T { [MpiTask] public static int Go(int x) => x; }", "IL2026")]
    [InlineData("public static class T { [RequiresDynamicCode(\"x\")] [MpiTask] public static int Go(int x) => x; }", "IL3050")]
    [InlineData("public static class T { [RequiresAssemblyFiles(\"x\")] [MpiTask] public static int Go(int x) => x; }", "IL3002")]
    [InlineData("public static class T { [RequiresPreviewFeatures] [MpiTask] public static int Go(int x) => x; }", "CA2252")]
    public async Task Who_submits_a_task_is_told_what_who_calls_it_is_told(string tasks, string id)
    {
        string use = tasks.Contains("static void Use", StringComparison.Ordinal)
            ? ""
            : "internal static class U { internal static void Use(MpiExecutor pool) { pool.Submit(T.Go, 1); pool.SubmitGo(1); } }";
        string source = $"using System.Diagnostics.CodeAnalysis;\nusing System.Runtime.Versioning;\n{tasks}\n{use}";
        Compilation compilation = GeneratorRun.Run(TestCompilation.Create(source)).Output;

        Diagnostic[] found =
        [
            .. compilation.GetDiagnostics(TestContext.Current.CancellationToken),
            .. await StrictAnalysis.Of(compilation),
        ];

        Diagnostic[] told = [.. found.Where(d => d.Id == id)];
        Assert.All(told, d => Assert.Equal("/user/Tasks.cs", d.Location.SourceTree?.FilePath));
        int[] statements =
        [
            .. told.Select(d => source.LastIndexOf("pool.", d.Location.SourceSpan.Start + 4, StringComparison.Ordinal)).Order(),
        ];
        int stub = source.IndexOf("pool.SubmitGo", StringComparison.Ordinal),
            operation = source.IndexOf("pool.Submit(", StringComparison.Ordinal);
        Assert.Equal(id == "CA2252" ? [stub] : [operation, stub], statements); // CA2252 says nothing of delegates
    }

    /// <summary>
    /// What is known of a type by its parameter's attribute is known of the parameters that generated code declares in its place; a text
    /// that names a type is told of where it is given.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_trimming_must_keep_is_said_in_generated_code_too(bool interceptors)
    {
        const string source = """
            using System.Diagnostics.CodeAnalysis;
            using static System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes;
            public static partial class Tasks
            {
                [MpiTask] private static int Hidden<[DynamicallyAccessedMembers(PublicMethods)] T>(T x) => typeof(T).GetMethods().Length;
                [MpiTask]
                private static int Both<T, [DynamicallyAccessedMembers(PublicMethods | PublicFields)] U>(T x, U y) where T : notnull =>
                    typeof(U).GetFields().Length;
                [MpiTask] public static int Open<[DynamicallyAccessedMembers(PublicMethods)] T>(Kept<T> x) => typeof(T).GetMethods().Length;
                [MpiTask] private static int Named([DynamicallyAccessedMembers(PublicMethods)] string type) => type.Length;
                [MpiTask] public static int Of(Name name) => name.Type.Length;
                internal static void Use(MpiExecutor pool)
                {
                    pool.Submit(Hidden, 1); pool.Submit(Both, 1, "a"); pool.Submit(Open, new Kept<int>()); Kept<int>.Use(pool);
                    pool.SubmitOf(new Name());
                    string unknown = string.Concat("a", pool.ToString());
                    pool.SubmitNamed(unknown);
                    pool.Submit(Named, unknown);
                }
            }
            public partial class Kept<[DynamicallyAccessedMembers(PublicMethods)] T> { public T? X { get; private set; }
            [MpiTask] private static int Own(int x) => x; internal static void Use(MpiExecutor pool) => pool.Submit(Kept<int>.Own, 1); }
            public sealed class Name { [DynamicallyAccessedMembers(PublicMethods)] public string Type { get; set; } = "";
            [DynamicallyAccessedMembers(PublicMethods)] public string Field = ""; }
            """;
        GeneratorRun run = GeneratorRun.Of(source, interceptors);
        Diagnostic[] found = [.. (await StrictAnalysis.Of(run.Output)).Where(d => d.Id.StartsWith("IL", StringComparison.Ordinal))];

        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.Equal(["IL2072", "IL2111"], found.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.All(found, d => Assert.Equal("/user/Tasks.cs", d.Location.SourceTree?.FilePath));
    }

    /// <summary>The code of a place with a mark of any kind, as it stands; null for a modifier where there is no member.</summary>
    private static string? Placed(string mark, string place)
    {
        string code = place.Replace("{~}", "", StringComparison.Ordinal);
        if (mark == "required")
        {
            return code.Contains("[#member] public", StringComparison.Ordinal)
                ? code.Replace("[#member] public", "public required", StringComparison.Ordinal)
                    .Replace("#member", "EditorBrowsable(EditorBrowsableState.Never)", StringComparison.Ordinal)
                : null;
        }

        return s_kindsOfPlaces.Aggregate(code, (text, kind) => text.Replace(kind, mark, StringComparison.Ordinal));
    }

    private static void AssertNoneInGenerated(IEnumerable<Diagnostic> found)
    {
        Diagnostic[] generated =
        [
            .. found.Where(d => d.Location.SourceTree is { } tree && !tree.FilePath.StartsWith("/user/", StringComparison.Ordinal)),
        ];
        Assert.True(generated.Length == 0, string.Join("\n", generated.Select(d => $"{d}: {Line(d)}")));
    }

    private static string Matrix()
    {
        var source = new StringBuilder(Usings);
        int number = 0;
        foreach (string attribute in s_attributes)
        {
            foreach (string place in s_places)
            {
                if (AtPlace(attribute, place) is not { } code)
                    continue;
                string name = $"Go{++number}";
                code = code.Replace("Go0", name, StringComparison.Ordinal);

                // What a type requires its tasks must require too.
                bool isRequirement = attribute.StartsWith("Requires", StringComparison.Ordinal) && attribute.EndsWith(')');
                if (isRequirement && !place.Contains("] [MpiTask]", StringComparison.Ordinal))
                {
                    code = code.Replace("[MpiTask]", $"[MpiTask, {attribute}]", StringComparison.Ordinal);
                }

                // Only what is obsolete itself may name what is an error.
                string context =
                    attribute.Contains("true", StringComparison.Ordinal) || attribute.Contains("not a name", StringComparison.Ordinal)
                        ? "[Obsolete] "
                        : "";
                code = code.Replace("{~}", context, StringComparison.Ordinal);
                source.AppendLine($"namespace C{number} {{ {code} }}");
            }
        }

        return source.ToString();
    }

    /// <summary>The code of a place with the attribute; null where it cannot stand.</summary>
    private static string? AtPlace(string attribute, string place)
    {
        bool isRequirement =
            attribute.StartsWith("RequiresUn", StringComparison.Ordinal) || attribute.StartsWith("RequiresDy", StringComparison.Ordinal);
        bool ofFiles = attribute.StartsWith("RequiresAs", StringComparison.Ordinal);
        if (
            place.Contains("#type", StringComparison.Ordinal)
            && (isRequirement || ofFiles || attribute.StartsWith("CLS", StringComparison.Ordinal))
        )
            return null;
        if (place.Contains("#struct", StringComparison.Ordinal) && (isRequirement || ofFiles))
            return null;
        if (place.Contains("#member", StringComparison.Ordinal) && (isRequirement || ofFiles))
            return null;
        if (place.Contains("#class", StringComparison.Ordinal) && ofFiles)
            return null;
        bool isAccessor = place.Contains("[#] get", StringComparison.Ordinal) || place.Contains("[#] init", StringComparison.Ordinal);
        if (
            isAccessor
            && (attribute.StartsWith("CLS", StringComparison.Ordinal) || attribute.StartsWith("Editor", StringComparison.Ordinal))
        )
            return null;
        return place
            .Replace("#class", attribute, StringComparison.Ordinal)
            .Replace("#type", attribute, StringComparison.Ordinal)
            .Replace("#struct", attribute, StringComparison.Ordinal)
            .Replace("#member", attribute, StringComparison.Ordinal)
            .Replace("#", attribute, StringComparison.Ordinal);
    }

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
