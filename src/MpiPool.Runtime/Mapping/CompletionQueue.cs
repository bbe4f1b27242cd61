using System.Collections.Concurrent;
using MpiPool.Scheduling;

namespace MpiPool.Mapping;

/// <summary>Futures in the order in which they end. Safe from any thread; one thread takes.</summary>
internal sealed class CompletionQueue<TFuture> : IAwaited
    where TFuture : MpiFuture
{
    private readonly ConcurrentQueue<TFuture> _ended = new();

    /// <summary>Whether there is something to take.</summary>
    public bool IsDone => !_ended.IsEmpty;

    /// <summary>Called after each addition, on the thread that saw the future end. Must return soon.</summary>
    internal Action? Added { get; init; }

    /// <summary>Adds a future once it has ended.</summary>
    /// <param name="future">The future.</param>
    /// <param name="quickly">Whether nobody may be waiting, so that the pool itself has to be quick.</param>
    internal void Watch(TFuture future, bool quickly) => future.Observe(new Observer(this), quickly);

    internal bool TryTake(out TFuture future) => _ended.TryDequeue(out future!);

    private sealed class Observer(CompletionQueue<TFuture> queue) : FutureObserver
    {
        internal override void Notify(MpiFuture future)
        {
            queue._ended.Enqueue((TFuture)future);
            queue.Added?.Invoke();
        }
    }
}
