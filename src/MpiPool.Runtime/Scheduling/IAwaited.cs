namespace MpiPool.Scheduling;

/// <summary>Something that a thread can wait for, driving the pool meanwhile: a future, a set of futures, the pool's end.</summary>
internal interface IAwaited
{
    /// <summary>Whether the wait is over. Asked often, from any thread.</summary>
    bool IsDone { get; }
}
