using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using MpiPool.CodeFixes;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>What cannot be a task: where it is reported, in which words, and that the other tasks are not affected.</summary>
public sealed partial class DiagnosticTests
{
    /// <summary>The span is between <c>[|</c> and <c>|]</c>.</summary>
    [Theory]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static int Bad([|Stream s|]) => 1;",
        "'System.IO.Stream' cannot be sent to a worker and back: s is of type 'System.IO.Stream', which is abstract"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static [|object|] Bad() => 1;",
        "the result is of type 'object', whose real type is not known at compile time"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static int Bad([|Order order|]) => 1;",
        "order.Customer.Callback is of type 'System.Action', a delegate"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static int Bad([|List<IDisposable> all|]) => 1;",
        "all[] is of type 'System.IDisposable', an interface"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static int Bad([|nint handle|]) => 1;",
        "an address, which means nothing in another process"
    )]
    [InlineData("MPIPOOL001", "[MpiTask] public static int Bad([|Opaque o|]) => 1;", "no public members that can be set")]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static int Bad([|Unbuildable u|]) => 1;",
        "no public constructor whose parameters all match"
    )]
    [InlineData("MPIPOOL001", "[MpiTask] public static int Bad([|Endless<int> e|]) => 1;", "ever larger types")]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static int Bad([|System.Runtime.InteropServices.GCHandle h|]) => 1;",
        "which means nothing in another process"
    )]
    [InlineData(
        "MPIPOOL001",
        "public unsafe struct P { public int* At; } [MpiTask] public static int Bad([|P p|]) => 1;",
        "p.At is of type 'int*', an address"
    )]
    [InlineData(
        "MPIPOOL001",
        "public struct P { public nint At; } [MpiTask] public static int Bad([|P[,] p|]) => 1;",
        "p[].At is of type 'nint', an address"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { public int X { get; set; } } [MpiTask] public static int Bad([|K k|]) => 1;",
        "member 'X' has neither a [Key] nor an [IgnoreMember] attribute"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { [MessagePack.Key(0)] public int X { get; set; } "
            + "[MessagePack.Key(\"y\")] public int Y { get; set; } } [MpiTask] public static int Bad([|K k|]) => 1;",
        "keys are partly numbers and partly names"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { [MessagePack.Key(0)] public int X { get; set; } "
            + "[MessagePack.Key(0)] public int Y { get; set; } } [MpiTask] public static int Bad([|K k|]) => 1;",
        "which has a key twice: 'X' and 'Y' have [Key(0)]"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { [MessagePack.Key(\"a\")] public int X { get; set; } "
            + "[MessagePack.Key(\"a\")] public int Y { get; set; } } [MpiTask] public static int Bad([|K k|]) => 1;",
        "'X' and 'Y' have [Key(\"a\")]"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { [MessagePack.Key(-1)] public int X { get; set; } } "
            + "[MpiTask] public static int Bad([|K k|]) => 1;",
        "member 'X' has [Key(-1)]: a key is a number from 0 to 65535"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { [MessagePack.Key(1000000)] public int X { get; set; } } "
            + "[MpiTask] public static int Bad([|K k|]) => 1;",
        "member 'X' has [Key(1000000)]: a key is a number from 0 to 65535"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.Union(0, typeof(L)), MessagePack.Union(0, typeof(M))] public interface K { } public class L "
            + ": K { } public class M : K { } [MpiTask] public static int Bad([|K k|]) => 1;",
        "whose [Union(0, typeof(Tasks.M))] has a key that another one has too"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.Union(0, typeof(L)), MessagePack.Union(1, typeof(L))] public interface K { } public class L "
            + ": K { } [MpiTask] public static int Bad([|K k|]) => 1;",
        "whose [Union(1, typeof(Tasks.L))] names a type that has another key already"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.Union(0, typeof(string))] public interface K { } [MpiTask] public static int Bad([|K k|]) => 1;",
        "whose [Union(0, typeof(string))] names a type that does not derive from it"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.Union(0, typeof(L))] public abstract class K { } public class L { } [MpiTask] public static "
            + "int Bad([|List<K> k|]) => 1;",
        "whose [Union(0, typeof(Tasks.L))] names a type that does not derive from it"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.Union(0, typeof(L<>))] public interface K { } public class L<T> : K { } [MpiTask] public "
            + "static int Bad([|K k|]) => 1;",
        "whose [Union(0, typeof(Tasks.L<>))] leaves open what its type arguments are"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.Union(0, \"Tasks+L\")] public interface K { } public class L : K { } [MpiTask] public "
            + "static int Bad([|K k|]) => 1;",
        "whose [Union(0, \"Tasks+L\")] names its type by a text"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackFormatter(typeof(string))] public class K { } [MpiTask] public static int Bad([|K k|]) => 1;",
        "whose formatter 'string' is no formatter of this type"
    )]
    [InlineData(
        "MPIPOOL001",
        "public abstract class K { } [MpiTask] public static int Bad([|K k|]) => 1;",
        "name the real types by [Union] attributes"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.Union(0, typeof(L))] public interface K { } public class L : K { public Action? X { get; "
            + "set; } } [MpiTask] public static int Bad([|K k|]) => 1;",
        "k as L.X is of type 'System.Action', a delegate"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class K { public int X { get; set; } [System.Runtime.Serialization.IgnoreDataMember] public "
            + "required DateTime [|Made|] { get; init; } } [MpiTask] public static int Bad(K k) => 1;",
        "whose member 'Made' is required but does not travel (it is marked as ignored"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class K { public int X { get; set; } public required int [|Made|] { set { X = value; } } } "
            + "[MpiTask] public static int Bad(K[] k) => 1;",
        "whose member 'Made' is required but does not travel (it cannot be read"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class B<T> { public required T [|Made|] { set { } } } public class K : B<int> { public int X { "
            + "get; set; } } [MpiTask] public static K Bad() => null!;",
        "whose member 'Made' is required"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { [MessagePack.Key(0)] public int X { get; set; } "
            + "[MessagePack.IgnoreMember] public required int [|Made|] { get; set; } } [MpiTask] public static int Bad(K k) => 1;",
        "whose member 'Made' is required but does not travel (it is marked as ignored"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class K { public int X { get; set; } [System.Runtime.Serialization.IgnoreDataMember] public "
            + "required int [|Made|]; } [MpiTask] public static int Bad(K k) => 1; [MpiTask] public static K[] BadToo(int x) => null!;",
        "whose member 'Made' is required"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class K { [System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"\")] public K() { } public "
            + "int X { get; set; } } [MpiTask] public static int Bad([|K k|]) => 1;",
        "whose constructor of 'Tasks.K' is marked "
            + "[RequiresUnreferencedCode], of which nothing is said where the task is submitted: mark the task so too"
    )]
    [InlineData(
        "MPIPOOL001",
        "[System.Diagnostics.CodeAnalysis.RequiresDynamicCode(\"\")] public record K(int X); [MpiTask] public "
            + "static [|List<K>|] Bad() => [];",
        "is marked [RequiresDynamicCode]"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class K { public int X { [System.Diagnostics.CodeAnalysis.RequiresDynamicCode(\"\")] get; set; } "
            + "} [MpiTask] public static int Bad([|K k|]) => 1;",
        "whose 'X' is marked [RequiresDynamicCode]"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class K { public int X { get; [System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"\")] "
            + "private set; } } [MpiTask] public static int Bad([|K k|]) => 1;",
        "whose 'X' is marked [RequiresUnreferencedCode]"
    )]
    [InlineData(
        "MPIPOOL001",
        "[MessagePack.MessagePackObject] public class K { "
            + "[System.Diagnostics.CodeAnalysis.RequiresAssemblyFiles(\"\")] public K() { } [MessagePack.Key(0)] public int X { get; "
            + "set; } "
            + "} [MpiTask] public static int Bad([|K k|]) => 1;",
        "is marked [RequiresAssemblyFiles]"
    )]
    [InlineData(
        "MPIPOOL001",
        "public class K : List<int> { } [MpiTask] public static int Bad([|K k|]) => 1;",
        "which derives from the collection 'System.Collections.Generic.List<int>'"
    )]
    [InlineData("MPIPOOL001", "[MpiTask] public static int Bad([|Lazy<int> k|]) => 1;", "which has no form that can be sent")]
    [InlineData("MPIPOOL002", "[MpiTask] public static int Bad([|ref int x|]) => x;", "'x' is passed by reference")]
    [InlineData("MPIPOOL002", "[MpiTask] public static int Bad([|in int x|]) => x;", "'x' is passed by reference")]
    [InlineData("MPIPOOL002", "[MpiTask] public static void Bad([|out int x|]) => x = 1;", "'x' is an 'out' parameter")]
    [InlineData("MPIPOOL002", "[MpiTask] public static unsafe void Bad([|int* x|]) { }", "'x' is a pointer")]
    [InlineData("MPIPOOL002", "[MpiTask] public static int Bad([|ReadOnlySpan<int> x|]) => 1;", "'x' is a ReadOnlySpan, a ref struct")]
    [InlineData(
        "MPIPOOL001",
        "[MpiTask] public static int Bad<T>(T x) => 1; static void Use(MpiExecutor pool) => pool.Submit([|Bad<Action>|], () => { });",
        "x is of type 'System.Action', a delegate"
    )]
    [InlineData("MPIPOOL002", "[MpiTask] public static int Bad<T>([|ref T x|]) => 1;", "'x' is passed by reference")]
    [InlineData(
        "MPIPOOL003",
        "[MpiTask] public static T [|Bad|]<T>(T x) => x;",
        "'Tasks.Bad<T>(T)' is generic, and no pool operation is called that says for which types"
    )]
    [InlineData(
        "MPIPOOL003",
        "public static class Of<T> { [MpiTask] public static int [|Bad|]() => 1; }",
        "'Tasks.Of<T>.Bad()' is generic, and no pool operation"
    )]
    [InlineData("MPIPOOL003", "[MpiTask] public static T [|Bad|]<T>(T x) => x; static int Use() => Bad(1);", "and no pool operation")]
    [InlineData(
        "MPIPOOL003",
        "[MpiTask] public static T Bad<T>(T x) => x; static void Use<U>(MpiExecutor pool, U x) => pool.Submit([|Bad|], x);",
        "'Bad<U>' is generic, and this call leaves open what 'U' is"
    )]
    [InlineData(
        "MPIPOOL003",
        "public static class Of<T> { [MpiTask] public static int Bad() => 1; static void Use(MpiExecutor pool) => "
            + "pool.Submit([|Bad|]); }",
        "'Of<T>.Bad' is generic, and this call leaves open what 'T' is"
    )]
    [InlineData(
        "MPIPOOL003",
        "[MpiTask] public static int Bad<T>() => 1; private sealed class P { } static void Use(MpiExecutor pool) "
            + "=> pool.Submit([|Bad<List<P[]>>|]);",
        "this call is for 'Tasks.P', which is not accessible"
    )]
    [InlineData(
        "MPIPOOL003",
        "[MpiTask] public static int Bad<T>(T[] x) => 1; static void Use(MpiExecutor pool) => "
            + "pool.Submit([|Tasks.Bad|], new[] { new { X = 1 } });",
        "this call is for an anonymous type"
    )]
    [InlineData(
        "MPIPOOL004",
        "public static partial class Of<T> { [MpiTask] private static int [|Bad|]() => 1; }",
        "'Of.Bad' is not accessible"
    )]
    [InlineData("MPIPOOL004", "[MpiTask] private static int [|Bad|]() => 1;", "'Tasks.Bad' is not accessible")]
    [InlineData(
        "MPIPOOL004",
        "internal partial interface IInner { [MpiTask] private static int [|Bad|]() => 1; }",
        "'IInner.Bad' is not accessible"
    )]
    [InlineData(
        "MPIPOOL004",
        "private static partial class Inner { [MpiTask] private static int [|Bad|]() => 1; }",
        "'Inner.Bad' is not accessible"
    )]
    [InlineData(
        "MPIPOOL004",
        "internal static partial class Inner { [MpiTask] private static int [|Bad|]() => 1; }",
        "'Inner.Bad' is not accessible"
    )]
    [InlineData(
        "MPIPOOL004",
        "private static class Inner { [MpiTask] public static int [|Bad|]() => 1; }",
        "'Inner.Bad' is not accessible"
    )]
    [InlineData(
        "MPIPOOL010",
        "[MpiTask] public static int Bad([|CancellationToken token|], int x) => 1;",
        "'token' is a CancellationToken"
    )]
    [InlineData(
        "MPIPOOL010",
        "[MpiTask] public static int Bad([|MpiTaskContext context|], CancellationToken token) => 1;",
        "'context' is a MpiTaskContext"
    )]
    [InlineData(
        "MPIPOOL016",
        "[MpiTask, System.Diagnostics.Conditional(\"DEBUG\")] public static void [|Bad|]() { }",
        "'Tasks.Bad' cannot be a task: it is marked [Conditional]"
    )]
    [InlineData(
        "MPIPOOL016",
        "public class B { [System.Diagnostics.Conditional(\"DEBUG\")] public virtual void Bad() { } } public "
            + "class D : B { [MpiTask] public override void [|Bad|]() { } }",
        "'D.Bad' cannot be a task: it is marked [Conditional]"
    )]
    [InlineData(
        "MPIPOOL016",
        "[MpiTask, System.Runtime.InteropServices.UnmanagedCallersOnly] public static int [|Bad|](int x) => x;",
        "it is marked [UnmanagedCallersOnly]"
    )]
    [InlineData("MPIPOOL016", "[MpiTask] public static int [|Bad|](int x, __arglist) => x;", "its arguments are an __arglist")]
    [InlineData(
        "MPIPOOL016",
        "public interface IInner { [MpiTask] static abstract int [|Bad|](); }",
        "it is a static abstract or virtual method"
    )]
    [InlineData(
        "MPIPOOL016",
        "public interface IInner { [MpiTask] static virtual int [|Bad|]() => 1; }",
        "it is a static abstract or virtual method"
    )]
    [InlineData("MPIPOOL002", "[MpiTask] public static int Bad([|ref readonly int x|]) => x;", "'x' is passed by reference")]
    [InlineData("MPIPOOL002", "[MpiTask] public static int Bad([|scoped Span<int> x|]) => 1;", "'x' is a Span, a ref struct")]
    [InlineData(
        "MPIPOOL002",
        "[MpiTask] public static int Bad([|params ReadOnlySpan<int> x|]) => 1;",
        "'x' is a ReadOnlySpan, a ref struct"
    )]
    [InlineData(
        "MPIPOOL002",
        "[MpiTask] public static [|ref int|] Bad(int[] x) => ref x[0];",
        "'the result of Bad' is passed by reference"
    )]
    [InlineData("MPIPOOL002", "[MpiTask] public static unsafe [|delegate*<int>|] Bad() => default;", "'the result of Bad' is a pointer")]
    [InlineData("MPIPOOL001", "[MpiTask] public static int Bad([|dynamic x|]) => 1;", "whose real type is not known at compile time")]
    public async Task A_method_that_cannot_be_a_task(string id, string member, string message)
    {
        (string source, int start, int length) = Unmark(Surround(member));

        GeneratorRun run = GeneratorRun.Of(source);

        Diagnostic found = Assert.Single(await AnalyzerRun.Of(TestCompilation.Create(source)));
        Assert.Equal(id, found.Id);
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Contains(message, found.GetMessage(null), StringComparison.Ordinal);
        Assert.Matches(SaysWhatToDo(), found.GetMessage(null));
        Assert.Equal((start, length), (found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Contains("Tasks/Tasks.g.cs", run.Files);
        Assert.DoesNotContain("Bad", run.Text("Tasks/"), StringComparison.Ordinal);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));
    }

    /// <summary>No attribute can be put on a type of the framework's, so the advice is another one.</summary>
    [Theory]
    [InlineData("Stream x", "send its bytes, or the path")]
    [InlineData("FileStream x", "send its bytes, or the path")]
    [InlineData("TextReader x", "send the text")]
    [InlineData("FileInfo x", "send the path")]
    [InlineData("Type x", "a name or an enum that stands for it")]
    [InlineData("System.Reflection.MethodInfo x", "a name or an enum that stands for it")]
    [InlineData("System.Text.Encoding x", "its name (WebName) or its code page")]
    [InlineData("System.Text.RegularExpressions.Regex x", "the pattern and the options")]
    [InlineData("System.Globalization.CultureInfo x", "send its name")]
    [InlineData("Func<int, int> x", "send what tells the task what to do")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> x", "send what tells the task what to do")]
    [InlineData("System.Data.Common.DbConnection x", "send the connection string")]
    [InlineData("System.Data.IDbConnection x", "send the connection string")]
    [InlineData("System.Net.Http.HttpClient x", "make the client on the worker")]
    [InlineData("CancellationTokenSource x", "take a CancellationToken as its last parameter")]
    [InlineData("Task<int> x", "await it, and send its result")]
    [InlineData("SemaphoreSlim x", "of one process only")]
    [InlineData("Lock x", "of one process only")]
    [InlineData("Random x", "send a seed")]
    [InlineData("IServiceProvider x", "make the services on the worker")]
    [InlineData("IEqualityComparer<string> x", "choose it on the worker")]
    [InlineData("System.Collections.IEnumerable x", "an array or a list of elements whose type is known")]
    [InlineData("System.Collections.ArrayList x", "an array or a list of elements whose type is known")]
    [InlineData("IAsyncEnumerable<int> x", "an array or a list of the elements")]
    [InlineData("IFormattable x", "send what it is made of")]
    [InlineData("System.Timers.Timer x", "send what it is made of")]
    public void A_type_of_the_framework_comes_with_what_to_send_instead(string parameter, string advice)
    {
        GeneratorRun run = GeneratorRun.Of(
            $"using System.IO; internal static class Tasks {{ [MpiTask] public static int Go({parameter}) => 1; }}"
        );

        string message = Assert.Single(run.Diagnostics, d => d.Id == "MPIPOOL001").GetMessage(null);
        Assert.Contains(advice, message, StringComparison.Ordinal);
        Assert.DoesNotContain("[Union]", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public interface I { } {0}")]
    [InlineData("public abstract class I { } {0}")]
    [InlineData("public abstract record I(int X); {0}")]
    public void A_type_of_the_users_comes_with_the_attribute_and_its_namespace(string type)
    {
        GeneratorRun run = GeneratorRun.Of(
            type.Replace("{0}", "internal static class Tasks { [MpiTask] public static int Go(I x) => 1; }", StringComparison.Ordinal)
        );

        Assert.Contains(
            "name the real types by [Union] attributes (using MessagePack)",
            Assert.Single(run.Diagnostics).GetMessage(null),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("MPIPOOL002", "[MpiTask] public static void Bad(out int x) => x = 1;", "return it, in a tuple")]
    [InlineData("MPIPOOL002", "[MpiTask] public static void Bad(ref int x) => x = 1;", "return what it has become")]
    [InlineData("MPIPOOL002", "[MpiTask] public static int Bad(Span<int> x) => 1;", "use an array or a Memory<T>")]
    [InlineData(
        "MPIPOOL004",
        "[MpiTask] private static int Bad(int x) => 1;",
        "make it internal or public, or the types that contain it partial"
    )]
    [InlineData(
        "MPIPOOL004",
        "internal interface IInner { [MpiTask] private static int Bad(int x) => 1; }",
        "make it internal or public ("
    )]
    [InlineData(
        "MPIPOOL004",
        "private static class Inner { [MpiTask] public static int Bad(int x) => 1; }",
        "make it, and the types that contain it, internal or public ("
    )]
    [InlineData(
        "MPIPOOL004",
        "public class B { protected virtual int Bad() => 1; } public class D : B { [MpiTask] protected override int Bad() => 1; }",
        "move its code into"
    )]
    [InlineData("MPIPOOL007", "static int Plain(int x) => x; static void Use(MpiExecutor pool) => pool.Submit(Plain, 1);", "mark it")]
    [InlineData(
        "MPIPOOL007",
        "static void Use(MpiExecutor pool) => pool.Submit(Math.Sqrt, 1.0);",
        "call it in a method of yours that is marked"
    )]
    [InlineData("MPIPOOL010", "[MpiTask] public static int Bad(CancellationToken token, int x) => 1;", "make it the last one")]
    [InlineData(
        "MPIPOOL010",
        "[MpiTask] public static int Bad(MpiTaskContext c, CancellationToken token) => 1;",
        "take only one of the kind"
    )]
    public async Task A_message_says_what_can_be_done_in_this_place(string id, string member, string remedy)
    {
        Diagnostic found = Assert.Single(
            await AnalyzerRun.Of(TestCompilation.Create($"internal static class Tasks {{ {member} }}")),
            d => d.Id == id
        );

        Assert.Contains(remedy, found.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_async_void_method_is_an_error_and_its_calls_are_none()
    {
        ImmutableArray<Diagnostic> found = await AnalyzerRun.Reports(
            "MPIPOOL011",
            Surround(
                "[MpiTask] public static async [|void|] Bad(int x) => await Task.Yield(); static void Use(MpiExecutor pool) { "
                    + "pool.SubmitBad(1); pool.Submit(Bad, 1); }"
            )
        );

        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(found).Severity);
        Assert.StartsWith("Nobody can wait for 'Tasks.Bad'", found[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MPIPOOL016", "internal static partial class Tasks { [MpiTask] static partial void [|Bad|](int x); }")]
    [InlineData("MPIPOOL004", "file static class Tasks { [MpiTask] public static int [|Bad|]() => 1; }")]
    [InlineData(
        "MPIPOOL004",
        "internal interface IJob { int Bad(); } internal sealed class Job : IJob { [MpiTask] int IJob.[|Bad|]() => 1; }"
    )]
    public async Task A_method_of_its_own_file_that_cannot_be_a_task(string id, string source) => await AnalyzerRun.Reports(id, source);

    [Fact]
    public async Task A_task_in_a_file_of_another_generator_is_looked_at_too() =>
        await AnalyzerRun.Reports(
            "MPIPOOL004",
            "// <auto-generated/>\ninternal static class Tasks { [MpiTask] private static int [|Bad|]() => 1; }"
        );

    /// <summary>Editors offer no fixes for what a generator reports.</summary>
    [Fact]
    public void What_has_a_fix_is_reported_by_an_analyzer()
    {
        IEnumerable<string> fixable = typeof(AsyncVoidFix)
            .Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(CodeFixProvider)))
            .SelectMany(t => ((CodeFixProvider)Activator.CreateInstance(t)!).FixableDiagnosticIds);

        Assert.Subset(AnalyzerRun.Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).ToHashSet(), fixable.ToHashSet());
    }

    [Fact]
    public void Two_tasks_of_one_set_name()
    {
        GeneratorRun run = GeneratorRun.Of(
            """
            internal static class A { [MpiTask(Name = "Go")] public static int Run(int x) => x;
            [MpiTask] public static int Fine(int x) => x; }
            internal static class B { [MpiTask(Name = "Go")] public static long Go(int y) => y;
            [MpiTask] public static int Fine(long x) => 1; }
            """
        );

        Assert.Equal(["MPIPOOL005", "MPIPOOL005"], run.Diagnostics.Select(d => d.Id));
        Assert.Equal(
            "'A.Run(int)' and 'B.Go(int)' would both be submitted by 'SubmitGo' with the same parameter types; set [MpiTask(Name = "
                + "\"...\")] on one of them "
                + "(docs/diagnostics/MPIPOOL005.md)",
            run.Diagnostics[0].GetMessage(null)
        );
        Assert.Equal(["Tasks/A.g.cs", "Tasks/B.g.cs"], run.Files.Where(f => f.StartsWith("Tasks/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Overloads_are_no_duplicates()
    {
        const string source = """
            internal static class Tasks
            {
                [MpiTask] public static int Go(int x) => x;
                [MpiTask] public static int Go(int? x) => 1;
                [MpiTask] public static int Go(List<string?> x) => 1;
                [MpiTask] public static int Go((int A, int B) x) => 1;
                [MpiTask] public static int Go(int x, CancellationToken token, int y) => 1;
            }
            """;
        GeneratorRun run = GeneratorRun.Of(source);

        // A token that is not the last parameter would have to travel.
        Assert.Equal(["MPIPOOL010"], (await AnalyzerRun.Of(TestCompilation.Create(source))).Select(d => d.Id));
        Assert.Equal(4, run.File("Tasks/Tasks.g.cs").Split("internal sealed class ").Length - 1);
    }

    [Fact]
    public void A_generic_task_of_a_library_may_be_called_by_those_who_use_it()
    {
        const string source =
            "public static class Tasks { [MpiTask] public static T Same<T>(T x) => x; [MpiTask] internal static T "
            + "Mine<T>(T x) => x; }";
        GeneratorRun run = GeneratorRun.Of(source, kind: OutputKind.DynamicallyLinkedLibrary);

        Assert.Contains("'Tasks.Mine<T>(T)'", Assert.Single(run.Diagnostics).GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_the_compiler_does_not_know_is_its_affair()
    {
        var compilation = TestCompilation.Create("internal static class Tasks { [MpiTask] public static int Bad(int x) => x; }");
        SyntaxTree tree = compilation.SyntaxTrees.First(t => t.FilePath.EndsWith("Tasks.cs", StringComparison.Ordinal));
        GeneratorRun run = GeneratorRun.Of(compilation);

        run = run.Then(
            compilation.ReplaceSyntaxTree(
                tree,
                tree.WithChangedText(
                    Microsoft.CodeAnalysis.Text.SourceText.From(
                        "internal static class Tasks { [MpiTask] public static int Bad(List<Unknown> x) => x; }"
                    )
                )
            )
        );

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Files);
    }

    /// <summary>After the cause comes what to do.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(
        "[:;,] (use|name|send|give|make|mark|let|leave|return|pass|call|write|move|take|await|submit|set|a key is a number)\\b"
    )]
    private static partial System.Text.RegularExpressions.Regex SaysWhatToDo();

    private static string Surround(string member) =>
        $$"""
            using System.IO;

            public sealed class Order { public Customer? Customer { get; set; } }
            public sealed record Customer(string Name, Action Callback);
            public sealed class Opaque { private readonly int _x = 1; public int Get() => _x; }
            public sealed class Unbuildable { private Unbuildable() { } public int X { get; set; } }
            public sealed class Endless<T> { public Endless<List<T>>? Next { get; set; } }

            internal static class Tasks
            {
                [MpiTask] public static int Good(int x) => x;
                {{member}}
            }
            """;

    private static (string Source, int Start, int Length) Unmark(string marked)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal);
        return (marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), start, end - start - 2);
    }
}
