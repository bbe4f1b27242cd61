using System.Diagnostics;

namespace MpiPool;

/// <summary>A moment by which something must have happened, on the monotonic clock.</summary>
internal readonly struct Deadline
{
    private readonly long _timestamp;

    private Deadline(long timestamp, TimeSpan span)
    {
        _timestamp = timestamp;
        Span = span;
    }

    internal static Deadline Never { get; } = new(long.MaxValue, Timeout.InfiniteTimeSpan);

    /// <summary>How long there was from the start.</summary>
    internal TimeSpan Span { get; }

    internal bool IsOver => _timestamp != long.MaxValue && Stopwatch.GetTimestamp() >= _timestamp;

    internal static Deadline After(TimeSpan span) =>
        span == Timeout.InfiniteTimeSpan || span.TotalDays > 10_000
            ? Never
            : new Deadline(Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency), span);

    /// <summary>As long as a timer can wait: fewer than 50 days, or for ever.</summary>
    internal static TimeSpan Limit(TimeSpan span) => span.TotalMilliseconds < uint.MaxValue - 1 ? span : Timeout.InfiniteTimeSpan;
}
