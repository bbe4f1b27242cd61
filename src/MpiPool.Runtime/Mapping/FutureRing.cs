using MpiPool.CompilerServices;
using MpiPool.Scheduling;

namespace MpiPool.Mapping;

/// <summary>
/// The futures of a map, in the order of the inputs. Nobody else knows them, so that one whose result has been given serves for a later
/// input: a map allocates no more than it has under way at once. Not thread-safe.
/// </summary>
internal sealed class FutureRing<TArguments, TResult>
{
    private TaskFuture<TArguments, TResult>?[] _places = new TaskFuture<TArguments, TResult>[16];
    private int _first;

    /// <summary>How many futures are under way, or have results that have not been given.</summary>
    internal int Count { get; private set; }

    /// <summary>The future of the earliest input.</summary>
    internal TaskFuture<TArguments, TResult> First => _places[_first]!;

    /// <summary>Adds a future for one more input: the one that has served in this place before, if there is one.</summary>
    internal TaskFuture<TArguments, TResult> Add(Scheduler scheduler, long taskId, MpiTask<TArguments, TResult> task, TArguments arguments)
    {
        ref TaskFuture<TArguments, TResult>? place = ref NextPlace();
        if (place is null)
            place = new TaskFuture<TArguments, TResult>(scheduler, taskId, task, arguments);
        else
            place.Reuse(taskId, arguments);
        return place;
    }

    /// <summary>Adds a future that has been submitted by itself.</summary>
    internal void Add(TaskFuture<TArguments, TResult> future) => NextPlace() = future;

    /// <summary>Removes the first future, whose result has been given.</summary>
    /// <param name="serves">Whether it may serve again: nobody else knows it.</param>
    internal void RemoveFirst(bool serves)
    {
        if (serves)
            First.ReleaseResult();
        else
            _places[_first] = null;
        _first = (_first + 1) & (_places.Length - 1);
        Count--;
    }

    /// <summary>Gives up all tasks that have not ended.</summary>
    internal void Cancel()
    {
        for (; Count > 0; RemoveFirst(serves: false))
            First.GiveUp();
    }

    private ref TaskFuture<TArguments, TResult>? NextPlace()
    {
        if (Count == _places.Length)
            Grow();
        return ref _places[(_first + Count++) & (_places.Length - 1)];
    }

    private void Grow()
    {
        var larger = new TaskFuture<TArguments, TResult>?[_places.Length * 2];
        for (int i = 0; i < Count; i++)
            larger[i] = _places[(_first + i) & (_places.Length - 1)];
        _places = larger;
        _first = 0;
    }
}
