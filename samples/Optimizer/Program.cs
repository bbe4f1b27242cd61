using System.Globalization;
using MpiPool;
using Optimizer;

using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return 0;

if (
    args.Length > 1
    || !int.TryParse(args.ElementAtOrDefault(0) ?? "20000", NumberStyles.None, CultureInfo.InvariantCulture, out int evaluations)
)
{
    Console.Error.WriteLine("Usage: Optimizer [EVALUATIONS]");
    return 2;
}

var optimizer = new DifferentialEvolution(dimensions: 5, bound: 5, population: 50, seed: 1);

// Asks for two points a worker, so that none waits while the main rank thinks; then, whenever one has its value, tells it and asks for the
// next. No worker waits for a generation's slowest.
var underWay = new Dictionary<MpiFuture<double>, Trial>();
for (int i = 0; i < Math.Min(2 * pool.Size, evaluations); i++)
    Start();
for (int told = 0; told < evaluations; told++)
{
    var ended = (MpiFuture<double>)await MpiFuture.WhenAny(underWay.Keys);
    underWay.Remove(ended, out Trial trial);
    optimizer.Tell(trial, ended.Result);
    if (told + underWay.Count + 1 < evaluations)
        Start();
    if ((told + 1) % 5_000 == 0)
        Report(told + 1);
}

Report(evaluations);
return 0;

void Start()
{
    Trial trial = optimizer.Ask();
    underWay.Add(pool.Submit(Landscape.Rosenbrock, trial.Point), trial);
}

void Report(int told)
{
    (double[] point, double value) = optimizer.Best;
    string text = string.Join(", ", point.Select(x => x.ToString("F4", CultureInfo.InvariantCulture)));
    Console.WriteLine(FormattableString.Invariant($"{told, 6} evaluations: {value:E2} at ({text})"));
}
