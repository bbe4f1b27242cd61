namespace MpiPool.Scheduling.Core;

/// <summary>What the core wants done.</summary>
internal enum CommandKind : byte
{
    /// <summary>Send runs to a worker: they have consecutive numbers on its lane.</summary>
    Run,

    /// <summary>Ask a worker to give back runs that it has not begun.</summary>
    Withdraw,

    /// <summary>Have a worker cancel the token of a run that it has begun, or will run next.</summary>
    CancelRunning,

    /// <summary>Send a worker home.</summary>
    Stop,

    /// <summary>A run has ended: complete its future. Its number is the shell's to release.</summary>
    Ended,

    /// <summary>All workers are gone, and no run is left.</summary>
    Over,
}

/// <summary>How a run ended.</summary>
internal enum Outcome : byte
{
    Succeeded,

    /// <summary>It threw, or its arguments could not be written.</summary>
    Failed,

    /// <summary>It was canceled and has never begun.</summary>
    Canceled,

    /// <summary>It was canceled, and has begun.</summary>
    Stopped,

    /// <summary>Its workers were lost as often as it may be begun, or the only one it may run on, or all of them.</summary>
    Lost,
}

/// <summary>Something to be done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Outcome">Of <see cref="CommandKind.Ended"/>.</param>
/// <param name="Run">Of <see cref="CommandKind.Ended"/>: the run. Of <see cref="CommandKind.Run"/>: where its runs begin in
/// <see cref="Commands.Runs"/>.</param>
/// <param name="Lane">Whom it is for.</param>
/// <param name="Sequence">The first run's number on that lane.</param>
/// <param name="Count">How many runs.</param>
internal readonly record struct Command(CommandKind Kind, Outcome Outcome, int Run, LaneId Lane, uint Sequence, int Count);

/// <summary>What the core wants done, in order. One object serves for all events: the shell empties it when all is done.</summary>
internal sealed class Commands
{
    /// <summary>A buffer that has grown beyond this (millions of runs were canceled at once) is not kept.</summary>
    private const int MostKept = 64 * 1024;

    private Command[] _items = new Command[64];
    private int[] _runs = new int[256];
    private int _count;

    internal ReadOnlySpan<Command> Items => _items.AsSpan(0, _count);

    /// <summary>How many runs are to be sent, in all commands.</summary>
    internal int RunCount { get; private set; }

    /// <summary>
    /// When the core wants a <see cref="EventKind.Tick"/> at the latest, whatever happens; <see cref="long.MaxValue"/> for never.
    /// </summary>
    internal long WakeAt { get; set; } = long.MaxValue;

    /// <summary>The runs that a command is to send.</summary>
    internal ReadOnlySpan<int> Runs(in Command command) => _runs.AsSpan(command.Run, command.Count);

    internal void Add(in Command command)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, 2 * _count);
        _items[_count++] = command;
    }

    internal void AddRun(int run)
    {
        if (RunCount == _runs.Length)
            Array.Resize(ref _runs, 2 * RunCount);
        _runs[RunCount++] = run;
    }

    /// <summary>All has been done. <see cref="WakeAt"/> stays: it is a state, not a deed.</summary>
    internal void Clear()
    {
        if (_items.Length > MostKept)
            _items = new Command[64];
        if (_runs.Length > MostKept)
            _runs = new int[256];
        _count = RunCount = 0;
    }
}
