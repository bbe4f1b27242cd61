namespace MpiPool.Scheduling.Core;

/// <summary>
/// Ways to break the core on purpose, by which the simulator shows that it would notice. Constants of a type parameter: in the product,
/// which has <see cref="NoFaults"/>, the compiler removes them with what depends on them.
/// </summary>
internal interface IFaults
{
    /// <summary>What a lost worker had not begun is forgotten.</summary>
    static virtual bool ForgetsWhatWasHeld => false;

    /// <summary>All that a lost worker held counts as an attempt.</summary>
    static virtual bool CountsWhatWasHeld => false;

    /// <summary>What comes from a session that is over counts.</summary>
    static virtual bool HearsOldSessions => false;

    /// <summary>A run that was to be given back, and has begun, is canceled all the same.</summary>
    static virtual bool CancelsWhatHasBegun => false;

    /// <summary>A run that is given back is queued again though it is to be canceled.</summary>
    static virtual bool ForgetsCancellation => false;

    /// <summary>All runs have one priority.</summary>
    static virtual bool IgnoresPriority => false;

    /// <summary>What comes back goes behind all others.</summary>
    static virtual bool QueuesAtTheEnd => false;

    /// <summary>A run for one worker goes to any.</summary>
    static virtual bool IgnoresPins => false;

    /// <summary>A run that throws is begun again without an end.</summary>
    static virtual bool RetriesForEver => false;

    /// <summary>A worker that has answered is not given more.</summary>
    static virtual bool ForgetsWhoIsIdle => false;

    /// <summary>What waits behind a long run stays there.</summary>
    static virtual bool LeavesHeldUp => false;

    /// <summary>Runs that may have killed a worker are handed out with others.</summary>
    static virtual bool TrustsSuspects => false;

    /// <summary>When no worker is left, what is queued waits on.</summary>
    static virtual bool WaitsForNobody => false;

    /// <summary>Workers are sent home while they hold runs.</summary>
    static virtual bool StopsTooEarly => false;

    /// <summary>A run of which the arguments cannot be written is left with its worker.</summary>
    static virtual bool IgnoresUnwritable => false;
}

/// <summary>The core as it is.</summary>
internal readonly struct NoFaults : IFaults;
