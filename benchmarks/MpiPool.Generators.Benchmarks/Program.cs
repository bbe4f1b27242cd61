using System.Diagnostics;
using System.Globalization;
using MpiPool.Generators.Benchmarks;

// What the generator costs in a large program: in a build, and at a keystroke. Figures are medians in milliseconds: elapsed, and of all
// processors.
int? runs = args.Length > 1 ? int.Parse(args[1], null) : null;
switch (args.FirstOrDefault() ?? "all")
{
    case "keystroke":
        Keystrokes.Measure(runs ?? 15);
        break;
    case "build":
        Builds.Measure(runs ?? 2);
        break;
    case "all":
        Keystrokes.Measure(runs ?? 15);
        Builds.Measure(runs ?? 2);
        break;
    default:
        Console.Error.WriteLine("keystroke, build or all; then the number of runs");
        return 1;
}

return 0;

namespace MpiPool.Generators.Benchmarks
{
    /// <summary>Times of one thing done several times.</summary>
    internal sealed class Times
    {
        private readonly List<double> _elapsed = [];
        private readonly List<double> _processor = [];

        public double Elapsed => Median(_elapsed);

        public double Processor => Median(_processor);

        public void Add(Action action)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            action();
            _elapsed.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            _processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Elapsed, 8:F1} ({_elapsed.Min():F1} to {_elapsed.Max():F1}) {Processor, 8:F1} "
                    + $"({_processor.Min():F1} to {_processor.Max():F1})"
            );

        private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }
}
