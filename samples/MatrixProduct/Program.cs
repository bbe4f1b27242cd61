using System.Diagnostics;
using System.Globalization;
using MatrixProduct;
using MpiPool;

// All ranks come here, read the same command line, and leave together if it is wrong.
if (
    args.Length > 1
    || !int.TryParse(args.ElementAtOrDefault(0) ?? "768", NumberStyles.None, CultureInfo.InvariantCulture, out int size)
    || size < 1
)
{
    if (MpiCommunicator.World.Rank == 0)
        Console.Error.WriteLine("Usage: MatrixProduct [SIZE], the matrices' rows and columns");
    return 2;
}

var random = new Random(1);
bool isMain = MpiCommunicator.World.Rank == 0;
double[] left = isMain ? Matrix(size, random) : [];
double[] right = isMain ? Matrix(size, random) : [];

// Collectives among the ranks work before and after a pool.
Product.Share(right, size);

using (var pool = new MpiExecutor())
{
    if (pool.IsMain)
    {
        var time = Stopwatch.StartNew();
        int rows = Math.Max(1, size / (4 * pool.Size));
        var product = new double[size * size];
        int filled = 0;
        var blocks = Enumerable.Range(0, (size + rows - 1) / rows).Select(i => Block(left, size, i * rows, rows));
        foreach (double[] block in pool.StarMap(Product.Multiply, blocks.Select(block => (block, size))))
        {
            block.CopyTo(product, filled);
            filled += block.Length;
        }

        double billions = 2.0 * size * size * size / time.Elapsed.TotalSeconds / 1e9;
        Console.WriteLine(FormattableString.Invariant($"{size}x{size} by {pool.Size} workers: {billions:F1} GFLOP/s"));
        Console.WriteLine(FormattableString.Invariant($"Largest error of a row's sum: {LargestError(left, right, product, size):E1}"));
    }
}

MpiCommunicator.World.Barrier();
return 0;

static double[] Matrix(int size, Random random) => [.. Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5)];

static double[] Block(double[] matrix, int size, int first, int rows) => matrix[(first * size)..(Math.Min(first + rows, size) * size)];

// (A B) 1 = A (B 1): a check that costs n² where the product costs n³.
static double LargestError(double[] left, double[] right, double[] product, int size)
{
    double[] sums = Times(right, [.. Enumerable.Repeat(1.0, size)]);
    double[] expected = Times(left, sums),
        actual = Times(product, [.. Enumerable.Repeat(1.0, size)]);
    return expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max();

    double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, size).Sum(k => matrix[(row * size) + k] * vector[k]))];
}
