namespace MpiPool.Scheduling.Core;

/// <summary>What the core can be told.</summary>
internal enum EventKind : byte
{
    /// <summary>
    /// Decide: hand out what can be handed out, look who is held up, end what has run out. Comes after each group of other events.
    /// </summary>
    Tick,

    /// <summary>There is a new run.</summary>
    Submitted,

    /// <summary>What a waiting run waits for has come.</summary>
    Ready,

    /// <summary>Runs have succeeded: some that follow one another on one lane.</summary>
    Result,

    /// <summary>A run has thrown.</summary>
    Failed,

    /// <summary>
    /// The arguments of a run could not be written: it fails, and is not begun again. May come at any time, since they are written outside
    /// of the lock. So does a result that the main rank cannot read.
    /// </summary>
    ArgumentsUnwritable,

    /// <summary>The arguments of runs that were handed out together have been written, so large.</summary>
    ArgumentsWritten,

    /// <summary>Somebody wants a run canceled.</summary>
    CancelAsked,

    /// <summary>A worker gives back runs that it has not begun.</summary>
    Withdrawn,

    /// <summary>A worker has begun runs that it was to give back.</summary>
    Refused,

    /// <summary>How long runs of a method took.</summary>
    Measured,

    /// <summary>How large the results of a method were.</summary>
    Returned,

    /// <summary>The last run that a lane has begun: told before its worker's loss, where the transport can know it.</summary>
    Begun,

    /// <summary>A worker serves from now on.</summary>
    WorkerJoined,

    /// <summary>A worker is gone, and what it held with it.</summary>
    WorkerLost,

    /// <summary>A worker has left in good order.</summary>
    WorkerLeft,

    /// <summary>A batch may submit after the pool was closed, until it has used up its inputs.</summary>
    FeedBegan,

    /// <summary>A batch has used up its inputs.</summary>
    FeedEnded,

    /// <summary>No more runs are taken.</summary>
    Close,

    /// <summary>The pool cannot go on.</summary>
    Broken,
}

/// <summary>One lane of one session of a worker: what comes from a session that is over is dropped.</summary>
/// <param name="Worker">The worker's number, from 0.</param>
/// <param name="Generation">Which of the sessions that have had this number.</param>
/// <param name="Lane">Which lane of the worker, from 0.</param>
internal readonly record struct LaneId(int Worker, int Generation, int Lane = 0);

/// <summary>Something that has happened. Which fields count follows from the kind; the methods that make one say so.</summary>
internal readonly struct Event
{
    internal EventKind Kind { get; private init; }

    /// <summary>What the kind's method says.</summary>
    internal bool Flag { get; private init; }

    internal int Run { get; private init; }

    internal LaneId Lane { get; private init; }

    internal uint Sequence { get; private init; }

    internal int Count { get; private init; }

    internal int Opcode { get; private init; }

    /// <summary>Ticks of 100 ns, bytes, or options.</summary>
    internal long Amount { get; private init; }

    internal RunOptions Options => RunOptions.Of(Amount);

    /// <param name="moreComing">Whether more runs are being submitted: a worker that has some then gets no less than a full batch.</param>
    internal static Event Tick(bool moreComing = false) => new() { Kind = EventKind.Tick, Flag = moreComing };

    /// <param name="run">A number that has been reserved.</param>
    /// <param name="opcode">The method.</param>
    /// <param name="options">How it is to run.</param>
    /// <param name="waits">Whether it may not run before <see cref="Ready"/>.</param>
    internal static Event Submitted(int run, int opcode, RunOptions options, bool waits = false) =>
        new()
        {
            Kind = EventKind.Submitted,
            Run = run,
            Opcode = opcode,
            Amount = options.Bits,
            Flag = waits,
        };

    internal static Event Ready(int run) => new() { Kind = EventKind.Ready, Run = run };

    internal static Event Result(LaneId lane, uint first, int count = 1) =>
        new()
        {
            Kind = EventKind.Result,
            Lane = lane,
            Sequence = first,
            Count = count,
        };

    /// <param name="lane">Where it ran.</param>
    /// <param name="sequence">Its number there.</param>
    /// <param name="isCancellation">Whether it ended itself because its token was canceled.</param>
    internal static Event Failed(LaneId lane, uint sequence, bool isCancellation = false) =>
        new()
        {
            Kind = EventKind.Failed,
            Lane = lane,
            Sequence = sequence,
            Flag = isCancellation,
        };

    internal static Event ArgumentsUnwritable(int run) => new() { Kind = EventKind.ArgumentsUnwritable, Run = run };

    internal static Event ArgumentsWritten(LaneId lane, uint first, int count, long bytes) =>
        new()
        {
            Kind = EventKind.ArgumentsWritten,
            Lane = lane,
            Sequence = first,
            Count = count,
            Amount = bytes,
        };

    internal static Event CancelAsked(int run) => new() { Kind = EventKind.CancelAsked, Run = run };

    internal static Event Withdrawn(LaneId lane, uint first, int count) =>
        new()
        {
            Kind = EventKind.Withdrawn,
            Lane = lane,
            Sequence = first,
            Count = count,
        };

    internal static Event Refused(LaneId lane, uint first, int count) =>
        new()
        {
            Kind = EventKind.Refused,
            Lane = lane,
            Sequence = first,
            Count = count,
        };

    internal static Event Measured(int opcode, int runs, long ticks) =>
        new()
        {
            Kind = EventKind.Measured,
            Opcode = opcode,
            Count = runs,
            Amount = ticks,
        };

    internal static Event Returned(int opcode, int results, long bytes) =>
        new()
        {
            Kind = EventKind.Returned,
            Opcode = opcode,
            Count = results,
            Amount = bytes,
        };

    internal static Event Begun(LaneId lane, uint last) =>
        new()
        {
            Kind = EventKind.Begun,
            Lane = lane,
            Sequence = last,
        };

    /// <param name="worker">The worker's number.</param>
    /// <param name="generation">Which session this is: later than any before.</param>
    /// <param name="lanes">How many runs it executes at once.</param>
    /// <param name="tellsBegun">Whether <see cref="Begun"/> will come before its loss.</param>
    internal static Event WorkerJoined(int worker, int generation, int lanes = 1, bool tellsBegun = false) =>
        new()
        {
            Kind = EventKind.WorkerJoined,
            Lane = new LaneId(worker, generation),
            Count = lanes,
            Flag = tellsBegun,
        };

    internal static Event WorkerLost(int worker, int generation) =>
        new() { Kind = EventKind.WorkerLost, Lane = new LaneId(worker, generation) };

    internal static Event WorkerLeft(int worker, int generation) =>
        new() { Kind = EventKind.WorkerLeft, Lane = new LaneId(worker, generation) };

    internal static Event FeedBegan() => new() { Kind = EventKind.FeedBegan };

    internal static Event FeedEnded() => new() { Kind = EventKind.FeedEnded };

    /// <param name="cancelRest">Whether what has not begun is canceled.</param>
    internal static Event Close(bool cancelRest) => new() { Kind = EventKind.Close, Flag = cancelRest };

    internal static Event Broken() => new() { Kind = EventKind.Broken };
}
