using System.Numerics;
using MpiPool;

namespace MatrixProduct;

/// <summary>A times B by blocks of rows. Every rank has B in its memory, so that a task takes and gives rows only.</summary>
internal static class Product
{
    private const int Step = 64;

    /// <summary>B, by rows. Static fields belong to a process: each rank sets its own before the pool opens.</summary>
    private static double[] s_right = [];

    /// <summary>Gives all ranks the right matrix of the main rank. Collective.</summary>
    public static void Share(double[] right, int size)
    {
        s_right = MpiCommunicator.World.Rank == 0 ? right : new double[size * size];
        MpiCommunicator.World.Broadcast(s_right.AsSpan(), root: 0);
    }

    /// <summary>Some rows of A times B.</summary>
    [MpiTask]
    public static double[] Multiply(double[] rows, int size)
    {
        var product = new double[rows.Length];
        int count = rows.Length / size;

        // A strip of B stays in the cache while all rows use it.
        for (int strip = 0; strip < size; strip += Step)
        {
            int end = Math.Min(strip + Step, size);
            for (int row = 0; row < count; row++)
            {
                Span<double> target = product.AsSpan(row * size, size);
                for (int k = strip; k < end; k++)
                    AddScaled(target, s_right.AsSpan(k * size, size), rows[(row * size) + k]);
            }
        }

        return product;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> row, double factor)
    {
        int i = 0;
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(target[i..]) + (factor * new Vector<double>(row[i..]))).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
            target[i] += factor * row[i];
    }
}
