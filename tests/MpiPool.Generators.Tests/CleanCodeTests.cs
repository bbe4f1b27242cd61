using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Generated code compiles without a warning, beside user code that makes it hard.</summary>
public sealed class CleanCodeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Code_without_nullable_annotations(bool interceptors) =>
        GeneratorRun
            .Of(
                """
                #nullable disable
                internal sealed class Thing { public string Name { get; set; } public List<string[]> Lines;
                public Thing Next { get; set; } }
                internal static class Tasks
                {
                    [MpiTask]
                    public static string Go(string x, Thing thing, List<string> lines, Dictionary<string, string> map = null) => x;
                    public static void Use(MpiExecutor pool) {
                        pool.Submit(Go, "", null as Thing, new List<string>(), new Dictionary<string, string>());
                    pool.SubmitGo("", null, null); }
                }
                """,
                interceptors
            )
            .AssertClean();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Annotations_that_differ_between_call_and_task(bool interceptors) =>
        GeneratorRun
            .Of(
                """
                internal class Animal { public int Legs { get; set; } }
                internal static class Tasks
                {
                    [MpiTask] public static string? One(string? x) => x;
                    [MpiTask] public static string Two(string? x, Animal? y) => x ?? "";
                    [MpiTask] public static Task<List<string?>?> Three(List<string?>? x, (string? A, int B) y) => Task.FromResult(x);
                    public static void Use(MpiExecutor pool, string x, string? y, Animal z)
                    {
                        string? a = pool.Submit(One, x).Result;
                        a = pool.Submit(One, y).Result;
                        string b = pool.Submit(Two, x, z).Result;
                        b = pool.Submit(Two, y, (Animal?)null).Result;
                        List<string?>? c = pool.Submit(Three, new List<string?>(), (x, 1)).Result;
                        foreach (string? d in pool.Map(One, new[] { x })) a = d;
                        foreach (string d in pool.Map(Two, new[] { x }, new[] { z })) b = d;
                        _ = (a, b, c);
                    }
                }
                """,
                interceptors
            )
            .AssertClean();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Attributes_that_say_more_of_null_than_annotations_do(bool interceptors) =>
        GeneratorRun
            .Of(
                """
                using System.Diagnostics.CodeAnalysis;
                internal sealed class Thing
                {
                    [AllowNull] public string Name { get; set => field = value ?? ""; } = "";
                    [DisallowNull] public string? Nick { get; set; }
                    [MaybeNull] public string Maybe { get; set; }
                    [NotNull] public string? Never { get; set => field = value ?? ""; } = "";
                    [DisallowNull] public int? Number { get; set; }
                    [DisallowNull] public List<string>? Lines;
                }
                internal sealed class Made([DisallowNull] string? name) { public string? Name { get; } = name; }
                [MessagePack.MessagePackObject] internal sealed class Packed {
                    [DisallowNull, MessagePack.Key(0)] public string? Nick { get; set; }
                [MaybeNull, MessagePack.Key(1)] public string Maybe { get; set; } }
                internal static partial class Tasks
                {
                    [MpiTask]
                    public static int Take([DisallowNull] string? x, [AllowNull] string y, [DisallowNull] int? z, Thing a, Made b,
                        Packed c) => 1;
                    [MpiTask] [return: MaybeNull] public static string Maybe(string x) => null;
                    [MpiTask] [return: NotNull] public static string? Never(string x) => x;
                    [MpiTask] [return: NotNullIfNotNull(nameof(x))] public static string? Same(string? x) => x;
                    [MpiTask, DoesNotReturn] public static int Fail(int x) => throw new InvalidOperationException();
                    [MpiTask] [return: MaybeNull] private static string Hidden([DisallowNull] string? x) => null;
                    [MpiTask] [return: MaybeNull] private static T HiddenToo<T>(T x) => default;
                    public static void Use(MpiExecutor pool, string x)
                    {
                        pool.Submit(Never, x); pool.Submit(Same, x); pool.Submit(Fail, 1); pool.SubmitHidden(x);
                        pool.SubmitTake("a", null, 1, new(), new("x"), new());
                        string? maybe = pool.SubmitMaybe(x).Result;
                        if (maybe is null) pool.Submit(HiddenToo<int>, 1);
                    }
                }
                """,
                interceptors
            )
            .AssertClean();

    /// <summary>A parameter, a member or a type of the user's hides nothing that generated code names.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Names_that_generated_code_has_too(bool interceptors) =>
        GeneratorRun
            .Of(
                """
                namespace A
                {
                    internal static class Tasks
                    {
                        [MpiTask]
                        public static int Words(int pool, int task, int reader, int writer, int value, int cancellationToken, int context,
                            int MpiPool) => 1;
                        [MpiTask]
                        public static int Signs(int @class, int _, int global, int System, int \u0061bc, int instance, int call,
                            CancellationToken token) => 1;
                        [MpiTask]
                        public static int Locals(int result, int arguments, int given, int method, int Instance, int Bound, int s_method,
                            int Convert) => 1;
                        [MpiTask]
                        public static int Types(Thing Tasks_Types, Thing A_ThingSerializer, List<Thing> ListOfA_ThingSerializer,
                            Thing[] ArrayOfA_ThingSerializer) => 1;
                        [MpiTask]
                        public static int Receiver(this string A_ThingSerializer, Thing s, int @async, int await, int record, int field,
                            int var, int nameof) => 1;
                        [MpiTask] public static Packed Kept(Packed PackedSerializer, Packed A_PackedSerializer) => PackedSerializer;
                        public static void Use(MpiExecutor pool)
                        {
                            pool.SubmitWords(1, 1, 1, 1, 1, 1, 1, 1); pool.Submit(Words, 1, 1, 1, 1, 1, 1, 1, 1);
                            pool.Submit("a".Receiver, new Thing(), 1, 1, 1, 1, 1, 1);
                            pool.Submit(Types, new Thing(), new Thing(), new List<Thing>(), new Thing[1]);
                            pool.Submit(Signs, 1, 2, 3, 4, 5, 6, 7);
                        }
                    }

                    internal sealed class Thing
                    {
                        public int reader { get; set; }
                        public int Writer { get; set; }
                        public int global { get; set; }
                        public int System { get; set; }
                        public int MpiPool { get; set; }
                        public int _ { get; set; }
                        public int \u0062 { get; set; }
                        public int @class { get; set; }
                        public Other? A_OtherSerializer { get; set; }
                        public List<Other>? ListOfA_OtherSerializer { get; set; }
                        [MpiTask] public int Go(int instance, Thing call) => 1;
                    }

                    internal sealed class Other { public Thing? value { get; set; } }

                    [MessagePack.MessagePackObject(true)]
                    internal sealed class Packed
                    {
                        public int count { get; set; }
                        public int i { get; set; }
                        public int fresh { get; set; }
                        public int hasX { get; set; }
                        public int X { get; set; }
                        public int result { get; set; }
                        public Packed? A_PackedSerializer { get; set; }
                    }

                    internal static partial class Hidden
                    {
                        [MpiTask] private static int Go(int pool, int argument1, int value, int A, int global) => 1;
                        [MpiTask] private static int argument(int a, string b) => 1;
                        [MpiTask] private static T Open<T>(T T1) => T1;
                        public static void Use(MpiExecutor pool) { pool.Submit(Go, 1, 2, 3, 4, 5); pool.Submit(argument, 1, "");
                        pool.Submit(Open, 1); }
                    }
                }

                namespace @namespace.@event
                {
                    internal sealed class @operator { public int @if { get; set; } }
                    internal static partial class @using
                    {
                        [MpiTask] private static @operator @is(@operator @in) => @in;
                        [MpiTask] public static @void @as<@void>(@void @this) => @this;
                        internal static void Use(MpiExecutor pool) { pool.Submit(@is, new @operator()); pool.Submit(@as, new @operator()); }
                    }
                }

                namespace Nearer
                {
                    internal static class Tasks
                    {
                        [MpiTask]
                        public static int Go(System x, MpiPool y, Task z, Func f, String s, @string t, Action a, Exception e,
                            Generated g) => 1;
                        [MpiTask]
                        public static async global::System.Threading.Tasks.Task<int> Later(int x) {
                            await global::System.Threading.Tasks.Task.Yield(); return x; }
                        public static void Use(MpiExecutor pool) { pool.Submit(Later, 1); pool.Map(Later, new int[1]).ToList(); }
                    }

                    internal sealed class System { public int X { get; set; } }
                    internal sealed class MpiPool { public int X { get; set; } }
                    internal sealed class Task { public int X { get; set; } }
                    internal sealed class Func { public int X { get; set; } }
                    internal sealed class String { public int X { get; set; } }
                    internal sealed class @string { public int X { get; set; } }
                    internal sealed class Action { public int X { get; set; } }
                    internal sealed class Exception { public int X { get; set; } }
                    internal sealed class Generated { public int X { get; set; } }
                    internal sealed partial class Private
                    {
                        public int X { get; set; }
                        [MpiTask] private int Go(System x, MpiPool y) => 1;
                        internal void Use(MpiExecutor pool) => pool.Submit(Go, new System(), new MpiPool());
                    }
                }

                namespace MpiPool.Generated.System
                {
                    internal sealed class Int32 { public int X { get; set; } }
                    internal static class Tasks { [MpiTask(Name = "Low")] public static int Go(Int32 x) => 1; }
                }

                namespace MpiPool.System
                {
                    internal sealed class Action { public int X { get; set; } }
                    internal static class Tasks { [MpiTask(Name = "Middle")] public static int Go(Action x) => 1; }
                }
                """,
                interceptors
            )
            .AssertClean();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tuples_keep_the_names_of_their_elements(bool interceptors) =>
        GeneratorRun
            .Of(
                """
                internal static class Tasks
                {
                    [MpiTask] public static (int Low, int High) Range((int A, string? B) x, List<(double X, double Y)> path) => (1, 2);
                    public static int Use(MpiExecutor pool, (int A, string? B) x, List<(double X, double Y)> path)
                    {
                        int sum = pool.Submit(Range, x, path).Result.High + pool.SubmitRange((1, "b"), [(1, 2)]).Result.Low;
                        foreach ((int low, int high) in pool.Map(Range, new[] { x }, new[] { path })) sum += low + high;
                        return sum + pool.Map(Range, new[] { x }, new[] { path }).First().High;
                    }
                }
                """,
                interceptors
            )
            .AssertClean();

    [Theory]
    [InlineData("?")]
    [InlineData("")]
    public void Collections_with_annotations_everywhere(string mark) =>
        GeneratorRun
            .Of(
                $$"""
                using System.Buffers;
                using System.Collections.Concurrent;
                using System.Collections.Frozen;
                using System.Collections.Immutable;
                using System.Collections.ObjectModel;
                using MessagePack;

                [MessagePackObject]
                internal sealed class Packed
                {
                    [Key(0)] public List<string{{mark}}>{{mark}} A { get; set; } = [];
                    [Key(1)] public Dictionary<string, Uri{{mark}}>{{mark}} B { get; set; } = [];
                    [Key(2)] public string{{mark}}[,]{{mark}} C { get; set; } = new string[0, 0];
                    [Key(3)] public Version{{mark}} D { get; set; } = new();
                    [Key(4)] public Queue<Packed{{mark}}>{{mark}} E { get; } = new();
                    [Key(5), MessagePackFormatter(typeof(MessagePack.Formatters.NullableStringFormatter))] public string{{mark}}
                    F { get; set; } = "";
                    [Key(6)] public ISet<string{{mark}}> G { get; } = new HashSet<string{{mark}}>();
                }
                internal sealed class Holder { public List<string{{mark}}> Items { get; } = [];
                public IDictionary<string, string{{mark}}> Map { get; } = new Dictionary<string, string{{mark}}>();
                public readonly List<int> Numbers = []; }
                internal static class Tasks
                {
                    [MpiTask]
                    public static void A(string{{mark}}[]{{mark}}[,]{{mark}} a, int[,][]{{mark}} b, HashSet<string{{mark}}>{{mark}} c,
                        SortedSet<string>{{mark}} d, Stack<string{{mark}}> e, ISet<string{{mark}}> f) { }
                    [MpiTask]
                    public static void B(IEnumerable<string{{mark}}> a, ICollection<string{{mark}}> b,
                        IReadOnlyList<List<string{{mark}}>{{mark}}> c, LinkedList<string{{mark}}> d, Collection<string{{mark}}> e) { }
                    [MpiTask]
                    public static void C(ImmutableArray<string{{mark}}> a, ImmutableArray<int>? b, Memory<string{{mark}}> c,
                        ReadOnlyMemory<int>? d, ArraySegment<string{{mark}}> e, ReadOnlySequence<byte> f) { }
                    [MpiTask]
                    public static void D(ImmutableList<string{{mark}}> a, ImmutableHashSet<string{{mark}}> b,
                        ImmutableSortedSet<string{{mark}}> c, FrozenSet<string> d, ImmutableStack<string{{mark}}> e,
                            ImmutableQueue<string{{mark}}> f) { }
                    [MpiTask]
                    public static void E(IDictionary<string, string{{mark}}> a, SortedList<string, string{{mark}}> b,
                        ConcurrentDictionary<string, string{{mark}}> c, FrozenDictionary<string, string{{mark}}> d,
                            ImmutableDictionary<string, string{{mark}}> e,
                            ReadOnlyDictionary<string, string{{mark}}> f) { }
                    [MpiTask] public static Packed{{mark}}
                    F(Packed{{mark}} a, Uri{{mark}} b, Version c, System.Collections.BitArray{{mark}} d, System.Text.StringBuilder e,
                        Index f, Range g, Holder{{mark}} h) => a;
                }
                """
            )
            .AssertClean();

    [Fact]
    public void Names_that_are_hard() =>
        GeneratorRun
            .Of(
                """
                namespace System.MpiPool.@class
                {
                    using global::MpiPool;
                    #pragma warning disable CS8981 // a type in lower case is one of the hard names
                    [Obsolete("old")] internal sealed class @event { public int @int { get; set; } public int reader; public int value;
                    public int Value { get; set; } public int writer; }
                    internal static class tasks
                    {
                        [MpiTask, Obsolete("old")]
                        public static int @new(int @params, int call, int call_, int result, int instance, int pool, int cancellationToken,
                            int arguments, int method, int @this) => 1;
                        [MpiTask] public static int go(int x) => 1;
                        [MpiTask] public static int Go(long x) => 1;
                        [MpiTask(Name = "strange name-1")] public static int Other() => 1;
                        [MpiTask]
                        [Obsolete("old")] public static @event? Event(@event e, System.MpiPool.@class.A_B a, A.B b, ListOfA c, List<A> d) =>
                            null;
                    }
                    internal sealed record A_B(string X);
                    internal sealed record ListOfA(string X);
                    internal sealed record A(string X) { internal sealed record B(string X); internal sealed record Guid(int X); }
                }
                internal sealed record Guid(int X);
                internal sealed record List(int X);
                internal static class Others {
                    [MpiTask] public static void Mixed(Guid a, System.Guid b, List c, List<int> d, System.MpiPool.@class.A.Guid e) { } }
                """
            )
            .AssertClean();

    [Fact]
    public async Task The_analyzers_of_the_framework_have_nothing_to_say()
    {
        GeneratorRun run = GeneratorRun
            .Of(
                """
                using System.Numerics;
                namespace Lab;

                internal enum Size { Small, Large }
                public sealed class LabException(string message) : Exception(message);
                public sealed record Node(string Name, Node? Next, List<int?> Values, Dictionary<string, (int, Guid)> Map);
                public struct Cell { public double X; public int Y; }
                [MessagePack.Union(0, typeof(Disc))] public interface IForm;
                [MessagePack.MessagePackObject] public sealed class Disc : IForm { [MessagePack.Key(0)] public double Radius { get; set;
                } = 1; [MessagePack.IgnoreMember] public int Unsent { get; set; } [MessagePack.Key(1)] public IForm? Inner { get; set; } }
                public sealed class Basket { public IList<string> Items { get; } = []; public HashSet<string> Words { get; } = []; }

                public sealed class Machine
                {
                    public double Factor { get; init; }
                    [MpiTask] public async Task<double> Scale(double x, CancellationToken token) { await Task.Delay(0, token);
                    return Factor * x; }
                }

                public static class Tasks
                {
                    [MpiTask]
                    public static Node? Walk(Node? node, Cell cell, Cell[] cells, DateTimeOffset at, BigInteger big, decimal money,
                        Int128 wide) => node;
                    [MpiTask]
                    public static Basket Fill(string[,] names, double[,,] grid, SortedDictionary<string, int> map, IForm form,
                        Stack<string> stack, System.Collections.Immutable.ImmutableArray<int> items, ReadOnlyMemory<byte> bytes) => new();
                    [MpiTask] internal static void Nothing(params string[] words) { }
                    [MpiTask] internal static Size Grow(Size size = Size.Large, string[][]? words = null) => size;
                    [MpiTask]
                    public static T? Largest<T>(IReadOnlyList<T> items, int skip) where T : IComparable<T> => items.Skip(skip).Max();
                    [MpiTask] internal static T Same<T>(T x) => x;
                    internal static void UsePool(MpiWorkerPool pool)
                    {
                        pool.Apply(Nothing, new[] { "" });
                        pool.ApplyAsync(Largest, new List<int> { 1 }, 0);
                        pool.Map(Same<string?>, new[] { (string?)null });
                        pool.StarMap(Largest, [(new[] { "a" }, 0)]);
                        pool.StarMapAsync(Largest<string>, [(new List<string>(), 0)]);
                        pool.IMapUnordered(new Machine().Scale, [1.0]);
                    }
                    internal static void Use(MpiExecutor pool) { pool.Submit(Nothing, new[] { "" }); pool.Map(new Machine().Scale, [1.0]);
                    pool.Submit(Walk, null as Node, default(Cell), new Cell[0], default(DateTimeOffset), default(BigInteger), 1m,
                        default(Int128)); }
                }
                """,
                kind: OutputKind.DynamicallyLinkedLibrary,
                assembly: "Lab"
            )
            .AssertClean();

        ImmutableArray<Diagnostic> found = await StrictAnalysis.Of(run.Output);

        Assert.Contains(found, d => d.Location.SourceTree?.FilePath.StartsWith("/user/", StringComparison.Ordinal) == true);
        Assert.Empty(found.Where(d => d.Location.SourceTree is { } tree && !tree.FilePath.StartsWith("/user/", StringComparison.Ordinal)));
    }
}
