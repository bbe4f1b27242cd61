using System.Runtime.CompilerServices;

namespace MpiPool.Scheduling.Core;

/// <summary>Where a run is. The core changes it in one place, which knows what may follow what.</summary>
internal enum RunState : byte
{
    /// <summary>It has ended, or this number has no run.</summary>
    Ended,

    /// <summary>It waits for something else before it may run.</summary>
    Waiting,

    /// <summary>It may run, and no worker has it.</summary>
    Queued,

    /// <summary>A worker has it.</summary>
    Held,

    /// <summary>A worker has it, and has been asked to give it back.</summary>
    Asked,

    /// <summary>A worker has it, was asked to give it back, and had begun it.</summary>
    Refused,
}

[Flags]
internal enum RunMarks : byte
{
    None = 0,

    /// <summary>Somebody wants it canceled.</summary>
    CancelAsked = 1,

    /// <summary>
    /// A worker that had it was lost, and nobody knows whether it had begun: it runs alone, so that a second loss is clearly its own.
    /// </summary>
    Suspect = 2,
}

/// <summary>How a run is to run.</summary>
/// <param name="Priority">Higher ones first.</param>
/// <param name="Worker">The only worker it may run on; -1 for any.</param>
/// <param name="MaxAttempts">How often it may be begun.</param>
/// <param name="RetryFailures">Whether it is begun again when it throws, not just when its worker is lost.</param>
internal readonly record struct RunOptions(int Priority, int Worker, int MaxAttempts, bool RetryFailures)
{
    internal static RunOptions Default => new(0, -1, 3, false);
}

/// <summary>One run.</summary>
internal struct Run
{
    internal RunState State;
    internal RunMarks Marks;

    /// <summary>How often it has been begun and has not ended well.</summary>
    internal ushort Attempts;

    /// <summary>The lane that has it.</summary>
    internal ushort Lane;

    /// <summary>The worker that has it.</summary>
    internal int Worker;

    /// <summary>Its number on that lane.</summary>
    internal uint Sequence;

    /// <summary>Counts what was submitted: of equal priority the earlier ones go first, also those that come back.</summary>
    internal uint Order;

    /// <summary>Its <see cref="RunKind"/>.</summary>
    internal int Kind;

    /// <summary>Its neighbours in that kind's queue.</summary>
    internal int Next,
        Previous;

    internal readonly bool IsCancelAsked => (Marks & RunMarks.CancelAsked) != 0;

    internal readonly bool IsSuspect => (Marks & RunMarks.Suspect) != 0;
}

/// <summary>
/// All runs, by number. In blocks that never move; they hold no references, so that the garbage collector passes them over.
/// </summary>
internal sealed class RunTable
{
    internal const int None = -1;

    private const int BlockBits = 11;
    private const int BlockMask = (1 << BlockBits) - 1;

    private Run[][] _blocks = new Run[4][];
    private int _blockCount;
    private int _firstFree = None;

    /// <summary>All numbers that were ever reserved are below.</summary>
    internal int End { get; private set; }

    internal ref Run this[int run]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _blocks[run >> BlockBits][run & BlockMask];
    }

    internal int Reserve()
    {
        int run = _firstFree;
        if (run != None)
        {
            _firstFree = this[run].Next;
            return run;
        }

        if (End >> BlockBits == _blockCount)
            AddBlock();
        return End++;
    }

    internal void Release(int run)
    {
        this[run].Next = _firstFree;
        _firstFree = run;
    }

    private void AddBlock()
    {
        if (_blockCount == _blocks.Length)
            Array.Resize(ref _blocks, 2 * _blockCount);
        _blocks[_blockCount++] = new Run[1 << BlockBits];
    }
}
