using System.Globalization;
using System.Runtime.CompilerServices;

namespace MpiPool.Benchmarks;

/// <summary>What follows the benchmark's name on the command line: <c>--name number</c>, as often as wanted.</summary>
internal sealed class Parameters(string[] words)
{
    public long this[string name, long otherwise]
    {
        get
        {
            int index = Array.IndexOf(words, "--" + name);
            return index < 0 ? otherwise : long.Parse(words[index + 1], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>How many tasks, or how many times.</summary>
    public int Count(int otherwise) => checked((int)this["count", otherwise]);

    /// <summary>
    /// Does something again and again, for a second unless told otherwise: by then the JIT has optimised what runs often, and the pool has
    /// measured its tasks. Where a process is bound to one core, the JIT waits ten times as long before it optimises anything.
    /// </summary>
    public void WarmUp(Action action)
    {
        var duration = TimeSpan.FromMilliseconds(
            this["warm-up", RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount == 1 ? 5000 : 1000]
        );
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        do action();
        while (System.Diagnostics.Stopwatch.GetElapsedTime(start) < duration);
    }
}
