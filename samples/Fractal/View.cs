using MpiPool;

namespace Fractal;

/// <summary>
/// A piece of the complex plane and how finely it is looked at. It is the tasks' constant data: an instance method's object travels with
/// each call.
/// </summary>
/// <param name="Kind">Which set.</param>
/// <param name="Left">The least real part.</param>
/// <param name="Right">The greatest real part.</param>
/// <param name="Bottom">The least imaginary part.</param>
/// <param name="Top">The greatest imaginary part.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
internal sealed record View(FractalKind Kind, double Left, double Right, double Bottom, double Top, int Width, int Height)
{
    private const int MostSteps = 255;

    /// <summary>The whole set, from the same place and in the same size as in mpi4py's demonstrations.</summary>
    public static View Of(FractalKind kind) =>
        kind == FractalKind.Mandelbrot ? new View(kind, -2, 1, -1, 1, 750, 500) : new View(kind, -2, 2, -1.5, 1.5, 1600, 1200);

    /// <summary>One row of the picture: for each pixel the steps that were left when its number had grown too large.</summary>
    [MpiTask]
    public byte[] Render(int row)
    {
        var pixels = new byte[Width];
        double y = Top - (row * (Top - Bottom) / Height);
        for (int column = 0; column < Width; column++)
        {
            double x = Left + (column * (Right - Left) / Width);
            pixels[column] = Kind == FractalKind.Mandelbrot ? StepsLeft(0, 0, x, y, 2) : StepsLeft(x, y, 0, 0.65, 3);
        }

        return pixels;
    }

    /// <summary>z = z² + c, until |z| reaches the bound.</summary>
    private static byte StepsLeft(double re, double im, double cre, double cim, double bound)
    {
        int left = MostSteps;
        while ((re * re) + (im * im) < bound * bound && left > 1)
        {
            (re, im) = ((re * re) - (im * im) + cre, (2 * re * im) + cim);
            left--;
        }

        return (byte)left;
    }
}

/// <summary>Which set is drawn.</summary>
internal enum FractalKind
{
    Mandelbrot,
    Julia,
}
