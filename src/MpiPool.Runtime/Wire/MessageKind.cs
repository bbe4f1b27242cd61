namespace MpiPool.Wire;

/// <summary>The opcodes of the protocol between the main rank and a worker: the first byte of each message.</summary>
internal enum MessageKind : byte
{
    /// <summary>An empty or unwritten message; never sent.</summary>
    None,

    /// <summary>Worker to main: I am here, and these are the tasks I know. See <see cref="JoinMessage"/>.</summary>
    Join,

    /// <summary>Main to worker: all ranks are here and agree; tasks follow.</summary>
    Welcome,

    /// <summary>Main to worker: the ranks do not agree, for the reason that follows as UTF-8.</summary>
    Refuse,

    /// <summary>Main to worker: run these tasks. See <see cref="RunMessage"/>.</summary>
    Run,

    /// <summary>Main to worker: the task of this sequence number should stop. See <see cref="CancelMessage"/>.</summary>
    Cancel,

    /// <summary>Main to worker: give back what you have not begun of these tasks. See <see cref="WithdrawMessage"/>.</summary>
    Withdraw,

    /// <summary>Worker to main: these I give back, and those have begun. See <see cref="WithdrawnMessage"/>.</summary>
    Withdrawn,

    /// <summary>Worker to main: these tasks have ended. See <see cref="ResultsMessage"/>.</summary>
    Results,

    /// <summary>Main to worker: no task will follow; leave once all results are on their way.</summary>
    Stop,

    /// <summary>Worker to main: the last message of this worker.</summary>
    Leave,

    /// <summary>Either way, inside a transport: a message too large for one buffer follows in chunks.</summary>
    Transfer,
}
