using System.Diagnostics;

namespace MpiPool.Transports;

/// <summary>
/// How a rank waits for a pool's next message: asks for it without a break first, then lets other threads run, then sleeps, longer from
/// time to time.
/// </summary>
/// <param name="spinTime">How long it asks without a break; not at all where each look takes a core from a rank that works.</param>
/// <param name="sleepTime">The longest that it sleeps while only looking tells whether something has come.</param>
internal struct Pause(TimeSpan spinTime, TimeSpan sleepTime)
{
    private const int Yields = 16;

    // In microseconds.
    private const int ShortestSleep = 50;
    private const int ShortestSleepOnSharedCores = 400;
    private const int LongestSleep = 25_000;

    /// <summary>Where nobody rings, so many sleeps are equally long: whoever answers late answers a little late.</summary>
    private const int SleepsOfOneLength = 4;

    private const int MostDoublings = 12;

    private readonly long _spinTicks = (long)(spinTime.TotalSeconds * Stopwatch.Frequency);
    private readonly int _sleepTime = (int)Math.Clamp(sleepTime.TotalMicroseconds, 1, int.MaxValue);
    private long _began;
    private int _yields;
    private int _sleeps;

    /// <summary>The longest that anyone sleeps at a time: so late at most is seen what nobody rings for.</summary>
    internal static TimeSpan Longest => TimeSpan.FromMicroseconds(LongestSleep);

    /// <summary>How long to ask without a break unless the user says so: most answers come within this time.</summary>
    internal static TimeSpan DefaultSpinTime(bool haveCores) => haveCores ? TimeSpan.FromMicroseconds(100) : TimeSpan.Zero;

    /// <summary>Whether it does not ask without a break at all.</summary>
    internal readonly bool SleepsAtOnce => _spinTicks == 0;

    /// <summary>Passes a moment, or says that it is time to look or to sleep.</summary>
    /// <param name="round">How many rounds have passed without anything; 0 starts over.</param>
    /// <param name="spin">Whether to look without a break first.</param>
    /// <returns>True if the caller is to look for messages; false if it is to sleep.</returns>
    internal bool Next(int round, bool spin)
    {
        if (round == 0)
            StartOver();
        if (SleepsAtOnce)
            return false;
        if (spin && _sleeps == 0 && _yields == 0 && Stopwatch.GetTimestamp() - _began < _spinTicks)
            return true;
        if (_yields == Yields)
            return false;
        _yields++;
        Thread.Yield();
        return true;
    }

    /// <summary>As if something had come: what follows comes soon, mostly.</summary>
    internal void StartOver()
    {
        _began = Stopwatch.GetTimestamp();
        _yields = _sleeps = 0;
    }

    /// <summary>How long to sleep now, in microseconds.</summary>
    /// <param name="allRing">Whether everything that is to come wakes who sleeps.</param>
    /// <param name="limit">The longest to sleep, if it matters.</param>
    internal int SleepFor(bool allRing, TimeSpan limit)
    {
        int doublings = Math.Min(allRing ? _sleeps : _sleeps / SleepsOfOneLength, MostDoublings);
        if (_sleeps < int.MaxValue)
            _sleeps++;
        int shortest = SleepsAtOnce ? ShortestSleepOnSharedCores : ShortestSleep;
        int longest = allRing ? LongestSleep : _sleepTime;
        if (limit != Timeout.InfiniteTimeSpan)
            longest = (int)Math.Clamp(limit.TotalMicroseconds, 1, longest);
        return Math.Min(shortest << doublings, longest);
    }
}
