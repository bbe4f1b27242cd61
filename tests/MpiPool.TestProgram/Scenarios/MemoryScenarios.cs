namespace MpiPool.TestProgram.Scenarios;

/// <summary>A tree of many small objects.</summary>
public sealed record Twig(string Text, List<Twig> Twigs);

internal static class MemoryTasks
{
    [MpiTask]
    public static int LengthOfArray(double[] values) => values.Length;

    [MpiTask]
    public static int LengthOfText(string text) => text.Length;

    [MpiTask]
    public static int LengthOfList(List<string> texts) => texts.Count;

    [MpiTask]
    public static int LengthOfArrays(double[][] arrays) => arrays.Length;

    [MpiTask]
    public static int LengthOfTree(Twig tree) => tree.Twigs.Count;

    [MpiTask]
    public static double[] Array(int length) => new double[length];

    [MpiTask]
    public static string Text(int length) => new('x', length);

    [MpiTask]
    public static List<string> List(int count) => [.. Enumerable.Range(0, count).Select(i => $"{i:D7}")];

    [MpiTask]
    public static double[][] Arrays(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[1_000_000])];

    [MpiTask]
    public static Twig Tree(int count) => new("root", [.. Enumerable.Range(0, count).Select(i => new Twig($"{i:D7}", []))]);
}

/// <summary>
/// Data that the receiving process has no memory for. The runs let a process use 128 MiB: under MPI the one that receives, in process both,
/// so that there half the data is too much.
/// </summary>
internal static class MemoryScenarios
{
    private static readonly int Whole = Pools.IsSingleProcess ? 1 : 2;

    public static IEnumerable<(string Name, Action Run)> All =>
        [
            (
                "arguments-too-large",
                () =>
                    Pools.OnMain(pool =>
                    {
                        Fails(pool, () => pool.Submit(MemoryTasks.LengthOfArray, MemoryTasks.Array(Whole * 10_000_000)));
                        Fails(pool, () => pool.Submit(MemoryTasks.LengthOfText, MemoryTasks.Text(Whole * 40_000_000)));
                        Fails(
                            pool,
                            () => pool.Submit(MemoryTasks.LengthOfText, MemoryTasks.Text(Whole * 75_000_000 / (Whole == 1 ? 2 : 1)))
                        );
                        Fails(pool, () => pool.Submit(MemoryTasks.LengthOfList, MemoryTasks.List(Whole * 1_700_000)));
                        Fails(pool, () => pool.Submit(MemoryTasks.LengthOfArrays, MemoryTasks.Arrays(Whole * 10)));
                        Fails(pool, () => pool.Submit(MemoryTasks.LengthOfTree, MemoryTasks.Tree(Whole * 900_000)));
                    })
            ),
            (
                "results-too-large",
                () =>
                    Pools.OnMain(pool =>
                    {
                        Fails(pool, () => pool.Submit(MemoryTasks.Array, Whole * 10_000_000));
                        Fails(pool, () => pool.Submit(MemoryTasks.Text, Whole * 40_000_000));
                        Fails(pool, () => pool.Submit(MemoryTasks.List, Whole * 1_700_000));
                        Fails(pool, () => pool.Submit(MemoryTasks.Arrays, Whole * 10));
                        Fails(pool, () => pool.Submit(MemoryTasks.Tree, Whole * 900_000));
                    })
            ),
        ];

    /// <summary>The one task fails and says how large it was; those around it, and later ones, run.</summary>
    private static void Fails(MpiExecutor pool, Func<MpiFuture> submit)
    {
        var around = Enumerable.Range(0, 50).Select(i => pool.Submit(ValueTasks.Double, i)).ToList();
        var tooLarge = submit();
        around.AddRange(Enumerable.Range(50, 50).Select(i => pool.Submit(ValueTasks.Double, i)));
        var failure = Expect.Throws<Exception>(tooLarge.Wait);
        Expect.Contains("there is no memory for", failure.Message);
        Expect.Contains(" bytes", failure.Message);
        Expect.Sequence(Enumerable.Range(0, 100).Select(i => 2 * i), around.Select(future => future.Result));
        Expect.Sequence([2, 4, 6, 8], pool.Map(ValueTasks.Double, [1, 2, 3, 4]));
    }
}
