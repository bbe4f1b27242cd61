namespace Optimizer;

/// <summary>
/// Differential evolution (Storn and Price, 1997), asked and told: <see cref="Ask"/> gives a point to try, <see cref="Tell"/> takes its
/// value, in any order and with any number under way. It knows nothing of pools.
/// </summary>
internal sealed class DifferentialEvolution
{
    private readonly Random _random;
    private readonly double _bound;
    private readonly double[][] _points;
    private readonly double[] _values;
    private int _next;

    /// <summary>Begins with points at random.</summary>
    /// <param name="dimensions">Numbers of a point.</param>
    /// <param name="bound">All of them are from -bound to bound.</param>
    /// <param name="population">How many points are kept.</param>
    /// <param name="seed">Of the random numbers.</param>
    public DifferentialEvolution(int dimensions, double bound, int population, int seed)
    {
        _random = new Random(seed);
        _bound = bound;
        _points = [.. Enumerable.Range(0, population).Select(_ => RandomPoint(dimensions))];
        _values = [.. Enumerable.Repeat(double.PositiveInfinity, population)];
    }

    /// <summary>The best point so far, and its value.</summary>
    public (double[] Point, double Value) Best
    {
        get
        {
            int best = Array.IndexOf(_values, _values.Min());
            return (_points[best], _values[best]);
        }
    }

    /// <summary>A point to try.</summary>
    public Trial Ask()
    {
        int slot = _next++ % _points.Length;
        return double.IsPositiveInfinity(_values[slot]) ? new Trial(slot, _points[slot]) : new Trial(slot, Mutate(slot));
    }

    /// <summary>What came of it.</summary>
    public void Tell(Trial trial, double value)
    {
        if (value > _values[trial.Slot])
            return;
        _points[trial.Slot] = trial.Point;
        _values[trial.Slot] = value;
    }

    /// <summary>A step from one of the points, as two others differ, mixed with the old one.</summary>
    private double[] Mutate(int slot)
    {
        double[] start = Other(),
            first = Other(),
            second = Other(),
            old = _points[slot];
        int always = _random.Next(old.Length);
        var point = new double[old.Length];
        for (int i = 0; i < point.Length; i++)
        {
            bool mixes = i != always && _random.NextDouble() > 0.9;
            point[i] = mixes ? old[i] : Math.Clamp(start[i] + (0.7 * (first[i] - second[i])), -_bound, _bound);
        }

        return point;
    }

    private double[] Other() => _points[_random.Next(_points.Length)];

    private double[] RandomPoint(int dimensions) =>
        [.. Enumerable.Range(0, dimensions).Select(_ => _bound * ((2 * _random.NextDouble()) - 1))];
}

/// <summary>A point under way.</summary>
/// <param name="Slot">Whose place it takes if it is better.</param>
/// <param name="Point">Where to look.</param>
internal readonly record struct Trial(int Slot, double[] Point);
