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

/// <summary>How a run is to run. In one word, since each run that is submitted is compared by it.</summary>
internal readonly record struct RunOptions
{
    /// <summary>Workers are numbered below this.</summary>
    internal const int MostWorkers = (1 << WorkerBits) - 1;

    private const int WorkerBits = 20;
    private const int AttemptBits = 11;
    private const int MostAttempts = (1 << AttemptBits) - 1;

    /// <param name="priority">Higher ones first.</param>
    /// <param name="worker">The only worker it may run on; -1 for any.</param>
    /// <param name="maxAttempts">How often it may be begun; beyond two thousand times there is no end.</param>
    /// <param name="retryFailures">Whether it is begun again when it throws, not just when its worker is lost.</param>
    internal RunOptions(int priority, int worker, int maxAttempts, bool retryFailures)
    {
        long attempts = maxAttempts > MostAttempts ? 0 : Math.Max(1, maxAttempts);
        long place = ((long)(worker + 1) << (AttemptBits + 1)) | (attempts << 1);
        Bits = ((long)priority << 32) | place | (retryFailures ? 1L : 0);
    }

    private RunOptions(long bits) => Bits = bits;

    internal static RunOptions Default { get; } = new(0, -1, 3, false);

    internal long Bits { get; }

    internal int Priority => (int)(Bits >> 32);

    internal int Worker => (int)((Bits >> (AttemptBits + 1)) & MostWorkers) - 1;

    internal int MaxAttempts => (int)((Bits >> 1) & MostAttempts) is > 0 and int attempts ? attempts : int.MaxValue;

    internal bool RetryFailures => (Bits & 1) != 0;

    internal static RunOptions Of(long bits) => new(bits);

    public override string ToString() =>
        $"priority {Priority}, worker {Worker}, {MaxAttempts} attempts{(RetryFailures ? ", also when it throws" : "")}";
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

    /// <summary>It has been begun, and has not ended well.</summary>
    internal void CountAttempt()
    {
        if (Attempts < ushort.MaxValue)
            Attempts++;
    }

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
