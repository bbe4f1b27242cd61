using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Every type that travels, to a worker and back, with interceptors and without.</summary>
public sealed class RoundTripTests
{
    /// <summary>Types, and values of them as C#.</summary>
    private static readonly (string Type, string[] Values)[] s_values =
    [
        ("bool", ["true", "false"]),
        ("byte", ["0", "255"]),
        ("sbyte", ["sbyte.MinValue", "sbyte.MaxValue"]),
        ("short", ["short.MinValue", "short.MaxValue"]),
        ("ushort", ["ushort.MaxValue"]),
        ("int", ["int.MinValue", "-1", "0", "int.MaxValue"]),
        ("uint", ["uint.MaxValue"]),
        ("long", ["long.MinValue", "long.MaxValue"]),
        ("ulong", ["ulong.MaxValue"]),
        ("char", ["'x'", "'\\uD800'"]),
        ("float", ["float.NaN", "float.Epsilon", "-0f"]),
        ("double", ["double.NaN", "double.MaxValue", "Math.PI"]),
        ("string", ["\"\"", "\"Grüße, 世界\"", "new string('x', 70_000)"]),
        ("string?", ["null", "\"x\""]),
        ("decimal", ["decimal.MinValue", "1.10m", "0.0000000000000000000000000001m"]),
        ("Guid", ["Guid.Empty", "new Guid(\"00112233-4455-6677-8899-aabbccddeeff\")"]),
        (
            "DateTime",
            [
                "DateTime.MinValue",
                "DateTime.MaxValue",
                "new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)",
                "new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Local)",
            ]
        ),
        ("DateTimeOffset", ["DateTimeOffset.MaxValue", "new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromMinutes(-570))"]),
        ("TimeSpan", ["TimeSpan.MinValue", "TimeSpan.FromTicks(1)"]),
        ("DateOnly", ["DateOnly.MaxValue"]),
        ("TimeOnly", ["TimeOnly.MaxValue"]),
        ("Half", ["Half.Epsilon", "(Half)1.5"]),
        ("System.Text.Rune", ["new System.Text.Rune(0x1F600)"]),
        ("Int128", ["Int128.MinValue", "Int128.MaxValue"]),
        ("UInt128", ["UInt128.MaxValue"]),
        ("System.Numerics.BigInteger", ["0", "System.Numerics.BigInteger.Pow(-7, 301)"]),
        ("System.Numerics.Complex", ["new System.Numerics.Complex(1.5, -2)"]),
        ("System.Numerics.Vector3", ["new System.Numerics.Vector3(1, 2, 3)"]),
        ("Color", ["Color.Green", "(Color)77"]),
        ("Huge", ["Huge.Last"]),
        ("int?", ["null", "5"]),
        ("Color?", ["null", "Color.Green"]),
        ("Guid?", ["null", "Guid.Empty"]),
        ("byte[]", ["[]", "[1, 2, 3]", "new byte[100_000]"]),
        ("double[]?", ["null", "[1.5, double.NaN]"]),
        ("bool[]", ["[true, false]"]),
        ("char[]", ["['a', 'b']"]),
        ("Color[]", ["[Color.Green, Color.Red]"]),
        ("DateTime[]", ["[new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)]"]),
        ("int?[]", ["[1, null]"]),
        ("string?[]", ["[\"a\", null]"]),
        ("int[][]", ["[[1, 2], [], [3]]"]),
        ("string[][]?[]", ["[[[\"a\"], []], null]"]),
        ("(int, byte)[]", ["[(1, 2), (3, 4)]"]),
        ("List<int>", ["[]", "[1, 2]"]),
        ("List<string?>", ["[null, \"x\"]"]),
        ("List<string>", ["[\"x\"]"]),
        ("List<List<Point>>", ["[[new Point(1, 2)], []]"]),
        ("Dictionary<string, int[]>", ["[]", "new() { [\"a\"] = [1], [\"b\"] = [] }"]),
        ("Dictionary<Color, Person?>", ["new() { [Color.Red] = null, [Color.Green] = new(\"Ada\", 36) }"]),
        ("(int, string)", ["(1, \"x\")"]),
        ("(int A, (string? B, double C) D)", ["(1, (null, 2.5))"]),
        ("(int, int, int, int, int, int, int, string, int)", ["(1, 2, 3, 4, 5, 6, 7, \"8\", 9)"]),
        ("ValueTuple", ["default"]),
        ("ValueTuple?", ["null", "new ValueTuple()"]),
        ("ValueTuple[]", ["new ValueTuple[3]"]),
        ("ValueTuple<string>", ["new(\"x\")"]),
        ("ValueTuple<string?>?", ["null", "new ValueTuple<string?>(null)"]),
        ("ValueTuple<int>[]", ["[new(1), new(2)]"]),
        ("List<ValueTuple<ValueTuple<string>>>", ["[new(new(\"a\"))]"]),
        ("Dictionary<string, ValueTuple>", ["new() { [\"a\"] = default }"]),
        ("Short", ["new(new(\"a\"), default) { Two = new(2.5) }"]),
        ("Tuple<string>", ["Tuple.Create(\"x\")"]),
        ("Tuple<int, string>", ["Tuple.Create(1, \"x\")"]),
        ("KeyValuePair<string, int>", ["new(\"k\", 1)"]),
        ("KeyValuePair<int, int>", ["new(2, 1)"]),
        ("Point", ["new(1, 2)"]),
        ("Person", ["new(\"Ada\", 36)", "new(\"Bob\", 3) { Nick = \"B\" }"]),
        ("Person?", ["null"]),
        ("Mutable", ["new() { Field = 1, Property = \"p\", @class = 2 }"]),
        ("Strict", ["new() { Id = 7, Tags = [\"a\"] }"]),
        ("Immutable", ["new(3, [1.5])"]),
        ("Derived", ["new(1, 2)"]),
        ("Outer.Inner", ["new() { Value = 4 }"]),
        ("Pair<int, string>", ["new(1, \"x\")"]),
        ("Pair<Person, Pair<int, int>?>", ["new(new(\"Ada\", 1), null)", "new(new(\"Ada\", 1), new(2, 3))"]),
        ("Node", ["new() { Value = 1, Next = new() { Value = 2, Children = [new() { Value = 3 }] } }"]),
        ("Left", ["new() { Right = new() { Left = new() } }"]),
        ("Marker", ["new()"]),
        ("Measured", ["new(\"m\", 2.5)"]),
        ("int[,]", ["new int[0, 3]", "new[,] { { 1, 2 }, { 3, 4 } }"]),
        ("string?[,,]?", ["null", "new string?[,,] { { { \"a\", null } } }"]),
        ("int[,][]?[,,]", ["new int[,][]?[1, 2, 0]"]),
        ("HashSet<string>", ["new(StringComparer.OrdinalIgnoreCase) { \"a\" }"]),
        ("IReadOnlyDictionary<string, Person?>", ["new Dictionary<string, Person?> { [\"a\"] = null }"]),
        ("IReadOnlyList<Person>", ["new Person[] { new(\"Ada\", 36) }"]),
        ("System.Collections.Immutable.ImmutableList<int?>", ["[1, null]"]),
        ("System.Collections.Immutable.ImmutableArray<int>?", ["null"]),
        ("Uri?", ["null", "new Uri(\"a b\", UriKind.Relative)"]),
        ("Shape?", ["null", "new Round(1.5)", "new Box(1, \"b\")"]),
        ("Bag", ["new Bag { Words = { \"a\" } }"]),
    ];

    private const string Types = """
        public enum Color : short { Red, Green }
        public enum Huge : ulong { Last = ulong.MaxValue }
        public readonly record struct Point(int X, int Y);
        public record Person(string Name, int Age) { public string? Nick { get; set; } }
        public class Mutable { public int Field; public string? Property { get; set; } public int @class;
        public int Computed => Field * 2; }
        public sealed class Strict { public required int Id { get; init; } public required List<string> Tags { get; init; } }
        public sealed class Immutable(int count, double[] values) { public int Count { get; } = count; public double[] Values => values; }
        public record Base(int A);
        public record Derived(int A, int B) : Base(A);
        public static class Outer { public sealed class Inner { public long Value { get; set; } } }
        public sealed record Pair<T1, T2>(T1 First, T2 Second);
        public sealed class Node { public int Value { get; set; } public Node? Next { get; set; }
        public List<Node>? Children { get; set; } }
        public sealed class Left { public Right? Right { get; set; } }
        public sealed class Right { public Left? Left { get; set; } }
        public sealed record Short(ValueTuple<string> One, ValueTuple Zero) { public ValueTuple<double> Two { get; init; } }
        public sealed class Marker;
        [MessagePack.Union(1, typeof(Round))] [MessagePack.Union(2, typeof(Box))] public abstract record Shape;
        public sealed record Round(double Radius) : Shape;
        [MessagePack.MessagePackObject] public sealed record Box([property: MessagePack.Key(0)] int Side,
            [property: MessagePack.Key(1)] string Name) : Shape;
        public sealed class Bag { public List<string> Words { get; } = ["default"]; }
        public readonly record struct Measured(string Unit, double Value);

        public static class Same
        {
            public static bool As(object? a, object? b)
            {
                if (a is null || b is null) return a is null && b is null;
                if (a.GetType() != b.GetType()) return false;
                if (a is DateTime at && b is DateTime bt) return at == bt && at.Kind == bt.Kind;
                if (a.Equals(b)) return true;
                if (a is System.Collections.IEnumerable xs && b is System.Collections.IEnumerable ys)
                {
                    object?[] x = [.. xs.Cast<object?>()], y = [.. ys.Cast<object?>()];
                    return x.Length == y.Length && x.Zip(y).All(p => As(p.First, p.Second));
                }

                var members = a.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0).Select(p => (p.GetValue(a),
                    p.GetValue(b)))
                    .Concat(a.GetType().GetFields().Where(f => !f.IsStatic).Select(f => (f.GetValue(a), f.GetValue(b)))).ToList();
                return (members.Count > 0 || a is Marker) && members.All(m => As(m.Item1, m.Item2));
            }
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_type_comes_back_as_it_was(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        var checks = s_values.SelectMany(
            (v, i) =>
                v.Values.Select(value =>
                    $"{{ {v.Type} sent = {value}; if (!Same.As(pool.Submit(Tasks.Echo{i}, sent).Result, sent)) "
                    + $"wrong.Add({Quote($"{v.Type} {value}")}); }}"
                )
        );
        string source = $$"""
            {{Types}}

            public static class Tasks
            {
                {{string.Join("\n    ", s_values.Select((v, i) => $"[MpiTask] public static {v.Type} Echo{i}({v.Type} x) => x;"))}}

                public static string Check()
                {
                    var wrong = new List<string>();
                    using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
                    {{string.Join("\n        ", checks)}}
                    return string.Join("\n", wrong);
                }
            }
            """;

        GeneratorRun run = GeneratorRun.Of(source, interceptors, assembly: name).AssertClean();
        Assert.Equal(interceptors, run.Files.Contains("Interceptors/Tasks.g.cs"));
        Assert.Equal("", new LoadedProgram(run.Output).Call(name, "Tasks", "Check"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_kind_of_task_runs(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        const string source = """
            public sealed class LabException(string message) : Exception(message);
            public sealed record Scaler(double Factor) { [MpiTask] public double Scale(double x) => Factor * x;
            [MpiTask(Name = "ScaleAsync")] public async Task<double> Later(double x, int y) { await Task.Yield(); return Factor * x * y; } }
            public readonly record struct Shift(int By) {
                [MpiTask] public int Apply(int x, CancellationToken token) => token.IsCancellationRequested ? 0 : x + By; }
            public class Cyclic { public Cyclic? Next { get; set; } }
            public class Animal { public int Legs { get; set; } }
            public class Dog : Animal { public int Tricks { get; set; } }

            public static class Tasks
            {
                private static int s_count;
                [MpiTask] public static void Count() => Interlocked.Increment(ref s_count);
                [MpiTask] public static async Task CountLater(int by) { await Task.Yield(); Interlocked.Add(ref s_count, by); }
                [MpiTask] public static async ValueTask CountSoon(int by, MpiTaskContext context) { await Task.Yield();
                Interlocked.Add(ref s_count, context.WorkerRank > 0 ? by : 0); }
                [MpiTask] public static async ValueTask<string> Join(string a, string? b, int c) { await Task.Yield();
                return $"{a}{b}{c}"; }
                [MpiTask] public static int Overloaded(int x) => x + 1;
                [MpiTask] public static string Overloaded(string x) => x + "1";
                [MpiTask] public static double Sum(params double[] values) => values.Sum();
                [MpiTask]
                public static string Defaults(int pool, string result = "r", DayOfWeek day = DayOfWeek.Friday, int? n = null,
                    double d = 1e300, char c = '\'', decimal m = 1.5m) => $"{pool}{result}{day}{n}{d}{c}{m}";
                [MpiTask]
                public static long Nine(int a, int b, int c, int d, int e, int f, int g, int h, int i) => a + b + c + d + e + f + g + h + i;
                [MpiTask]
                public static int Eight(int a, int b, int c, int d, int e, int f, int g, int call) => a + b + c + d + e + f + g + call;
                [MpiTask] public static int Fails(int x) => throw new LabException($"x is {x}");
                [MpiTask] public static int Depth(Cyclic c) => 1;
                [MpiTask] public static int Legs(Animal a) => a.Legs;

                public static string Check()
                {
                    using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
                    var found = new List<object?>();
                    pool.Submit(Count).Wait(); pool.SubmitCount().Wait();
                    pool.Submit(CountLater, 10).Wait(); pool.SubmitCountLater(by: 10).Wait();
                    pool.Submit(CountSoon, 100).Wait(); pool.SubmitCountSoon(100, CancellationToken.None).Wait();
                    found.Add(s_count);
                    found.Add(pool.Submit(Join, "a", "b", 3).Result); found.Add(pool.SubmitJoin("a", null, c: 4).Result);
                    found.Add(pool.Submit(Overloaded, 1).Result); found.Add(pool.Submit(Overloaded, "x").Result);
                    found.Add(pool.SubmitOverloaded((byte)1).Result);
                    found.Add(pool.SubmitSum(1, 2, 3).Result); found.Add(pool.SubmitSum([1, 2], CancellationToken.None).Result);
                    found.Add(pool.Submit(Sum, new double[] { 4 }).Result);
                    found.Add(pool.SubmitDefaults(5).Result);
                    found.Add(pool.SubmitNine(1, 2, 3, 4, 5, 6, 7, 8, 9).Result);
                    found.Add(pool.Submit(Eight, 1, 2, 3, 4, 5, 6, 7, 8).Result);
                    var scaler = new Scaler(2);
                    found.Add(pool.Submit(scaler.Scale, 1.5).Result); found.Add(pool.Submit(scaler.Later, 1.5, 2).Result);
                    found.Add(pool.SubmitScale(scaler, 3).Result); found.Add(pool.SubmitScaleAsync(scaler, 3, 4).Result);
                    found.Add(pool.Submit(new Shift(3).Apply, 4).Result); found.Add(pool.SubmitApply(new Shift(3), 5).Result);
                    found.Add(string.Join("-", pool.Map(Overloaded, [1, 2, 3])));
                    found.Add(string.Join("-", pool.Map(Join, ["a", "b"], ["c", "d"], Enumerable.Range(0, 100))));
                    found.Add(string.Join("-", pool.Map(scaler.Scale, [1.0, 2.0])));
                    try { _ = pool.Submit(Fails, 7).Result;
                    } catch (RemoteTaskException e) { found.Add($"{e.InnerException?.GetType().Name}: {e.InnerException?.Message}"); }
                    var cycle = new Cyclic(); cycle.Next = cycle;
                    try { _ = pool.Submit(Depth, cycle).Result; } catch (InvalidOperationException) { found.Add("cycle"); }
                    try { _ = pool.Submit(Legs, (Animal)new Dog()).Result; } catch (InvalidOperationException) { found.Add("derived"); }
                    found.Add(pool.Submit(Legs, new Animal { Legs = 4 }).Result);
                    return string.Join("|", found);
                }
            }
            """;

        GeneratorRun run = GeneratorRun.Of(source, interceptors, assembly: name).AssertClean();
        Assert.Equal(
            "222|ab3|a4|2|x1|2|6|3|4|5rFriday1E+300'1.5|45|36|3|6|6|24|7|8|2-3-4|ac0-bd1|2-4|LabException: x is 7|cycle|derived|4",
            new LoadedProgram(run.Output).Call(name, "Tasks", "Check")
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_operation_runs(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                public static class Tasks
                {
                    private static int s_count;
                    [MpiTask] public static void Count(int by) => Interlocked.Add(ref s_count, by);
                    [MpiTask] public static async Task<int> Double(int x, CancellationToken token) { await Task.Yield(); return 2 * x; }
                    [MpiTask] public static List<string> Pair(string a, int b) => [a, $"{b}"];

                    public static string Check()
                    {
                        using var executor = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                            WorkerCount = 2 });
                        var found = new List<object>();
                        Add(executor.Submit(Double, 1).Result);
                        Add(executor.SubmitBatch(Double, [1, 2]).Result);
                        Add(executor.Map(Pair, ["a", "b"], [1, 2]).SelectMany(p => p));
                        Add(executor.MapUnordered(Double, [1, 2]).Order());
                        Add(executor.MapAsync(Double, [1, 2]).ToBlockingEnumerable());
                        Add(executor.MapUnorderedAsync(Double, new[] { 1, 2 }.ToAsyncEnumerable()).ToBlockingEnumerable().Order());
                        Add(executor.StarMap(Pair, [("c", 3)]).SelectMany(p => p));

                        var pool = new MpiWorkerPool(executor);
                        pool.Apply(Count, 1);
                        pool.ApplyAsync(Count, 10).Wait();
                        Add(s_count);
                        Add(pool.Apply(Double, 3));
                        Add(pool.ApplyAsync(Pair, "d", 4).Get());
                        Add(pool.Map(Double, [3]));
                        Add(pool.MapAsync(Pair, ["e"], [5]).Get().SelectMany(p => p));
                        Add(pool.StarMap(Pair, [("f", 6)]).SelectMany(p => p));
                        Add(pool.StarMapAsync(Pair, [("g", 7)]).Get().SelectMany(p => p));
                        Add(pool.IMap(Double, [4, 5]));
                        Add(pool.IMapUnordered(Double, [4, 5]).Order());
                        return string.Join("|", found);

                        void Add(object result) =>
                            found.Add(result is System.Collections.IEnumerable all ? string.Join(" ", all.Cast<object>()) : result);
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        if (interceptors)
            Assert.Equal(17, run.File("Interceptors/Tasks.g.cs").Split("InterceptsLocation(1").Length - 1);
        Assert.Equal(
            "2|2 4|a 1 b 2|2 4|2 4|2 4|c 3|11|6|d 4|6|e 5|f 6|g 7|8 10|8 10",
            new LoadedProgram(run.Output).Call(name, "Tasks", "Check")
        );
    }

    /// <summary>C# makes delegates of a method with derived types for its parameters, and with a base type for its result.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_delegate_of_other_types_names_its_method(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                [MessagePack.Union(0, typeof(Circle))]
                public interface IShape { [MpiTask] double Area(); }
                public sealed record Circle(double Radius) : IShape { public double Area() => 3 * Radius * Radius; }
                public sealed record Scaler(int Factor) {
                    [MpiTask]
                public List<int> Scale(IReadOnlyList<int> x, IReadOnlyList<string>? y, long z) =>
                    [.. x.Select(v => v * Factor), y?.Count ?? -1, (int)z]; }
                public readonly record struct Shift(int By) {
                    [MpiTask] public int Apply(IEnumerable<int> x, string y) => x.Sum() + By + y.Length; }

                public static class Tasks
                {
                    [MpiTask] public static int Sum(IReadOnlyList<int> x) => x is null ? -1 : x.Sum();
                    [MpiTask]
                    public static async Task<string> Join(IEnumerable<string> x, int y, IReadOnlyDictionary<string, int> z,
                        CancellationToken token) { await Task.Yield(); return $"{string.Concat(x)}{y}{z.Count}"; }
                    [MpiTask] public static double Total(IShape[] shapes, IShape? one) => shapes.Sum(s => s.Area()) + (one?.Area() ?? 0);

                    public static string Check()
                    {
                        using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
                        var found = new List<object>();

                        Add(pool.Submit(Sum, new List<int> { 1, 2 }).Result);
                        Add(pool.Submit(Sum, (List<int>)null!).Result);
                        Add(string.Join(" ", pool.Map(Sum, [new[] { 1 }, new[] { 2, 3 }])));
                        Add(pool.Submit(Join, new List<string> { "a" }, 1, new Dictionary<string, int>()).Result);
                        Add(pool.Map(Join, [new[] { "b" }], [2], [new Dictionary<string, int> { ["x"] = 1 }]).Single());
                        Add(pool.StarMap(Join, [(new HashSet<string> { "c" }, 3, new SortedList<string, int>())]).Single());
                        Add(new MpiWorkerPool(pool).Apply(Join, new List<string> { "d" }, 4, new Dictionary<string, int>()));
                        Add(pool.Submit(Total, new Circle[] { new(1) }, new Circle(2)).Result);
                        Add(pool.Submit(((IShape)new Circle(2)).Area).Result);

                        var scaler = new Scaler(2);
                        Add(string.Join(" ", pool.Submit(scaler.Scale, new List<int> { 1 }, new[] { "x" }, 7L).Result));
                        Add(string.Join(" ", pool.Submit(scaler.Scale, new int[] { 1 }, (string[]?)null, 7L).Result));
                        Add(pool.Submit(new Shift(10).Apply, new HashSet<int> { 1, 2 }, "abc").Result);

                        // By a variable, with a base type for the result, and both by the conversion of a delegate.
                        Func<int[], object> boxed = x => Sum(x);
                        Func<List<string>, int, Dictionary<string, int>, CancellationToken, Task> unnamed = Join;
                        pool.Submit(unnamed, ["e"], 5, []).Wait();
                        Func<IReadOnlyList<int>, IReadOnlyList<string>?, long, List<int>> narrow = scaler.Scale;
                        Func<List<int>, string[], long, IEnumerable<int>> wide = narrow;
                        Add(string.Join(" ", pool.Submit(wide, [3], ["y", "z"], 8L).Result));
                        Add(string.Join(" ", pool.Submit(narrow, [3], null, 8L).Result));
                        try { pool.Submit(boxed, []); } catch (ArgumentException) { Add("refused"); }
                        Func<string[], int, Dictionary<string, int>, CancellationToken, object> task = Join;
                        try { Add(pool.Submit(task, [], 1, []).Result); } catch (ArgumentException) { Add("refused"); }
                        return string.Join("|", found);

                        void Add(object result) => found.Add(result);
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        Assert.Equal(
            "3|-1|1 5|a10|b21|c30|d40|15|12|2 1 7|2 -1 7|16|6 2 8|6 -1 8|refused|10",
            new LoadedProgram(run.Output).Call(name, "Tasks", "Check")
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Private_tasks_of_partial_types_run(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                namespace Shop.@new;

                internal partial class Outer
                {
                    internal static partial class Tasks
                    {
                        [MpiTask] private static int Double(int Double) => 2 * Double;
                        [MpiTask]
                        private static async Task<string?> Twice(string? x, int n = 2, CancellationToken token = default) {
                            await Task.Yield(); return x + x; }
                        [MpiTask] private static long Twice(long x) => x + x;
                        public static string Check()
                        {
                            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                                WorkerCount = 2 });
                            return $"{pool.Submit(Double, 1).Result} {pool.SubmitDouble(2).Result} "
                                + $"{pool.Submit(Twice, "x", 1).Result} {pool.Submit(Twice, 3L).Result} "
                                + $"{Scaler.Use(pool)} {default(Shift).Use(pool)} "
                                    + $"{string.Join("-", pool.Map(Double, [1, 2]))} {new Derived().Use(pool)}";
                        }
                    }
                }

                internal sealed partial record Scaler(double Factor)
                {
                    [MpiTask] private double Scale(double x) => Factor * x;
                    public static double Use(MpiExecutor pool) =>
                        pool.Submit(new Scaler(3).Scale, 2.0).Result + pool.SubmitScale(new Scaler(1), 1).Result;
                }

                internal partial struct Shift
                {
                    [MpiTask] private int Apply(int x) => x + 1;
                    public int Use(MpiExecutor pool) => pool.Submit(Apply, 4).Result;
                }

                internal partial class Base { [MpiTask] protected static int Go() => 1; }
                internal sealed partial class Derived : Base
                {
                    [MpiTask] private static new int Go() => 2;
                    public int Use(MpiExecutor pool) => (10 * pool.Submit(Base.Go).Result) + pool.Submit(Go).Result;
                }
                """.Replace(
                    "[MpiTask] private static new int Go",
                    "[MpiTask(Name = \"Went\")] private static new int Go",
                    StringComparison.Ordinal
                ),
                interceptors,
                assembly: name
            )
            .AssertClean();

        Assert.Equal("2 4 xx 6 7 5 2-4 12", new LoadedProgram(run.Output).Call(name, "Shop.new.Outer+Tasks", "Check"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Generic_tasks_run_as_calls_close_them(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                public sealed record Box<T>(T Value)
                {
                    [MpiTask] public (T, U) With<U>(U other) => (Value, other);
                    [MpiTask] public static string Kind() => typeof(T).Name;
                    public static class Inner<U> { [MpiTask] public static int Count(Dictionary<string, U> map, T more) => map.Count; }
                }
                public static partial class Tasks
                {
                    [MpiTask] public static T Twice<T>(T x) where T : System.Numerics.INumber<T> => x + x;
                    [MpiTask(Name = "Biggest")]
                    public static async Task<T?> Largest<T>(IEnumerable<T> items, CancellationToken token) where T : IComparable<T> {
                        await Task.Yield(); return items.Max(); }
                    [MpiTask] public static string NameOf<T>() => typeof(T).Name;
                    [MpiTask] private static T[] Repeat<T>(T x, int n = 2) => Enumerable.Repeat(x, n).ToArray();
                    [MpiTask] public static T Same<T>(T x) => x;

                    public static string Check()
                    {
                        using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 });
                        var found = new List<object?>();
                        found.Add(pool.Submit(Twice, 5).Result); found.Add(pool.Submit(Twice<int>, 6).Result);
                        found.Add(pool.Submit(Twice, 1.5).Result);
                        found.Add(pool.SubmitTwiceOfInt32(7).Result);
                        found.Add(string.Join(" ", pool.Map(Twice<decimal>, [1m, 2m])));
                        found.Add(pool.Submit(Largest, new List<int> { 1, 3, 2 }).Result);
                        found.Add(pool.Submit(Largest<string>, new[] { "a", "b" }).Result);
                        found.Add(pool.SubmitBiggestOfString(["c"]).Result);
                        found.Add(pool.Submit(NameOf<Box<(int, string[])>>).Result); found.Add(pool.Submit(NameOf<int>).Result);
                        found.Add(string.Join(" ", pool.Submit(Repeat, "r", 3).Result));
                        found.Add(pool.SubmitRepeatOfString("r").Result.Length);
                        found.Add(pool.Submit(Same<string>, "x").Result); string? none = pool.Submit(Same<string?>, (string?)null).Result;
                        found.Add(none is null);
                        found.Add(pool.Submit(Same, (A: 1, B: (string?)"y")).Result.B);
                        found.Add(pool.Submit(Same<(int, string)>, (1, "z")).Result);
                        found.Add(pool.Map(Same<List<string?>>, new[] { new List<string?> { null } }).Single().Count);
                        found.Add(pool.StarMap(Repeat, [("s", 1)]).Single().Single());
                        var pool2 = new MpiWorkerPool(pool);
                        found.Add(pool2.Apply(new Box<int>(1).With<string>, "w"));
                        found.Add(pool2.Apply(new Box<string>("b").With, 2.5).Item1);
                        found.Add(pool2.Apply(Box<Guid>.Kind));
                        found.Add(pool2.Apply(Box<int>.Inner<string>.Count, new Dictionary<string, string>(), 1));
                        Func<uint, uint> twice = Twice;
                        try { pool.Submit(twice, 1u); } catch (ArgumentException) { found.Add("no call closes it"); }
                        return string.Join("|", found);
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        Assert.Equal(
            "10|12|3|14|2 4|3|b|c|Box`1|Int32|r r r|2|x|True|y|(1, z)|1|s|(1, w)|b|Guid|0|no call closes it",
            new LoadedProgram(run.Output).Call(name, "Tasks", "Check")
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_program_closes_the_generic_tasks_of_a_library(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun library = GeneratorRun
            .Of(
                """
                namespace Lib;
                public static class Tasks
                {
                    [MpiTask] public static T Twice<T>(T x) where T : System.Numerics.INumber<T> => x + x;
                    [MpiTask] public static T Same<T>(T x) => x;
                    internal static void Use(MpiExecutor pool) => pool.Submit(Twice, 5);
                }
                """,
                kind: Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
                assembly: "My.Lib" + name
            )
            .AssertClean();
        GeneratorRun program = GeneratorRun
            .Of(
                TestCompilation.Create(
                    """
                    public static class Program
                    {
                        public static string Check()
                        {
                            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                                WorkerCount = 2 });
                            return $"{pool.Submit(Lib.Tasks.Twice, 2).Result} {pool.Submit(Lib.Tasks.Twice, 2.5).Result} "
                                + $"{pool.Submit(Lib.Tasks.Same<string>, "x").Result}";
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
            ["Tasks_SameOfString", "Tasks_TwiceOfDouble"],
            program.File("Tasks/Lib.Tasks.g.cs").Split("internal sealed class ").Skip(1).Select(c => c.Split(' ')[0])
        );
        Assert.Equal("4 5 x", new LoadedProgram(library.Output, program.Output).Call(name, "Program", "Check"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Blocks_run(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                public static class Tasks
                {
                    [MpiTask] public static int Double(int x) => 2 * x;

                    public static string Check()
                    {
                        var options = new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 2 };
                        var found = new List<object>();
                        MpiExecutor? left = null;
                        MpiExecutor.Run(pool => { pool.WorkersExit(); found.Add(pool.Submit(Double, 1).Result); left = pool; }, options);
                        found.Add(left!.IsOpen);
                        MpiExecutor.Run(pool => { found.Add(pool.Size); if (pool.WorkersExit()) return; found.Add(pool.Submit(Double,
                            2).Result); }, options);
                        MpiExecutor.RunAsync(async pool => { pool.WorkersExit(); found.Add(await pool.Submit(Double, 3)); left = pool; },
                            options).Wait();
                        found.Add(left.IsOpen);
                        try { MpiExecutor.Run(pool => { pool.WorkersExit(); throw new InvalidOperationException("x"); }, options);
                        } catch (InvalidOperationException e) { found.Add(e.Message); }
                        try { MpiExecutor.RunAsync(async pool => { pool.WorkersExit(); await Task.Yield();
                            throw new InvalidOperationException("y"); }, options).GetAwaiter().GetResult(); }
                        catch (InvalidOperationException e) { found.Add(e.Message); }
                        return string.Join("|", found);
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        Assert.Equal(interceptors, run.Files.Contains("BlockInterceptors.g.cs"));
        Assert.Equal("2|False|2|4|6|False|x|y", new LoadedProgram(run.Output).Call(name, "Tasks", "Check"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tasks_of_a_referenced_library_run(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun library = GeneratorRun
            .Of(
                """
                namespace Lib;

                public sealed class LibException(string message) : Exception(message);
                public sealed record Scaler(double Factor) { [MpiTask] public double Scale(double x) => Factor * x; }
                public static class Tasks
                {
                    [MpiTask] public static int Double(int x) => 2 * x;
                    [MpiTask] public static long Double(long x) => 2 * x;
                    [MpiTask] public static int Fail() => throw new LibException("no");
                }
                """,
                kind: Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
                assembly: "My.Lib" + name
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
                            string inner = "";
                            try { _ = pool.Submit(Lib.Tasks.Fail).Result;
                            } catch (RemoteTaskException e) { inner = e.InnerException?.GetType().Name ?? ""; }
                            return $"{pool.Submit(Lib.Tasks.Double, 2).Result} {pool.SubmitDouble(3L).Result} "
                                + $"{pool.Submit(new Scaler(2).Scale, 4.0).Result} {inner}";
                        }
                    }
                    """,
                    interceptors,
                    assembly: name,
                    references: [Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(LoadedProgram.Emit(library.Output))]
                )
            )
            .AssertClean();

        Assert.Equal(interceptors, program.Files.Contains("Interceptors/Tasks.g.cs"));
        Assert.Equal("4 6 8 LibException", new LoadedProgram(library.Output, program.Output).Call(name, "Program", "Check"));
    }

    private static string Quote(string text) => "\"\"\"\n" + text + "\n\"\"\"";
}
