using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <summary>Where a run is, as the shell has to see it.</summary>
internal enum Whereabouts
{
    New,
    Waiting,
    Queued,
    Sent,
    Ended,
}

/// <summary>One run: what it does when a worker executes it, and what really became of it.</summary>
internal sealed class SimulatedRun(int id, int opcode, RunOptions options)
{
    internal int Id { get; } = id;

    internal int Opcode { get; } = opcode;

    internal RunOptions Options { get; } = options;

    internal long Ticks { get; init; }

    /// <summary>At how many of its first attempts it throws.</summary>
    internal int Throws { get; init; }

    /// <summary>Whether it kills each worker that executes it.</summary>
    internal bool Kills { get; init; }

    /// <summary>Whether it ends when its token is canceled.</summary>
    internal bool HeedsToken { get; init; }

    internal bool IsUnwritable { get; init; }

    internal bool IsLarge { get; init; }

    internal bool HasLargeResult { get; init; }

    internal bool Waits { get; init; }

    /// <summary>The core's number for it.</summary>
    internal int Number { get; set; } = -1;

    internal Whereabouts Where { get; set; }

    internal LaneId Lane { get; set; }

    internal uint Sequence { get; set; }

    /// <summary>Whether its lane was asked to give it back, and has not answered.</summary>
    internal bool IsAsked { get; set; }

    internal bool IsCancelAsked { get; set; }

    internal Outcome Outcome { get; set; }

    /// <summary>How often a worker really began it.</summary>
    internal int Starts { get; set; }

    /// <summary>How often it was begun and did not end well, as far as the main rank can know.</summary>
    internal int Attempts { get; set; }

    /// <summary>How many workers died of it.</summary>
    internal int Killed { get; set; }

    /// <summary>How often the shell still writes its arguments: its number is not released meanwhile.</summary>
    internal int Writing { get; set; }

    public override string ToString() => $"run {Id}";
}
