namespace MpiPool.TestProgram.Scenarios;

internal sealed record Point(double X, double Y);

internal sealed record Path(string Name, Point[] Points, Path? Next = null);

internal enum Turn
{
    Left,
    Right = 7,
}

internal static class ValueTasks
{
    [MpiTask]
    public static int Double(int x) => x * 2;

    [MpiTask]
    public static string Greet(string name, int times) => string.Concat(Enumerable.Repeat($"hello {name}! ", times));

    [MpiTask]
    public static int[] Reversed(int[] values) => [.. values.AsEnumerable().Reverse()];

    [MpiTask]
    public static string[] Words(string text) => text.Split(' ');

    [MpiTask]
    public static Path Extended(Path path, Point point) => path with { Points = [.. path.Points, point], Next = path };

    [MpiTask]
    public static (int Sum, string Text) Combine((int A, int B) pair, string text) => (pair.A + pair.B, text + text);

    [MpiTask]
    public static Dictionary<string, List<int>> Index(List<string> words) =>
        words.Select((word, i) => (word, i)).GroupBy(x => x.word, x => x.i).ToDictionary(group => group.Key, group => group.ToList());

    [MpiTask]
    public static Turn? Opposite(Turn? turn) => turn is { } known ? (known == Turn.Left ? Turn.Right : Turn.Left) : null;

    [MpiTask]
    public static string? Missing(string? text) => text is null ? "was null" : null;
}

/// <summary>Arguments and results of many kinds, by Submit and by Map.</summary>
internal static class ValueScenarios
{
    public static IEnumerable<(string Name, Action Run)> All =>
        [
            ("submit-values", () => Pools.OnMain(SubmitValues)),
            ("map-values", () => Pools.OnMain(MapValues)),
            ("typed-stubs", () => Pools.OnMain(TypedStubs)),
        ];

    private static void SubmitValues(MpiExecutor pool)
    {
        Expect.Equal(42, pool.Submit(ValueTasks.Double, 21).Result);
        Expect.Equal("hello wörld! hello wörld! ", pool.Submit(ValueTasks.Greet, "wörld", 2).Result);
        Expect.Sequence([3, 2, 1], pool.Submit(ValueTasks.Reversed, Enumerable.Range(1, 3).ToArray()).Result);
        Expect.Sequence([], pool.Submit(ValueTasks.Reversed, Array.Empty<int>()).Result);
        Expect.Sequence(["a", "b"], pool.Submit(ValueTasks.Words, "a b").Result);

        var path = new Path("way", [new(1, 2)]);
        var extended = pool.Submit(ValueTasks.Extended, path, new Point(3, 4)).Result;
        Expect.Equal("way", extended.Name);
        Expect.Sequence([new(1, 2), new(3, 4)], extended.Points);
        Expect.Sequence([new(1, 2)], extended.Next!.Points);
        Expect.True(extended.Next.Next is null);

        Expect.Equal((7, "xx"), pool.Submit(ValueTasks.Combine, (3, 4), "x").Result);

        var index = pool.Submit(ValueTasks.Index, new List<string> { "a", "b", "a" }).Result;
        Expect.Equal(2, index.Count);
        Expect.Sequence([0, 2], index["a"]);

        Expect.Equal(Turn.Right, pool.Submit(ValueTasks.Opposite, (Turn?)Turn.Left).Result);
        Expect.Equal(null, pool.Submit(ValueTasks.Opposite, (Turn?)null).Result);
        Expect.Equal("was null", pool.Submit(ValueTasks.Missing, (string?)null).Result);
        Expect.Equal(null, pool.Submit(ValueTasks.Missing, "text").Result);
    }

    private static void MapValues(MpiExecutor pool)
    {
        Expect.Sequence(Enumerable.Range(0, 1000).Select(x => x * 2), pool.Map(ValueTasks.Double, Enumerable.Range(0, 1000)));
        Expect.Sequence([], pool.Map(ValueTasks.Double, Enumerable.Empty<int>()));
        Expect.Sequence(
            Enumerable.Range(0, 50).Select(i => ValueTasks.Greet($"n{i}", i % 3)),
            pool.Map(ValueTasks.Greet, Enumerable.Range(0, 50).Select(i => $"n{i}"), Enumerable.Range(0, 1000).Select(i => i % 3))
        );

        var arrays = pool.Map(ValueTasks.Reversed, Enumerable.Range(0, 20).Select(n => Enumerable.Range(0, n).ToArray())).ToList();
        for (int n = 0; n < 20; n++)
            Expect.Sequence(Enumerable.Range(0, n).Reverse(), arrays[n]);

        var combined = pool.Map(
            ValueTasks.Combine,
            Enumerable.Range(0, 10).Select(i => (i, i + 1)),
            Enumerable.Range(0, 10).Select(i => $"{i}")
        );
        Expect.Sequence(Enumerable.Range(0, 10).Select(i => (2 * i + 1, $"{i}{i}")), combined);

        var paths = pool.Map(
            ValueTasks.Extended,
            Enumerable.Range(0, 10).Select(i => new Path($"p{i}", [])),
            Enumerable.Range(0, 10).Select(i => new Point(i, -i))
        );
        Expect.Sequence(
            Enumerable.Range(0, 10).Select(i => (Name: $"p{i}", Point: new Point(i, -i))),
            paths.Select(p => (p.Name, p.Points.Single()))
        );
    }

    private static void TypedStubs(MpiExecutor pool)
    {
        Expect.Equal(42, pool.SubmitDouble(21).Result);
        Expect.Equal("hello you! ", pool.SubmitGreet(times: 1, name: "you").Result);
    }
}
