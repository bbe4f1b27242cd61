using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <summary>What a seed makes of a schedule: how many workers and runs, and what befalls them.</summary>
internal sealed class Scenario
{
    internal const long Microsecond = TimeSpan.TicksPerMicrosecond;
    internal const long Millisecond = TimeSpan.TicksPerMillisecond;

    internal Scenario(ulong seed)
    {
        Random = new SeededRandom(seed);
        ref SeededRandom random = ref Random;
        (int workers, int runs) = random.Below(1000) switch
        {
            < 2 => (1000, 5000),
            < 20 => (200, 2000),
            < 250 => (30, 300),
            _ => (6, 60),
        };
        Workers = 1 + random.Below(workers);
        Runs = 1 + random.Below(runs);
        Opcodes = 1 + random.Below(random.OneIn(3) ? 12 : 3);
        RunTicks = [.. Enumerable.Range(0, Opcodes).Select(_ => Random.OfAnySize(Microsecond, 50 * Millisecond))];
        Latency = random.OfAnySize(Microsecond, random.OneIn(4) ? 20 * Millisecond : 100 * Microsecond);
        Burst = 1 + random.Below(random.OneIn(2) ? 100 : 3);
        Gap = random.OfAnySize(Microsecond, 20 * Millisecond);
        WorkersListen = !random.OneIn(8);
        TellsBegun = random.Below(3);
        Deaths = random.OneIn(2) ? 0 : 1 + random.Below(Math.Min(Workers, 20) + 1);
        Rejoins = random.OneIn(3);
        DetectionTicks = random.OfAnySize(10 * Microsecond, 2000 * Millisecond);
        Priorities = random.OneIn(2) ? 1 : 2 + random.Below(5);
        Pins = random.OneIn(3);
        Poison = random.OneIn(5);
        Failures = random.OneIn(2);
        Cancels = random.OneIn(2);
        Unwritable = random.OneIn(4);
        Large = random.OneIn(3);
        Waits = random.OneIn(4);
        SlowWorkers = random.OneIn(3);
        Outliers = random.OneIn(2);
    }

    // Drawn from by everything in the schedule, in the order of its events.
    internal SeededRandom Random;

    internal int Workers { get; }

    internal int Runs { get; }

    internal int Opcodes { get; }

    /// <summary>How long runs of each method take, about.</summary>
    internal long[] RunTicks { get; }

    internal long Latency { get; }

    /// <summary>So many runs are submitted in one go, with such a gap before the next.</summary>
    internal int Burst { get; }

    internal long Gap { get; }

    internal bool WorkersListen { get; }

    /// <summary>Whether it is known what lost workers had begun: 0 of none, 1 of all, 2 of some.</summary>
    internal int TellsBegun { get; }

    internal int Deaths { get; }

    internal bool Rejoins { get; }

    /// <summary>How long it takes at most until a loss is noticed.</summary>
    internal long DetectionTicks { get; }

    internal int Priorities { get; }

    internal bool Pins { get; }

    internal bool Poison { get; }

    internal bool Failures { get; }

    internal bool Cancels { get; }

    internal bool Unwritable { get; }

    internal bool Large { get; }

    internal bool Waits { get; }

    internal bool SlowWorkers { get; }

    internal bool Outliers { get; }

    /// <summary>The next run to be submitted.</summary>
    internal SimulatedRun MakeRun(int id)
    {
        ref SeededRandom random = ref Random;
        int opcode = random.Below(Opcodes);
        long ticks = random.OfAnySize(Math.Max(1, RunTicks[opcode] / 2), RunTicks[opcode] * 2);
        if (Outliers && random.OneIn(30))
            ticks *= 100;
        int attempts = random.OneIn(4) ? 1 : 1 + random.Below(4);
        var options = new RunOptions(
            priority: Priorities > 1 ? random.Below(Priorities) - 1 : 0,
            worker: Pins && random.OneIn(4) ? random.Below(Workers) : -1,
            maxAttempts: random.OneIn(2) ? 3 : attempts,
            retryFailures: Failures && random.OneIn(3)
        );
        return new SimulatedRun(id, opcode, options)
        {
            Ticks = ticks,
            Throws = Failures && random.OneIn(6) ? 1 + random.Below(5) : 0,
            Kills = Poison && random.OneIn(15),
            HeedsToken = random.OneIn(2),
            IsUnwritable = Unwritable && random.OneIn(8),
            IsLarge = Large && random.OneIn(6),
            HasLargeResult = Large && random.OneIn(6),
            Waits = Waits && random.OneIn(5),
        };
    }
}
