// What fragments find around them: variables, and tasks unless the fragment has tasks of its own.

static class Given
{
    public static IReadOnlyList<int> blocks { get; } = [0, 1, 2];

    public static IReadOnlyList<string> names { get; } = ["one", "two"];

    public static string path { get; } = "failed/one.mpirecord";
}

static class Tasks
{
    [MpiTask]
    public static string CountPrimes(int block, MpiTaskContext context) => $"worker {context.WorkerRank}: block {block}";

    [MpiTask]
    public static int Square(int x) => x * x;

    [MpiTask]
    public static int Add(int x, int y) => x + y;

    [MpiTask]
    public static double Root(double x) => x >= 0 ? Math.Sqrt(x) : throw new ArgumentOutOfRangeException(nameof(x), "No root of it.");

    [MpiTask]
    public static double Half(double x) => x / 2;

    [MpiTask]
    public static long Simulate(int x) => x;

    [MpiTask]
    public static long CountLines(string path) => File.ReadLines(path).LongCount();

    [MpiTask]
    public static double SumOfRange(int start) => Enumerable.Range(start, 1_000).Sum(x => Math.Sqrt(x));
}
