using System.Runtime.CompilerServices;

namespace MpiPool.Scheduling;

/// <summary>
/// Tasks that no worker has, first in, first out, but for those that were taken back. A canceled one stays in its place and is passed over.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// In blocks rather than linked by the futures: to fill a place costs the garbage collector less, and millions of futures are not one long
/// chain for it to follow.
/// </remarks>
internal sealed class TaskQueue
{
    private Block _firstBlock;
    private Block _lastBlock;

    /// <summary>Of the first block, the first place in use; of the last one, the first free place.</summary>
    private int _first,
        _end;

    /// <summary>A block that is not used at the moment: a queue that stays short allocates nothing.</summary>
    private Block? _spare;
    private int _count;
    private int _canceled;

    internal TaskQueue() => _firstBlock = _lastBlock = new Block();

    /// <summary>How many tasks wait, canceled ones not counted. Any thread may ask.</summary>
    internal int Count
    {
        get => Volatile.Read(ref _count);
        private set => Volatile.Write(ref _count, value);
    }

    private bool IsEmpty => _first == _end && _firstBlock == _lastBlock;

    internal void Add(MpiFuture future)
    {
        if (_end == Block.Length)
        {
            _lastBlock = _lastBlock.Next = TakeBlock();
            _end = 0;
        }

        _lastBlock.Places[_end++].Future = future;
        Count++;
    }

    /// <summary>Puts a task before all others.</summary>
    internal void PutBack(MpiFuture future)
    {
        if (_first == 0)
        {
            Block block = TakeBlock();
            block.Next = _firstBlock;
            _firstBlock = block;
            _first = Block.Length;
        }

        _firstBlock.Places[--_first].Future = future;
        Count++;
    }

    /// <summary>The task that is next, without taking it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MpiFuture? Peek()
    {
        // Null behind the last one.
        MpiFuture? future = _firstBlock.Places[_first].Future;
        return future is { State: FutureState.Queued } ? future : PassOverCanceled();
    }

    private MpiFuture? PassOverCanceled()
    {
        for (; !IsEmpty; RemoveFirst(), _canceled--)
        {
            MpiFuture future = _firstBlock.Places[_first].Future!;
            if (future.State == FutureState.Queued)
                return future;
        }

        return null;
    }

    /// <summary>Takes the task that <see cref="Peek"/> has given.</summary>
    internal void RemoveHead()
    {
        RemoveFirst();
        Count--;
    }

    /// <summary>Tells that a task in the queue has been canceled.</summary>
    internal void OnCanceled()
    {
        Count--;
        if (++_canceled > 1024 && _canceled > Count)
            Compact();
    }

    private void Compact()
    {
        (Block? block, int first, Block last, int end) = (_firstBlock, _first, _lastBlock, _end);
        _firstBlock = _lastBlock = new Block();
        (_first, _end, _canceled, Count) = (0, 0, 0, 0);
        for (; block is not null; block = block.Next, first = 0)
        {
            foreach (ref readonly Place place in block.Places.AsSpan(first..(block == last ? end : Block.Length)))
            {
                if (place.Future!.State == FutureState.Queued)
                    Add(place.Future);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RemoveFirst()
    {
        _firstBlock.Places[_first++].Future = null;
        if (_first == Block.Length)
            LeaveFirstBlock();
    }

    private void LeaveFirstBlock()
    {
        _first = 0;
        if (_firstBlock == _lastBlock)
        {
            _end = 0;
            return;
        }

        Block used = _firstBlock;
        _firstBlock = used.Next!;
        used.Next = null;
        _spare = used;
    }

    private Block TakeBlock()
    {
        Block block = _spare ?? new Block();
        _spare = null;
        return block;
    }

    private sealed class Block
    {
        internal const int Length = 1024;

        internal Place[] Places { get; } = new Place[Length];

        internal Block? Next { get; set; }
    }

    /// <summary>Not a plain reference: an array of those checks what is put into it.</summary>
    private struct Place
    {
        internal MpiFuture? Future;
    }
}
