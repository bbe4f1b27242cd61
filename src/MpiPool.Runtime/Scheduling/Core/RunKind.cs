namespace MpiPool.Scheduling.Core;

/// <summary>
/// Runs of one method with the same options, and the queue of those among them that may run: oldest first, linked through the runs.
/// </summary>
internal sealed class RunKind(int index)
{
    // The last one that came back from a worker: rows of such come in order, so that the next one belongs close behind it.
    private int _lastInserted = RunTable.None;

    /// <summary>Its place among all kinds.</summary>
    internal int Index { get; } = index;

    internal int Opcode { get; private set; }

    internal RunOptions Options { get; private set; }

    internal bool IsPinned => Options.Worker >= 0;

    /// <summary>The oldest of those that are queued. Nothing is known of what was before it.</summary>
    internal int First { get; private set; } = RunTable.None;

    private int Last { get; set; } = RunTable.None;

    /// <summary>Whether none of its runs is queued.</summary>
    internal bool IsEmpty => First == RunTable.None;

    /// <summary>By what it is ranked among those that have queued runs: its priority.</summary>
    internal int Rank { get; private set; }

    internal void Use(int opcode, RunOptions options, int rank) => (Opcode, Options, Rank) = (opcode, options, rank);

    /// <summary>Adds a run where its order wants it: mostly at the end.</summary>
    internal void Add(RunTable runs, int number)
    {
        ref Run run = ref runs[number];
        if (IsEmpty)
        {
            run.Next = RunTable.None;
            First = Last = number;
            return;
        }

        ref Run last = ref runs[Last];
        if (!IsBefore(last.Order, run.Order))
        {
            Insert(runs, number);
            return;
        }

        (run.Previous, run.Next) = (Last, RunTable.None);
        last.Next = number;
        Last = number;
    }

    internal void Remove(RunTable runs, int number)
    {
        if (_lastInserted == number)
            _lastInserted = RunTable.None;
        ref Run run = ref runs[number];
        if (number == First)
        {
            First = run.Next;
            return;
        }

        runs[run.Previous].Next = run.Next;
        if (number == Last)
            Last = run.Previous;
        else
            runs[run.Next].Previous = run.Previous;
    }

    /// <summary>Whether one order number is before another; they may have passed the largest one.</summary>
    internal static bool IsBefore(uint order, uint other) => (int)(order - other) < 0;

    /// <summary>Adds a run that is not to be the last one.</summary>
    private void Insert(RunTable runs, int number)
    {
        ref Run run = ref runs[number];
        int previous = _lastInserted != RunTable.None && IsBefore(runs[_lastInserted].Order, run.Order) ? _lastInserted : RunTable.None;
        int next = previous == RunTable.None ? First : runs[previous].Next;
        for (; IsBefore(runs[next].Order, run.Order); next = runs[next].Next)
            previous = next;
        (run.Previous, run.Next) = (previous, next);
        runs[next].Previous = number;
        if (previous == RunTable.None)
            First = number;
        else
            runs[previous].Next = number;
        _lastInserted = number;
    }
}

/// <summary>
/// All kinds. The first options with which a method is submitted are found by its opcode alone, so that most runs need no look-up.
/// </summary>
internal sealed class RunKinds(bool ranked)
{
    /// <summary>So many kinds beside those found by opcode are kept though none of their runs is left.</summary>
    private const int FewestKept = 256;

    private readonly List<RunKind> _all = [];
    private readonly Dictionary<(int Opcode, RunOptions Options), RunKind> _others = [];
    private readonly Stack<RunKind> _unused = new();
    private RunKind?[] _firstOf = [];
    private int _sweepAt = FewestKept;

    internal RunKind this[int index] => _all[index];

    internal RunKind Find(int opcode, RunOptions options, RunTable runs)
    {
        RunKind? kind = (uint)opcode < (uint)_firstOf.Length ? _firstOf[opcode] : null;
        return kind is not null && kind.Options == options ? kind : FindOther(opcode, options, runs);
    }

    internal int Count => _all.Count;

    private RunKind FindOther(int opcode, RunOptions options, RunTable runs)
    {
        if (opcode >= _firstOf.Length)
            Array.Resize(ref _firstOf, Math.Max(opcode + 1, 2 * _firstOf.Length));
        if (_firstOf[opcode] is null)
            return _firstOf[opcode] = Make(opcode, options);
        if (_others.TryGetValue((opcode, options), out RunKind? kind))
            return kind;
        if (_others.Count >= _sweepAt)
            Sweep(runs);
        kind = Make(opcode, options);
        _others.Add((opcode, options), kind);
        return kind;
    }

    private RunKind Make(int opcode, RunOptions options)
    {
        if (!_unused.TryPop(out RunKind? kind))
            _all.Add(kind = new RunKind(_all.Count));
        kind.Use(opcode, options, ranked ? options.Priority : 0);
        return kind;
    }

    /// <summary>A program may give each run a priority of its own: kinds without runs are used for others.</summary>
    private void Sweep(RunTable runs)
    {
        var isUsed = new bool[_all.Count];
        for (int number = 0; number < runs.End; number++)
        {
            if (runs[number].State != RunState.Ended)
                isUsed[runs[number].Kind] = true;
        }

        foreach (((int Opcode, RunOptions Options) key, RunKind kind) in _others)
        {
            if (isUsed[kind.Index])
                continue;
            _others.Remove(key);
            _unused.Push(kind);
        }

        _sweepAt = Math.Max(FewestKept, 2 * _others.Count);
    }
}

/// <summary>Kinds that have queued runs, by priority, the highest first.</summary>
internal sealed class ReadyKinds
{
    private RunKind[] _kinds = new RunKind[4];

    internal int Count { get; private set; }

    internal RunKind First => _kinds[0];

    private int Top => Count > 0 ? _kinds[0].Rank : int.MinValue;

    internal void Add(RunKind kind)
    {
        if (Count == _kinds.Length)
            Array.Resize(ref _kinds, 2 * Count);
        int place = Count++;
        for (; place > 0 && _kinds[place - 1].Rank < kind.Rank; place--)
            _kinds[place] = _kinds[place - 1];
        _kinds[place] = kind;
    }

    internal void Remove(RunKind kind)
    {
        int place = Array.IndexOf(_kinds, kind);
        Count--;
        Array.Copy(_kinds, place + 1, _kinds, place, Count - place);
    }

    /// <summary>The kind whose first run is next, of two such lists.</summary>
    /// <param name="pinned">The one list.</param>
    /// <param name="any">The other.</param>
    /// <param name="runs">All runs.</param>
    /// <param name="until">How far the runs of this kind are next: up to the first run of another one.</param>
    internal static RunKind? Next(ReadyKinds pinned, ReadyKinds any, RunTable runs, out uint? until)
    {
        until = null;
        RunKind? next = null;
        int top = Math.Max(any.Top, pinned.Top);
        any.Look(top, runs, ref next, ref until);
        if (pinned.Count > 0)
            pinned.Look(top, runs, ref next, ref until);
        return next;
    }

    private void Look(int top, RunTable runs, ref RunKind? next, ref uint? until)
    {
        foreach (RunKind kind in _kinds.AsSpan(0, Count))
        {
            if (kind.Rank != top)
                return;
            if (next is null)
            {
                next = kind;
                continue;
            }

            uint order = runs[kind.First].Order,
                first = runs[next.First].Order;
            bool isNext = RunKind.IsBefore(order, first);
            uint other = isNext ? first : order;
            if (isNext)
                next = kind;
            if (until is not uint end || RunKind.IsBefore(other, end))
                until = other;
        }
    }
}
