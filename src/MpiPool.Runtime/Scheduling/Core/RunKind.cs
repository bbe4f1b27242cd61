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

    /// <summary>How many of its runs have not ended.</summary>
    internal int Open { get; set; }

    internal int First { get; private set; } = RunTable.None;

    private int Last { get; set; } = RunTable.None;

    internal int Count { get; private set; }

    internal void Use(int opcode, in RunOptions options) => (Opcode, Options) = (opcode, options);

    /// <summary>Adds a run where its order wants it: mostly at the end.</summary>
    internal void Add(RunTable runs, int number)
    {
        int last = Last;
        if (last == RunTable.None || IsBefore(runs[last].Order, runs[number].Order))
            Link(runs, number, last, RunTable.None);
        else
            Insert(runs, number);
        Count++;
    }

    internal void Remove(RunTable runs, int number)
    {
        if (_lastInserted == number)
            _lastInserted = RunTable.None;
        ref Run run = ref runs[number];
        if (run.Previous == RunTable.None)
            First = run.Next;
        else
            runs[run.Previous].Next = run.Next;
        if (run.Next == RunTable.None)
            Last = run.Previous;
        else
            runs[run.Next].Previous = run.Previous;
        Count--;
    }

    /// <summary>Whether one order number is before another; they may have passed the largest one.</summary>
    internal static bool IsBefore(uint order, uint other) => (int)(order - other) < 0;

    private void Insert(RunTable runs, int number)
    {
        uint order = runs[number].Order;
        int previous = _lastInserted != RunTable.None && IsBefore(runs[_lastInserted].Order, order) ? _lastInserted : RunTable.None;
        int next = previous == RunTable.None ? First : runs[previous].Next;
        for (; next != RunTable.None && IsBefore(runs[next].Order, order); next = runs[next].Next)
            previous = next;
        Link(runs, number, previous, next);
        _lastInserted = number;
    }

    private void Link(RunTable runs, int number, int previous, int next)
    {
        ref Run run = ref runs[number];
        (run.Previous, run.Next) = (previous, next);
        if (previous == RunTable.None)
            First = number;
        else
            runs[previous].Next = number;
        if (next == RunTable.None)
            Last = number;
        else
            runs[next].Previous = number;
    }
}

/// <summary>
/// All kinds. The first options with which a method is submitted are found by its opcode alone, so that most runs need no look-up.
/// </summary>
internal sealed class RunKinds
{
    /// <summary>So many kinds beside those found by opcode are kept though none of their runs is left.</summary>
    private const int FewestKept = 256;

    private readonly List<RunKind> _all = [];
    private readonly Dictionary<(int Opcode, RunOptions Options), RunKind> _others = [];
    private readonly Stack<RunKind> _unused = new();
    private RunKind?[] _firstOf = [];
    private int _sweepAt = FewestKept;

    internal RunKind this[int index] => _all[index];

    internal RunKind Find(int opcode, in RunOptions options)
    {
        RunKind? kind = (uint)opcode < (uint)_firstOf.Length ? _firstOf[opcode] : null;
        return kind is not null && kind.Options == options ? kind : FindOther(opcode, options);
    }

    internal int Count => _all.Count;

    private RunKind FindOther(int opcode, in RunOptions options)
    {
        if (opcode >= _firstOf.Length)
            Array.Resize(ref _firstOf, Math.Max(opcode + 1, 2 * _firstOf.Length));
        if (_firstOf[opcode] is null)
            return _firstOf[opcode] = Make(opcode, options);
        if (_others.TryGetValue((opcode, options), out RunKind? kind))
            return kind;
        if (_others.Count >= _sweepAt)
            Sweep();
        kind = Make(opcode, options);
        _others.Add((opcode, options), kind);
        return kind;
    }

    private RunKind Make(int opcode, in RunOptions options)
    {
        if (!_unused.TryPop(out RunKind? kind))
            _all.Add(kind = new RunKind(_all.Count));
        kind.Use(opcode, options);
        return kind;
    }

    /// <summary>A program may give each run a priority of its own: kinds without runs are used for others.</summary>
    private void Sweep()
    {
        foreach (((int Opcode, RunOptions Options) key, RunKind kind) in _others)
        {
            if (kind.Open > 0)
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
    private readonly List<(int Priority, RunKind Kind)> _kinds = [];

    internal int Count => _kinds.Count;

    internal RunKind First => _kinds[0].Kind;

    internal void Add(RunKind kind, int priority)
    {
        int place = _kinds.Count;
        while (place > 0 && _kinds[place - 1].Priority < priority)
            place--;
        _kinds.Insert(place, (priority, kind));
    }

    internal void Remove(RunKind kind)
    {
        for (int i = 0; ; i++)
        {
            if (_kinds[i].Kind != kind)
                continue;
            _kinds.RemoveAt(i);
            return;
        }
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
        uint first = 0;
        int top = Math.Max(any.Top, pinned.Top);
        any.Look(top, runs, ref next, ref first, ref until);
        if (pinned.Count > 0)
            pinned.Look(top, runs, ref next, ref first, ref until);
        return next;
    }

    private int Top => _kinds.Count > 0 ? _kinds[0].Priority : int.MinValue;

    private void Look(int top, RunTable runs, ref RunKind? next, ref uint first, ref uint? until)
    {
        foreach ((int priority, RunKind kind) in _kinds)
        {
            if (priority != top)
                return;
            uint order = runs[kind.First].Order;
            if (next is null)
            {
                (next, first) = (kind, order);
                continue;
            }

            bool isNext = RunKind.IsBefore(order, first);
            uint other = isNext ? first : order;
            if (isNext)
                (next, first) = (kind, order);
            if (until is not uint end || RunKind.IsBefore(other, end))
                until = other;
        }
    }
}
