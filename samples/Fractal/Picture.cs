using SkiaSharp;

namespace Fractal;

/// <summary>Rows of steps as a picture.</summary>
internal static class Picture
{
    /// <summary>Writes a PNG.</summary>
    public static void Save(string path, View view, IReadOnlyList<byte[]> rows)
    {
        using var bitmap = new SKBitmap(view.Width, view.Height);
        SKColor[] colors = [.. Enumerable.Range(0, 256).Select(steps => Color((byte)steps))];
        for (int y = 0; y < view.Height; y++)
        {
            for (int x = 0; x < view.Width; x++)
                bitmap.SetPixel(x, y, colors[rows[y][x]]);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        using var file = File.Create(path);
        data.SaveTo(file);
    }

    /// <summary>Points of the set are black; the others are the lighter the longer they stayed.</summary>
    private static SKColor Color(byte stepsLeft)
    {
        if (stepsLeft <= 1)
            return SKColors.Black;
        float age = MathF.Sqrt((255 - stepsLeft) / 254f);
        return SKColor.FromHsv(230 - (190 * age), 100 - (45 * age), 35 + (65 * age));
    }
}
