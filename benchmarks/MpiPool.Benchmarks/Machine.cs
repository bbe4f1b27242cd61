using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MpiPool.Benchmarks;

/// <summary>What Linux knows of this process: its processor time, its memory.</summary>
internal static partial class Machine
{
    private const int ProcessClock = 2;
    private const int ThreadClock = 3;

    /// <summary>Processor time of this thread, in nanoseconds.</summary>
    public static long ThreadTime => Read(ThreadClock);

    /// <summary>Processor time of all threads of this process, in nanoseconds.</summary>
    public static long ProcessTime => Read(ProcessClock);

    /// <summary>Memory of this process that is in use now, in bytes.</summary>
    public static long Memory => StatusBytes("VmRSS:");

    /// <summary>The most memory that this process has ever had in use, in bytes.</summary>
    public static long PeakMemory => StatusBytes("VmHWM:");

    /// <summary>
    /// Keeps a core busy until this thread has had it for so long. What counts is processor time, not time: a thread that has to wait for
    /// its core does no useful work meanwhile.
    /// </summary>
    /// <returns>The processor time used, in nanoseconds.</returns>
    public static long Work(long microseconds)
    {
        long start = ThreadTime,
            used;
        do used = ThreadTime - start;
        while (used < microseconds * 1000);
        return used;
    }

    private static long StatusBytes(string field) =>
        1024
        * long.Parse(
            File.ReadLines("/proc/self/status")
                .First(line => line.StartsWith(field, StringComparison.Ordinal))[field.Length..]
                .Replace("kB", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture
        );

    private static long Read(int clock)
    {
        if (GetTime(clock, out var time) != 0)
            throw new Win32Exception();
        return (time.Seconds * 1_000_000_000L) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int GetTime(int clock, out Time time);

    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
