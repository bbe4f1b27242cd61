using System.Diagnostics;
using MpiPool.Generators.Benchmarks;

// What the generator costs in a large program: in a build, and at a keystroke. Figures are medians in milliseconds.
int runs = args.Length > 1 ? int.Parse(args[1], null) : 15;
switch (args.FirstOrDefault() ?? "all")
{
    case "keystroke": Keystrokes.Measure(runs); break;
    case "build": Builds.MeasureWarm(runs); Builds.MeasureCold(runs); break;
    case "all": Keystrokes.Measure(runs); Builds.MeasureWarm(runs); Builds.MeasureCold(runs); break;
    default: Console.Error.WriteLine("keystroke, build or all; then the number of runs"); return 1;
}

return 0;

namespace MpiPool.Generators.Benchmarks
{
    /// <summary>Times of one thing done several times.</summary>
    internal sealed class Times
    {
        private readonly List<double> _milliseconds = [];

        public double Median => _milliseconds.Order().ElementAt(_milliseconds.Count / 2);

        public void Add(Action action)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        public override string ToString() => FormattableString.Invariant($"{Median,8:F1}   ({_milliseconds.Min():F1} to {_milliseconds.Max():F1})");
    }
}
