using System.Globalization;
using MonteCarlo;
using MpiPool;

using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return 0;

if (
    args.Length > 1
    || !int.TryParse(args.ElementAtOrDefault(0) ?? "400", NumberStyles.None, CultureInfo.InvariantCulture, out int streams)
    || streams < 2
)
{
    Console.Error.WriteLine("Usage: MonteCarlo [STREAMS], at least 2; each is a task of 1000 paths");
    return 2;
}

var option = new AsianOption(Price: 100, Strike: 100, Rate: 0.05, Volatility: 0.2, Days: 250, Paths: 1_000, Seed: 2026);

// Map gives the results in the streams' order, so that they are added in that order: the sum is the same to the last bit for any number of
// ranks. Welford's way keeps the mean and the spread of what has come so far.
int count = 0;
double mean = 0,
    squares = 0;
foreach (double sample in pool.Map(option.Sample, Enumerable.Range(0, streams)))
{
    count++;
    double before = sample - mean;
    mean += before / count;
    squares += before * (sample - mean);
    if (count % 100 == 0 || count == streams)
        Print(count, mean, Error());
}

return 0;

// The standard error of the mean: the streams are independent, so it falls with the root of their number.
double Error() => Math.Sqrt(squares / (count - 1) / count);

void Print(int done, double value, double error) =>
    Console.WriteLine(FormattableString.Invariant($"{done * option.Paths, 9} paths: {value:F6} +- {error:F6}"));
