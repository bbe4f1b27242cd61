using System.Runtime.CompilerServices;

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

    /// <summary>Runs have ended alike: complete their futures. Their numbers are the shell's to release.</summary>
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
/// <param name="Lane">Whom it is for.</param>
/// <param name="Sequence">The first run's number on that lane.</param>
/// <param name="Count">How many runs.</param>
/// <param name="FirstRun">Of <see cref="CommandKind.Run"/> and <see cref="CommandKind.Ended"/>: where <see cref="Commands.RunsOf"/> finds
/// them.</param>
internal record struct Command(CommandKind Kind, Outcome Outcome, LaneId Lane, uint Sequence, int Count, int FirstRun);

/// <summary>What the core wants done, in order. One object serves for all events: the shell empties it when all is done.</summary>
internal sealed class Commands
{
    /// <summary>A buffer that has grown beyond this (millions of runs were canceled at once) is not kept.</summary>
    private const int MostKept = 64 * 1024;

    private Command[] _items = new Command[64];
    private int[] _runs = new int[256];
    private int _count;

    // How the runs of the last command ended, if that is what it says: others that end so are added to it.
    private Outcome? _ending;

    internal ReadOnlySpan<Command> Items => _items.AsSpan(0, _count);

    /// <summary>How many runs all commands name.</summary>
    internal int RunCount { get; private set; }

    /// <summary>
    /// When the core wants a <see cref="EventKind.Tick"/> at the latest, whatever happens; <see cref="long.MaxValue"/> for never.
    /// </summary>
    internal long WakeAt { get; set; } = long.MaxValue;

    /// <summary>The runs that are to be sent, or have ended.</summary>
    internal ReadOnlySpan<int> RunsOf(in Command command) => _runs.AsSpan(command.FirstRun, command.Count);

    internal void Add(in Command command)
    {
        _ending = null;
        if (_count == _items.Length)
            Array.Resize(ref _items, 2 * _count);
        _items[_count++] = command;
    }

    /// <summary>Adds a run for a command that is added next, with all its runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddRun(int run)
    {
        int[] runs = _runs;
        int count = RunCount;
        if ((uint)count >= (uint)runs.Length)
            Array.Resize(ref _runs, 2 * count);
        _runs[count] = run;
        RunCount = count + 1;
    }

    internal void AddEnded(int run, Outcome outcome)
    {
        AddRun(run);
        if (_ending == outcome)
        {
            _items[_count - 1].Count++;
            return;
        }

        Add(new Command(CommandKind.Ended, outcome, default, 0, 1, RunCount - 1));
        _ending = outcome;
    }

    /// <summary>All has been done. <see cref="WakeAt"/> stays: it is a state, not a deed.</summary>
    internal void Clear()
    {
        if (_items.Length > MostKept)
            _items = new Command[64];
        if (_runs.Length > MostKept)
            _runs = new int[256];
        _count = RunCount = 0;
        _ending = null;
    }
}
