namespace MpiPool.Scheduling;

/// <summary>Tasks that no worker has, first in, first out, but for those that were taken back. A canceled one stays in its place and is passed over. Not thread-safe.</summary>
internal sealed class TaskQueue
{
    private MpiFuture? _first;
    private MpiFuture? _last;
    private int _count;
    private int _canceled;

    /// <summary>How many tasks wait, canceled ones not counted. Any thread may ask.</summary>
    internal int Count
    {
        get => Volatile.Read(ref _count);
        private set => Volatile.Write(ref _count, value);
    }

    internal void Add(MpiFuture future)
    {
        if (_last is null) _first = future;
        else _last.NextQueued = future;
        _last = future;
        Count++;
    }

    /// <summary>Puts a task before all others.</summary>
    internal void PutBack(MpiFuture future)
    {
        future.NextQueued = _first;
        _first = future;
        _last ??= future;
        Count++;
    }

    /// <summary>The task that is next, without taking it.</summary>
    internal MpiFuture? Peek()
    {
        while (_first is { State: not FutureState.Queued })
        {
            RemoveFirst();
            _canceled--;
        }

        return _first;
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
        if (++_canceled > 1024 && _canceled > Count) Compact();
    }

    private void Compact()
    {
        MpiFuture? future = _first;
        (_first, _last, _canceled, Count) = (null, null, 0, 0);
        while (future is not null)
        {
            MpiFuture? next = future.NextQueued;
            future.NextQueued = null;
            if (future.State == FutureState.Queued) Add(future);
            future = next;
        }
    }

    private void RemoveFirst()
    {
        MpiFuture removed = _first!;
        _first = removed.NextQueued;
        removed.NextQueued = null;
        if (_first is null) _last = null;
    }
}
