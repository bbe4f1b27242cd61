using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>What the generated files look like.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void A_static_task_of_one_argument() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    internal static class Tasks
                    {
                        [MpiTask] public static long Menial(int x) => x;
                    }
                    """
                )
                .AssertClean()
                .Text()
        );

    [Fact]
    public void Asynchronous_tasks_and_what_the_worker_supplies() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    namespace Shop;

                    internal static class Tasks
                    {
                        [MpiTask]
                        public static Task<string?> Fetch(string url, int retries = 3, CancellationToken token = default) =>
                            Task.FromResult<string?>(url);
                        [MpiTask] public static async ValueTask Store(string[] lines, MpiTaskContext context) => await Task.Yield();
                        [MpiTask(Name = "Total")] public static double Sum(params double[] values) => values.Sum();
                        [MpiTask] public static void Nothing() { }
                    }
                    """
                )
                .AssertClean()
                .Text()
        );

    [Fact]
    public void Instance_methods_send_the_instance() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    internal sealed record Scaler(double Factor)
                    {
                        [MpiTask] public double Scale(double x) => Factor * x;
                    }

                    internal readonly record struct Offset(double Value, string Unit)
                    {
                        [MpiTask] public string Apply(double x, int digits) => $"{x + Value} {Unit} {digits}";
                    }
                    """
                )
                .AssertClean()
                .Text("Tasks/")
        );

    [Fact]
    public void Objects_travel_by_their_public_members() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    namespace Shop;

                    internal enum Size : byte { Small, Large }

                    internal record Item(string Name, Size Size, decimal Price, (int, string)[] Tags);

                    internal sealed class Node
                    {
                        public required string Label { get; init; }
                        public List<Node?> Children { get; set; } = [];
                        public int? Weight;
                        public Dictionary<string, Item> Items { get; } = [];
                    }

                    internal readonly struct Point(double x, double y)
                    {
                        public double X { get; } = x;
                        public double Y { get; } = y;
                    }

                    internal static class Tasks
                    {
                        [MpiTask] public static Node Grow(Node? root, Item item, Point at, Point[] path, DateTime when) => root!;
                    }
                    """
                )
                .AssertClean()
                .Text("Serializers/")
        );

    [Fact]
    public void Collections_travel_as_arrays_and_maps() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    namespace Shop;

                    internal static class Tasks
                    {
                        [MpiTask]
                        public static int Count(double[,] grid, string[,,] names, HashSet<string> words, Stack<int> stack,
                            SortedDictionary<string, int> map) => 1;
                        [MpiTask]
                        public static Memory<int> Copy(System.Collections.Immutable.ImmutableArray<int> items,
                            IReadOnlyList<string> names) => default;
                    }
                    """
                )
                .AssertClean()
                .Text("Serializers/")
        );

    [Fact]
    public void Types_of_MessagePack_are_written_its_way() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    using MessagePack;
                    namespace Shop;

                    [Union(0, typeof(Circle)), Union(3, typeof(Label))]
                    internal interface IShape;

                    [MessagePackObject]
                    internal sealed record Circle([property: Key(0)] double Radius, [property: Key(2)] Guid Id) : IShape
                    {
                        [Key(4)] public int[]? Path { get; init; } = [];
                        private Circle(double radius) : this(radius, default) { }
                        public Circle() : this(1) { }
                    }

                    [MessagePackObject(keyAsPropertyName: true)]
                    internal sealed class Label : IShape, IMessagePackSerializationCallbackReceiver
                    {
                        public required string Text { get; set; }
                        public DateTime When { get; set; }
                        public void OnBeforeSerialize() { }
                        public void OnAfterDeserialize() { }
                    }

                    [MessagePackFormatter(typeof(MessagePack.Formatters.TypelessFormatter))]
                    internal sealed class Unused;

                    internal static class Tasks
                    {
                        [MpiTask] public static IShape? Draw(IShape shape) => shape;
                    }
                    """
                )
                .AssertClean()
                .Text("Serializers/")
        );

    [Fact]
    public void Calls_of_one_shape_share_an_interceptor() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    internal sealed record Scaler(double Factor)
                    {
                        [MpiTask] public double Scale(double x) => Factor * x;
                    }

                    internal static class Tasks
                    {
                        [MpiTask] public static long Menial(int x) => x;
                        [MpiTask] public static Task<int> Add(int x, int y, CancellationToken token) => Task.FromResult(x + y);
                        [MpiTask] public static void Nothing() { }

                        public static void Use(MpiExecutor pool, MpiExecutor? other, CancellationToken token)
                        {
                            pool.Submit(Menial, 1);
                            pool.Submit(Tasks.Menial, 2, token);
                            other?.Submit(Menial, arg1: 3);
                            pool.Submit(Add, 1, 2);
                            pool.Submit(Nothing);
                            pool.Submit(new Scaler(2).Scale, 3.0);
                            pool.Map(Menial, [1, 2, 3]);
                            pool.Map(Add, Enumerable.Range(0, 3), new List<int> { 1 }, token);
                        }
                    }
                    """
                )
                .AssertClean()
                .File("Interceptors/Tasks.g.cs")
        );

    [Fact]
    public void Calls_of_the_process_pool_interface_are_intercepted_too() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    internal static class Tasks
                    {
                        [MpiTask] public static List<string> Split(string text, char at) => [.. text.Split(at)];
                        [MpiTask] public static void Nothing() { }

                        public static void Use(MpiWorkerPool pool, CancellationToken token)
                        {
                            pool.Apply(Nothing);
                            pool.ApplyAsync(Nothing, token);
                            List<string> one = pool.Apply(Split, "a b", ' ');
                            pool.ApplyAsync(Split, "a b", ' ').Wait();
                            List<string>[] all = pool.Map(Split, ["a b"], [' ']);
                            pool.MapAsync(Split, ["a b"], [' ']).Wait();
                            pool.StarMap(Split, [("a b", ' ')]);
                            pool.StarMapAsync(Split, [("a b", ' ')]);
                            pool.IMap(Split, ["a b"], [' ']);
                            pool.IMapUnordered(Split, ["a b"], [' ']);
                        }
                    }
                    """
                )
                .AssertClean()
                .File("Interceptors/Tasks.g.cs")
        );

    [Fact]
    public void A_generic_task_is_one_task_for_each_type_that_calls_give_it() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    namespace Shop;

                    internal static class Tasks
                    {
                        [MpiTask]
                        public static T? Largest<T>(IReadOnlyList<T> items, int from) where T : IComparable<T> => items.Skip(from).Max();
                        [MpiTask] public static T Same<T>(T x) => x;

                        public static void Use(MpiExecutor pool)
                        {
                            pool.Submit(Largest, new List<int>(), 1);
                            pool.Submit(Largest<string>, new[] { "b" }, 1);
                            pool.Map(Largest<int>, new[] { new[] { 1, 2 } }, [0]);
                            string? same = pool.Submit(Same<string?>, null as string).Result;
                        }
                    }
                    """
                )
                .AssertClean()
                is var run
                ? run.Text("Interceptors") + "\n" + run.Text("Task")
                : ""
        );

    [Fact]
    public void Blocks_that_begin_with_the_guard_are_not_entered_by_workers() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    internal static class Tasks
                    {
                        [MpiTask] public static long Menial(int x) => x;

                        public static async Task Use(MpiExecutorOptions options)
                        {
                            MpiExecutor.Run(pool => { pool.WorkersExit(); pool.Submit(Menial, 1); });
                            MpiExecutor.Run(options: options,
                                body: (MpiExecutor p) => { if (p.WorkersExit()) { return; } p.SubmitMenial(1); });
                            await MpiExecutor.RunAsync(async pool =>
                            {
                                pool.WorkersExit();
                                await pool.Submit(Menial, 1);
                            }, options);

                            // The guard comes later, or is of another pool, or it is another Run.
                            MpiExecutor.Run(pool => { Console.WriteLine(); pool.WorkersExit(); });
                            MpiExecutor.Run(pool => MpiExecutor.Run(inner => { pool.WorkersExit(); }));
                            Other.Run(pool => { pool.WorkersExit(); });
                        }
                    }

                    internal static class Other { public static void Run(Action<MpiExecutor> body) => body(null!); }
                    """
                )
                .AssertClean()
                .File("BlockInterceptors.g.cs")
        );

    [Fact]
    public void A_private_task_is_reached_through_a_part_of_its_type() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    namespace Shop;

                    internal static partial class Tasks
                    {
                        [MpiTask] private static long Menial(int x) => x;
                    }
                    """
                )
                .AssertClean()
                is var run
                ? run.Text("Accessors/") + "\n" + run.Text("Tasks/")
                : ""
        );

    [Fact]
    public void Private_tasks_of_a_generic_type_share_a_part_whatever_they_are_closed_for() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    namespace Shop;

                    internal partial class Outer<TKey>
                    {
                        internal sealed partial record Holder<@class>(@class Item)
                            where @class : class, IComparable<@class>
                        {
                            [MpiTask] private (TKey, @class) With(TKey key) => (key, Item);
                            [MpiTask]
                            private static TOther? Other<TOther>(TOther[] others, @class x) where TOther : notnull, IEquatable<TOther?> =>
                                others[0];
                            [MpiTask] private static async Task<int> Other(int x) { await Task.Yield(); return x; }

                            public static void Use(MpiExecutor pool)
                            {
                                pool.Submit(new Outer<int>.Holder<string>("a").With, 1);
                                pool.Submit(new Outer<long>.Holder<string>("a").With, 1L);
                                pool.Submit(Outer<int>.Holder<string>.Other<Guid>, new[] { Guid.Empty }, "a");
                                pool.Submit((Func<int, Task<int>>)Outer<int>.Holder<string>.Other, 1);
                            }
                        }
                    }
                    """
                )
                .AssertClean()
                is var run
                ? run.Text("Accessors/") + "\n" + run.Text("Tasks/")
                : ""
        );

    [Fact]
    public void A_library_offers_its_public_tasks() =>
        Snapshot.Matches(
            GeneratorRun
                .Of(
                    """
                    namespace Lib;

                    /// <summary>Fails.</summary>
                    public sealed class LabException(string message) : Exception(message);

                    /// <summary>An instance.</summary>
                    public sealed record Scaler(double Factor)
                    {
                        /// <summary>Scales.</summary>
                        [MpiTask] public double Scale(double x) => Factor * x;
                    }

                    /// <summary>Tasks.</summary>
                    public static class Tasks
                    {
                        /// <summary>Doubles.</summary>
                        [MpiTask] public static int Double(int x) => 2 * x;
                        /// <summary>Doubles.</summary>
                        [MpiTask] public static long Double(long x) => 2 * x;
                        [MpiTask] internal static void Hidden() { }
                    }
                    """,
                    kind: OutputKind.DynamicallyLinkedLibrary,
                    assembly: "My.Lib-2"
                )
                .AssertClean()
                .Text("Task")
        );

    [Fact]
    public void Code_for_keys_grows_with_their_number_and_not_with_the_largest()
    {
        int near = LengthFor("1"),
            far = LengthFor("65535");

        Assert.InRange(far, near, near + 500);

        static int LengthFor(string key) =>
            GeneratorRun
                .Of(
                    $$"""
                    [MessagePack.MessagePackObject]
                    public sealed class Sparse
                    {
                        [MessagePack.Key(0)] public int X { get; set; }
                        [MessagePack.Key({{key}})] public string? Y { get; set; }
                    }

                    public static class Tasks { [MpiTask] public static Sparse Same(Sparse x) => x; }
                    """
                )
                .AssertClean()
                .Text()
                .Length;
    }
}
