using System.Diagnostics;

namespace MpiPool.Interop;

/// <summary>
/// How to wait for something that only asking again can tell: spin briefly, since most answers come within microseconds, then let other
/// threads run, then sleep, so that a long wait costs next to nothing.
/// </summary>
/// <param name="spins">How often to spin first.</param>
internal struct Backoff(int spins)
{
    private const int Yields = 16;
    private const int ShortestSleep = 50;
    private const int LongestSleep = 1500;

    private const int SleepsOfOneLength = 4;

    private readonly int _spins = spins;
    private int _round;

    /// <summary>The spins of <see cref="Backoff(int)"/> where every rank has a core.</summary>
    public const int DefaultSpins = 1000;

    /// <summary>Whether the last <see cref="Pause()"/> was a sleep.</summary>
    public readonly bool HasSlept => _round > _spins + Yields;

    /// <summary>Starts over, after something happened.</summary>
    public void Reset() => _round = 0;

    /// <summary>Waits a little, longer than last time.</summary>
    public void Pause()
    {
        Pause(_round, _spins);
        if (_round < int.MaxValue)
            _round++;
    }

    /// <summary>Waits a little.</summary>
    /// <param name="round">How often the caller has waited before, for the same thing.</param>
    /// <param name="spins">How often to spin first.</param>
    public static void Pause(int round, int spins)
    {
        // A round beyond what an int holds comes after weeks of sleeping.
        uint passed = (uint)round;
        if (passed < (uint)spins)
        {
            // To ask is as much of a pause as another thread of this core needs.
        }
        else if (passed < (uint)spins + Yields)
        {
            Thread.Yield();
        }
        else
        {
            int doublings = (int)Math.Min((passed - (uint)spins - Yields) / SleepsOfOneLength, 8);
            Sleep(Math.Min(ShortestSleep << doublings, LongestSleep));
        }
    }

    /// <summary>Sleeps for so many microseconds, or what the system has that is next to it.</summary>
    public static void Sleep(int microseconds)
    {
        if (OperatingSystem.IsWindows())
            Thread.Sleep(Math.Max(1, microseconds / 1000));
        else
            LibC.Sleep(microseconds);
    }

    /// <summary>How much to spin for a given launcher: not at all if it started more ranks here than there are cores.</summary>
    public static int SpinsFor(MpiLauncher launcher) => (launcher.LocalSize ?? launcher.Size ?? 1) > Cores() ? 0 : DefaultSpins;

    /// <summary>The cores that the ranks of this machine share.</summary>
    private static int Cores()
    {
        // A launcher that binds each rank to a core leaves this process one, but the other ranks have theirs: the launcher's own
        // process tells how many there are. A container's limit is shared by all the ranks in it, and shows in .NET's count only.
        int usable = Environment.ProcessorCount;
        try
        {
            using var process = Process.GetCurrentProcess();
            if (!OperatingSystem.IsLinux() || nint.PopCount(process.ProcessorAffinity) > usable)
                return usable;
            return Math.Max(usable, ProcessStatus.Cores(ProcessStatus.Parent("self")).Length);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or FormatException or InvalidOperationException)
        {
            return usable;
        }
    }
}
