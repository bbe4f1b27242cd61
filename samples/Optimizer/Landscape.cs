using MpiPool;

namespace Optimizer;

/// <summary>What is to be made small. In a study it would be a simulation.</summary>
internal static class Landscape
{
    /// <summary>A narrow, curved valley whose lowest point, 0, is at (1, 1, ..., 1).</summary>
    [MpiTask]
    public static double Rosenbrock(double[] x)
    {
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double valley = x[i + 1] - (x[i] * x[i]),
                slope = 1 - x[i];
            sum += (100 * valley * valley) + (slope * slope);
        }

        return sum;
    }
}
