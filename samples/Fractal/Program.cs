using System.Diagnostics;
using Fractal;
using MpiPool;

using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return 0;

if (
    args is not [] and not [_] and not [_, _]
    || !Enum.TryParse(args.ElementAtOrDefault(0) ?? "Mandelbrot", ignoreCase: true, out FractalKind kind)
)
{
    Console.Error.WriteLine("Usage: Fractal [mandelbrot|julia] [FILE.png]");
    return 2;
}

var view = View.Of(kind);
var time = Stopwatch.StartNew();
byte[][] rows = [.. pool.Map(view.Render, Enumerable.Range(0, view.Height))];
Console.WriteLine(
    FormattableString.Invariant($"{kind} set {view.Width}x{view.Height} by {pool.Size} workers in {time.Elapsed.TotalSeconds:F3} seconds.")
);

// The same picture for any number of ranks has the same sum.
Console.WriteLine($"Steps: {rows.Sum(row => row.Sum(pixel => (long)(255 - pixel)))}");

string path = args.ElementAtOrDefault(1) ?? $"{kind}.png".ToLowerInvariant();
Picture.Save(path, view, rows);
Console.WriteLine($"Written: {path}");
return 0;
