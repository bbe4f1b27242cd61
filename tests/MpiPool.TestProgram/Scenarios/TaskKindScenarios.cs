using System.Numerics;

namespace MpiPool.TestProgram.Scenarios;

internal sealed record Multiplier(int Factor)
{
    [MpiTask]
    public int Times(int x) => x * Factor;

    [MpiTask]
    public List<int> TimesAll(IEnumerable<int> values, IReadOnlyList<string> labels) =>
        [.. values.Select(value => value * Factor), labels.Count];
}

internal readonly record struct Shift(int By)
{
    [MpiTask]
    public int Apply(int x) => x + By;
}

internal sealed record Pair<T>(T First, T Second)
{
    [MpiTask]
    public (T, TOther) With<TOther>(TOther other) => (First, other);

    [MpiTask]
    public static Pair<T> Swapped(Pair<T> pair) => new(pair.Second, pair.First);
}

internal static class GenericTasks
{
    [MpiTask]
    public static T Twice<T>(T x)
        where T : INumber<T> => x + x;

    [MpiTask]
    public static async Task<T?> LargestAsync<T>(IEnumerable<T> items)
    {
        await Task.Yield();
        return items.Max();
    }

    [MpiTask]
    public static string NameOf<T>() => typeof(T).Name;
}

/// <summary>Extension methods of both kinds: what they are called on is their first argument.</summary>
internal static partial class ExtensionTasks
{
    extension(string text)
    {
        [MpiTask]
        public int Twice() => 2 * text.Length;

        [MpiTask]
        public string Times(int count, string between = "-") => string.Join(between, Enumerable.Repeat(text, count));

        [MpiTask]
        public static string Make(int x) => $"made {x}";

        [MpiTask]
        private int Hidden(int x) => text.Length * x;
    }

    extension<T>(IReadOnlyList<T> items)
        where T : notnull
    {
        [MpiTask]
        public T At(int index) => items[index];
    }

    [MpiTask]
    public static int Size(this string? text, int more) => (text?.Length ?? 10) + more;

    [MpiTask]
    public static string Joined(this IEnumerable<string> parts, string by) => string.Join(by, parts);

    [MpiTask]
    public static int Counted<T>(this List<T> items, int times) => items.Count * times;

    [MpiTask]
    public static async Task<int> PlusAsync(this Multiplier multiplier, int x)
    {
        await Task.Yield();
        return multiplier.Factor + x;
    }

    public static void CheckHidden(MpiExecutor pool) => Expect.Equal(6, pool.Submit("abc".Hidden, 2).Result);
}

/// <summary>Private tasks, which workers reach through a generated part of the type.</summary>
internal sealed partial record Vault<T>(T Content)
    where T : notnull
{
    public static void Check(MpiExecutor pool)
    {
        Expect.Equal((5, "x"), pool.Submit(new Vault<int>(5).OpenWith<string>, "x").Result);
        Expect.Equal(("a", 2.5), pool.Submit(new Vault<string>("a").OpenWith, 2.5).Result);
        Expect.Equal(new Vault<string>("b"), pool.Submit(Vault<string>.Lock, "b").Result);
        Expect.Sequence([2, 3], pool.Map(Vault<Guid>.Measure, [1, 2]));
    }

    [MpiTask]
    private static Vault<T> Lock(T content) => new(content);

    [MpiTask]
    private static int Measure(int x) => x + 1;

    [MpiTask]
    private (T Content, TOther Other) OpenWith<TOther>(TOther other)
        where TOther : IComparable<TOther> => (Content, other);
}

internal static class KindTasks
{
    private static int _calls;

    [MpiTask]
    public static void CountCall(int by) => Interlocked.Add(ref _calls, by);

    [MpiTask]
    public static int Nothing() => 17;

    [MpiTask]
    public static async Task PauseAsync(int milliseconds) => await Task.Delay(milliseconds);

    [MpiTask]
    public static async Task<int> DoubleLaterAsync(int x)
    {
        await Task.Delay(5);
        return x * 2;
    }

    [MpiTask]
    public static async ValueTask PauseShortlyAsync() => await Task.Yield();

    [MpiTask]
    public static ValueTask<string> TextAsync(int x) => ValueTask.FromResult($"<{x}>");

    [MpiTask]
    public static (int Rank, long Id) WhoRunsThis(int unused, MpiTaskContext context) =>
        unused >= 0 ? (context.WorkerRank, context.TaskId) : default;

    [MpiTask]
    public static int LengthOf(string? text) => text?.Length ?? -1;

    [MpiTask]
    public static int Sum(IReadOnlyList<int> values) => values.Sum();

    [MpiTask]
    public static async Task<string> JoinAsync(IEnumerable<string> words, int number, IReadOnlyDictionary<string, int> counts)
    {
        await Task.Yield();
        return $"{string.Concat(words)}{number}{counts.Count}";
    }

    [MpiTask]
    public static bool IsCanceled(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested;
}

/// <summary>The shapes that a task's method may have.</summary>
internal static class TaskKindScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("task-kinds", () => Pools.OnMain(Kinds)),
            ("task-conversions", () => Pools.OnMain(Conversions)),
            ("task-literals", () => Pools.OnMain(Literals)),
            ("generic-tasks", () => Pools.OnMain(Generic)),
            ("extension-tasks", () => Pools.OnMain(Extensions)),
            ("context", () => Pools.OnMain(Context)),
        ];

    private static void Kinds(MpiExecutor pool)
    {
        pool.Submit(KindTasks.CountCall, 1).Wait();
        Expect.Equal(17, pool.Submit(KindTasks.Nothing).Result);
        pool.Submit(KindTasks.PauseAsync, 10).Wait();
        pool.Submit(KindTasks.PauseShortlyAsync).Wait();
        Expect.Equal(10, pool.Submit(KindTasks.DoubleLaterAsync, 5).Result);
        Expect.Equal("<5>", pool.Submit(KindTasks.TextAsync, 5).Result);
        Expect.Sequence(Enumerable.Range(0, 50).Select(x => x * 2), pool.Map(KindTasks.DoubleLaterAsync, Enumerable.Range(0, 50)));
        var multiplier = new Multiplier(3);
        Expect.Equal(21, pool.Submit(multiplier.Times, 7).Result);
        Expect.Sequence([4, 5], pool.Map(new Shift(3).Apply, [1, 2]));
        Expect.Equal(12, AwaitedAsync(pool).GetAwaiter().GetResult());
    }

    /// <summary>Arguments of types that convert to those of the method.</summary>
    private static void Conversions(MpiExecutor pool)
    {
        Expect.Equal(3, pool.Submit(KindTasks.Sum, new List<int> { 1, 2 }).Result);
        Expect.Sequence([1, 5], pool.Map(KindTasks.Sum, new[] { new[] { 1 }, new[] { 2, 3 } }));
        Expect.Equal(
            "ab11",
            pool.Submit(KindTasks.JoinAsync, new List<string> { "a", "b" }, 1, new Dictionary<string, int> { ["x"] = 1 }).Result
        );
        Expect.Sequence(["c20"], pool.StarMap(KindTasks.JoinAsync, [(new HashSet<string> { "c" }, 2, new SortedList<string, int>())]));
        Expect.Sequence([2, 4, 1], pool.Submit(new Multiplier(2).TimesAll, new List<int> { 1, 2 }, new[] { "x" }).Result);
        Expect.Equal("d30", new MpiWorkerPool(pool).Apply(KindTasks.JoinAsync, new[] { "d" }, 3, new Dictionary<string, int>()));
    }

    /// <summary>Arguments that have a type only by the task's parameters.</summary>
    private static void Literals(MpiExecutor pool)
    {
        Expect.Equal(3, pool.Submit(KindTasks.Sum, [1, 2]).Result);
        Expect.Sequence(
            [3, 3],
            pool.Map(
                KindTasks.Sum,
                [
                    [1, 2],
                    [3],
                ]
            )
        );
        Expect.Equal(-1, pool.Submit(KindTasks.LengthOf, null, default).Result);
        Expect.Equal(-1, pool.Submit(KindTasks.LengthOf, default).Result);
        Expect.Equal(3, pool.SubmitBatch(KindTasks.LengthOf, [null, "text"]).Result.Sum());
        Expect.Equal("ab11", pool.Submit(KindTasks.JoinAsync, ["a", "b"], 1, new Dictionary<string, int> { ["x"] = 1 }).Result);
        Expect.Sequence(
            [2, 4, 1],
            pool.With(new MpiTaskOptions { Label = "literals" }).Submit(new Multiplier(2).TimesAll, [1, 2], ["x"]).Result
        );
        var workers = new MpiWorkerPool(pool);
        Expect.Equal(3, workers.Apply(KindTasks.Sum, [1, 2]));
        Expect.Equal(-1, workers.ApplyAsync(KindTasks.LengthOf, null).Get());
    }

    private static void Generic(MpiExecutor pool)
    {
        Expect.Equal(10, pool.Submit(GenericTasks.Twice, 5).Result);
        Expect.Equal(3.0, pool.Submit(GenericTasks.Twice<double>, 1.5).Result);
        Expect.Sequence([2m, 4m], pool.Map(GenericTasks.Twice, new[] { 1m, 2m }));
        Expect.Equal(14, pool.SubmitTwiceOfInt32(7).Result);
        Expect.Equal("b", pool.Submit(GenericTasks.LargestAsync<string>, new[] { "a", "b" }).Result);
        Expect.Equal(3, pool.Submit(GenericTasks.LargestAsync, new List<int> { 1, 3, 2 }).Result);
        Expect.Equal("Guid", pool.Submit(GenericTasks.NameOf<Guid>).Result);
        Expect.Equal("String", pool.Submit(GenericTasks.NameOf<string>).Result);
        Expect.Equal(new Pair<string>("b", "a"), pool.Submit(Pair<string>.Swapped, new Pair<string>("a", "b")).Result);
        Expect.Equal((1, "x"), pool.Submit(new Pair<int>(1, 2).With<string>, "x").Result);
        Vault<int>.Check(pool);
        Expect.Equal(("y", 2.5), new MpiWorkerPool(pool).Apply(new Pair<string>("y", "z").With, 2.5));
    }

    /// <summary>Extension methods by what they are called on and by their class, in each operation.</summary>
    private static void Extensions(MpiExecutor pool)
    {
        string? none = null;
        Expect.Equal(4, pool.Submit("abc".Size, 1).Result);
        Expect.Equal(11, pool.Submit(none.Size, 1).Result);
        Expect.Equal(6, pool.Submit(ExtensionTasks.Size, "abcd", 2).Result);
        Expect.Equal(3, pool.SubmitSize("ab", 1).Result);
        Expect.Sequence([4, 5], pool.Map("abc".Size, [1, 2]));
        Expect.Sequence([2, 4], pool.Map(ExtensionTasks.Size, ["a", "bc"], [1, 2]));
        Expect.Sequence([6], pool.SubmitBatch("abc".Size, [3]).Result);
        Expect.Sequence([7], pool.MapUnordered("abc".Size, [4]));
        Expect.Equal("a-b", pool.Submit(new List<string> { "a", "b" }.Joined, "-").Result);
        Expect.Equal(6, pool.Submit(new List<Guid> { default, default }.Counted, 3).Result);
        Expect.Equal(5, pool.Submit(new Multiplier(2).PlusAsync, 3).Result);

        Expect.Equal(6, pool.Submit("abc".Twice).Result);
        Expect.Equal(4, pool.SubmitTwice("ab").Result);
        Expect.Sequence([2, 4], pool.Map(ExtensionTasks.Twice, ["a", "bc"]));
        Expect.Equal("x, x", pool.Submit("x".Times, 2, ", ").Result);
        Expect.Equal("made 3", pool.Submit(string.Make, 3).Result);
        Expect.Equal(8, pool.Submit(new[] { 7, 8 }.At, 1).Result);
        ExtensionTasks.CheckHidden(pool);

        var workers = new MpiWorkerPool(pool);
        Expect.Equal(9, workers.Apply("abc".Size, 6));
        Expect.Equal(8, workers.ApplyAsync("abcd".Twice).Get());
    }

    private static async Task<int> AwaitedAsync(MpiExecutor pool) => await pool.Submit(KindTasks.DoubleLaterAsync, 6);

    private static void Context(MpiExecutor pool)
    {
        var futures = Enumerable.Range(0, 20).Select(i => pool.Submit(KindTasks.WhoRunsThis, i)).ToList();
        foreach (var future in futures)
        {
            var (rank, id) = future.Result;
            Expect.Equal(future.WorkerRank, rank);
            Expect.Equal(future.TaskId, id);
            Expect.True(rank >= 1 && rank <= pool.Size);
        }

        Expect.True(!pool.Submit(KindTasks.IsCanceled).Result);
    }
}
