using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Tasks called as C# lets one call their methods.</summary>
public sealed class CallFormTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_extension_method_runs_on_what_it_is_called_on(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                namespace Lab
                {
                    public sealed record Sample(int Id);
                    public static class Extensions
                    {
                        [MpiTask] public static int Size(this string? s, int x) => (s?.Length ?? -10) + x;
                        [MpiTask] public static int Size(this string? s) => s?.Length ?? -1;
                        [MpiTask]
                        public static async Task<string> Join(this IEnumerable<string> all, string by, IReadOnlyList<int> more,
                            CancellationToken token) { await Task.Yield(); return string.Join(by, all) + more.Count; }
                        [MpiTask] public static void Nothing(this Sample sample) { if (sample.Id != 3) throw new ArgumentException("3"); }
                        [MpiTask] public static T[] Twice<T>(this List<T> items, T more) => [.. items, more, .. items];
                        [MpiTask] public static int Half(this int x, int y) => x / y;
                    }
                }
                namespace Other
                {
                    using Lab;
                    public static class Program
                    {
                        public static string Check()
                        {
                            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                                WorkerCount = 2 });
                            var found = new List<object?>();
                            string? none = null;
                            found.Add(pool.Submit("abc".Size, 1).Result); found.Add(pool.Submit("abc".Size).Result);
                            found.Add(pool.Submit(none.Size, 1).Result); found.Add(pool.Submit(none.Size).Result);
                            found.Add(pool.Submit(Extensions.Size, "abcd", 1).Result); found.Add(pool.SubmitSize("ab", 1).Result);
                            found.Add(pool.Submit(Extensions.Half, 4, 2).Result);
                            found.Add(string.Join(" ", pool.Map("abc".Size, [1, 2])));
                            found.Add(string.Join(" ", pool.Map(Extensions.Size, ["a", "bc"], [1, 2])));
                            found.Add(string.Join(" ", pool.SubmitBatch("abc".Size, [3, 4]).Result));
                            found.Add(pool.MapUnordered("abc".Size, [5]).Single());
                            found.Add(pool.Submit(new[] { "a", "b" }.Join, "-", new List<int> { 1, 2 }).Result);
                            found.Add(pool.StarMap(new List<string> { "a", "b" }.Join, [("+", (IReadOnlyList<int>)[1])]).Single());
                            pool.Submit(new Sample(3).Nothing).Wait();
                            found.Add(pool.Submit(new Sample(4).Nothing).AsTask()
                                .ContinueWith(t => t.Exception!.InnerException!.InnerException!.Message, TaskScheduler.Default).Result);
                            found.Add(string.Join("", pool.Submit(new List<int> { 1, 2 }.Twice, 3).Result));
                            found.Add(string.Join("", pool.Submit(new List<string> { "x" }.Twice<string>, "y").Result));
                            Func<int, int> size = "variable".Size; found.Add(pool.Submit(size, 1).Result);
                            var workers = new MpiWorkerPool(pool);
                            found.Add(workers.Apply("abc".Size, 6)); found.Add(workers.ApplyAsync("abc".Size, 7).Get());
                            found.Add(workers.Map("abc".Size, [8]).Single()); found.Add(workers.IMap("abc".Size, [9]).Single());
                            return string.Join("|", found);
                        }
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        if (interceptors)
            Assert.Equal(
                0,
                System.Text.RegularExpressions.Regex.Count(run.File("Interceptors/Tasks.g.cs"), "Instance, argument1, cancellationToken")
            );
        Assert.Equal(
            "4|3|-9|-1|5|3|2|4 5|2 4|6 7|8|a-b2|a+b1|3|12312|xyx|9|9|10|11|12",
            new LoadedProgram(run.Output).Call(name, "Other.Program", "Check")
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_extension_method_of_a_library_runs_on_what_it_is_called_on(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun library = GeneratorRun
            .Of(
                "namespace Lib;\npublic static class Extensions { [MpiTask] public static int Size(this string s, int x) => s.Length + "
                    + "x; }",
                kind: Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
                assembly: name + "Lib"
            )
            .AssertClean();
        GeneratorRun program = GeneratorRun
            .Of(
                TestCompilation.Create(
                    """
                    using Lib;
                    public static class Program
                    {
                        public static string Check()
                        {
                            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                                WorkerCount = 2 });
                            return $"{pool.Submit("abc".Size, 1).Result} {pool.Submit(Lib.Extensions.Size, "ab", 1).Result}";
                        }
                    }
                    """,
                    interceptors,
                    assembly: name,
                    references: [Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(LoadedProgram.Emit(library.Output))]
                )
            )
            .AssertClean();

        Assert.Equal(
            interceptors,
            program.Text("Interceptors/").Contains("TaskTable.Bound.Extensions_Size((string)task.Target)", StringComparison.Ordinal)
        );
        Assert.Equal("4 3", new LoadedProgram(library.Output, program.Output).Call(name, "Program", "Check"));
    }

    [Fact]
    public void Typed_stubs_give_what_the_compiler_knows_of_the_caller()
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                using System.Runtime.CompilerServices;
                public static class Tasks
                {
                    [MpiTask]
                    public static string Tell(int @new, [CallerMemberName] string? member = "?", [CallerFilePath] string path = "?",
                        [CallerLineNumber] long line = 0, [CallerArgumentExpression(nameof(@new))] string text = "?") =>
                        $"{member} {path} {line} {text}";
                    [MpiTask] public static string Many([CallerMemberName] string member = "?", params int[] all) => member + all.Length;
                    [MpiTask]
                    public static string Ask(this string s, [CallerArgumentExpression("s")] string text = "?",
                        CancellationToken token = default) => text;

                    public static string Check()
                    {
                        using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 });
                        return pool.SubmitTell(1 + 2).Result + "|" + pool.SubmitTell(1,
                            "given").Result.Split(' ')[0] + "|" + pool.SubmitMany().Result + "|" + pool.SubmitAsk("a" + "b").Result;
                    }
                }
                """,
                assembly: name
            )
            .AssertClean();

        Assert.Equal(
            "Check /user/Tasks.cs 16 1 + 2|given|Check0|\"a\" + \"b\"",
            new LoadedProgram(run.Output).Call(name, "Tasks", "Check")
        );
    }

    /// <summary>Each statement compares a typed stub with a call of the method, both on one line.</summary>
    [Fact]
    public void Typed_stubs_tell_of_the_caller_what_a_call_of_the_method_tells()
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                // Attributes that others override, or that name the wrong parameter.
                #pragma warning disable CS7080, CS8961, CS8962, CS8963, CS8965
                using System.Runtime.CompilerServices;
                using Text = System.Runtime.CompilerServices.CallerArgumentExpressionAttribute;
                public sealed record Box(int X)
                {
                    [MpiTask] public string Own(int x, [Text("x")] string? text = null, [CallerMemberName] string who = "") => text + who;
                    [MpiTask] internal async Task<string> Later(Box other, [Text("other")] string text = "",
                        CancellationToken token = default)
                    {
                        await Task.Yield();
                        return text;
                    }
                }
                public static class Generic<T>
                {
                    [MpiTask] public static string Of(T? x, [Text("x")] string? a = "?", [CallerLineNumber] int line = -1) => a + line;
                }
                public static partial class Tasks
                {
                    [MpiTask] public static string Line([CallerLineNumber] double a = 0, [CallerLineNumber] long? b = null) => $"{a} {b}";
                    [MpiTask] public static string Two([CallerMemberName, CallerFilePath] string a = "",
                        [CallerFilePath, CallerMemberName] string b = "")
                        => a + b;
                    [MpiTask] public static string Three(int x, [CallerMemberName, Text("x")] string a = "",
                        [Text("x"), CallerFilePath] string b = "")
                        => a + b;
                    [MpiTask] public static string Wrong(int x, [Text("y")] string a = "none", [Text("b")] string b = "self") => a + b;
                    [MpiTask] public static string Back([Text("x")] string a = "none", int x = 3) => a;
                    [MpiTask] public static string Rest([CallerMemberName] string a = "",
                        [CallerLineNumber] int line = 0, params string[] x)
                        => a + line + x.Length;
                    [MpiTask] public static string Names(int reader, int pool = 2, [Text("reader")] string a = "",
                        [Text("pool")] string b = "")
                        => a + b;
                    [MpiTask] public static string Told(int x, [Text("x")] string a = "", MpiTaskContext? context = null) => a;
                    [MpiTask] public static string Cancel(int x, [Text("token")] string a = "no", CancellationToken token = default) => a;
                    [MpiTask] private static string Hidden(int @int, [Text("int")] string a = "", [CallerFilePath] string b = "") => a + b;
                    [MpiTask] public static string Any<T>(T x, [Text(nameof(x))] string a = "") => a;
                    public static void Use(MpiExecutor pool) { pool.Submit(Any<int>, 1, ""); pool.Submit(Generic<int>.Of, 1, "", 2); }

                    private static readonly List<string> s_found = [];
                    private static string Ask(MpiExecutor pool, Func<MpiExecutor, string> ask) => ask(pool);
                    private static void Same(string found, string expected) =>
                        s_found.Add(found == expected ? "" : $"{found} for {expected}");
                    private static int Of(int x) => x;

                    public static string Check()
                    {
                        using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 });
                        var box = new Box(1);
                        Same(pool.SubmitOwn(box, 1 + 1).Result, box.Own(1 + 1));
                        Same(pool.SubmitLater(box, new Box(2)).Result, box.Later(new Box(2)).Result);
                        Same(pool.SubmitOfOfInt32(Of(1)).Result, Generic<int>.Of(Of(1)));
                        Same(pool.SubmitLine().Result, Line());
                        Same(pool.SubmitLine(b: 3).Result, Line(b: 3));
                        Same(pool.SubmitTwo().Result, Two());
                        Same(pool.SubmitThree(1 /* one */ + 2).Result, Three(1 /* one */ + 2));
                        Same(pool.SubmitWrong(1).Result, Wrong(1));
                        Same(pool.SubmitBack().Result, Back());
                        Same(pool.SubmitBack(x: Of(4)).Result, Back(x: Of(4)));
                        Same(pool.SubmitRest().Result, Rest());
                        Same(pool.SubmitNames(Of(1), Of(2)).Result, Names(Of(1), Of(2)));
                        Same(pool.SubmitTold(Of(1)).Result, Told(Of(1)));
                        Same(pool.SubmitCancel(1).Result, Cancel(1));
                        Same(pool.SubmitHidden(Of(1)).Result, Hidden(Of(1)));
                        Same(pool.SubmitAnyOfInt32(Of(7)).Result, Any(Of(7)));
                        Same(Ask(pool, p => p.SubmitTwo().Result), Ask(pool, p => Two()));
                        return string.Concat(s_found);
                    }
                }
                """,
                assembly: name
            )
            .AssertClean();

        Assert.Equal("", new LoadedProgram(run.Output).Call(name, "Tasks", "Check"));
    }
}
