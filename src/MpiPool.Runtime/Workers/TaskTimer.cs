using System.Diagnostics;

namespace MpiPool.Workers;

/// <summary>
/// Measures how long tasks run. To read the clock takes as long as a very short task, so several of those, of the same method and one after
/// the other, are measured together.
/// </summary>
internal struct TaskTimer
{
    private const int MostTogether = 16;

    /// <summary>Tasks are measured together as long as they take no longer than this.</summary>
    private static readonly long Together = Stopwatch.Frequency / 200_000;

    private int _opcode;
    private int _together;
    private int _count;
    private long _start;

    /// <summary>The time when the clock was last read.</summary>
    internal long Now { get; private set; }

    /// <summary>Starts anew, after the worker has done something else.</summary>
    internal void Start()
    {
        _opcode = -1;
        Now = Stopwatch.GetTimestamp();
    }

    /// <summary>A task begins.</summary>
    internal void Begin(int opcode)
    {
        if (opcode == _opcode)
            return;
        if (_opcode >= 0)
            Now = Stopwatch.GetTimestamp();
        _opcode = opcode;
        _together = 1;
        _count = 0;
        _start = Now;
    }

    /// <summary>A task has ended.</summary>
    /// <param name="ticks">How long the measured tasks ran, in ticks of 100 ns.</param>
    /// <returns>How many tasks have been measured; 0 if the measurement goes on.</returns>
    internal int End(out long ticks)
    {
        ticks = 0;
        if (++_count < _together)
            return 0;

        Now = Stopwatch.GetTimestamp();
        long elapsed = Now - _start;
        int measured = _count;
        ticks = Stopwatch.GetElapsedTime(_start, Now).Ticks;
        _together = (int)Math.Clamp(Together * measured / Math.Max(1, elapsed), 1, MostTogether);
        _count = 0;
        _start = Now;
        return measured;
    }
}
