using MpiPool.CompilerServices;
using MpiPool.Scheduling;

namespace MpiPool.Mapping;

/// <summary>
/// One task over many inputs, lazily: the thread that enumerates the results pulls the inputs, as workers become free. Left early, by <c>break</c> or
/// by an exception, it gives up what it has submitted.
/// </summary>
internal sealed class TaskMap<TArguments, TResult>(Scheduler scheduler, MpiTask<TArguments, TResult> task, CancellationToken cancellationToken)
{
    /// <summary>The results in input order.</summary>
    internal IEnumerable<TResult> Ordered(IEnumerable<TArguments> inputs)
    {
        var pending = new Queue<TaskFuture<TArguments, TResult>>();

        // Nobody sees a map's futures, so that one that has ended serves for another input; but for one that a token may still hold.
        var free = new Stack<TaskFuture<TArguments, TResult>>();
        bool canReuse = !cancellationToken.CanBeCanceled;
        bool HasRoom() => pending.Count < scheduler.MostPending && scheduler.WantsMore;
        try
        {
            using IEnumerator<TArguments> input = inputs.GetEnumerator();
            for (bool more = true; ;)
            {
                while (more && (pending.Count == 0 || HasRoom()))
                {
                    more = input.MoveNext();
                    if (!more) break;
                    if (free.TryPop(out TaskFuture<TArguments, TResult>? future)) scheduler.SubmitAgain(future, input.Current);
                    else future = Submit(input.Current);
                    pending.Enqueue(future);
                }

                if (!pending.TryPeek(out TaskFuture<TArguments, TResult>? next)) yield break;
                if (more && !next.IsCompleted)
                {
                    scheduler.WaitFor(new ResultOrRoom(next, HasRoom), Timeout.InfiniteTimeSpan);
                    if (!next.IsCompleted) continue;
                }

                TResult result = next.Result;
                pending.Dequeue();
                if (canReuse)
                {
                    next.ReleaseResult();
                    free.Push(next);
                }

                yield return result;
            }
        }
        finally
        {
            foreach (TaskFuture<TArguments, TResult> future in pending) future.CancelBy(default);
        }
    }

    /// <summary>The results as they complete.</summary>
    internal IEnumerable<TResult> Unordered(IEnumerable<TArguments> inputs)
    {
        var pending = new HashSet<MpiFuture<TResult>>();
        var ended = new CompletionQueue<MpiFuture<TResult>>();
        try
        {
            using IEnumerator<TArguments> input = inputs.GetEnumerator();
            for (bool more = true; ;)
            {
                // Results that are there go first: workers that keep up with the input always want more.
                while (more && (pending.Count == 0 || (scheduler.WantsMore && !ended.IsDone)))
                {
                    more = input.MoveNext();
                    if (more) Watch(Submit(input.Current), pending, ended, quickly: false);
                }

                if (pending.Count == 0) yield break;
                scheduler.WaitFor(more ? new ResultOrRoom(ended, () => scheduler.WantsMore) : ended, Timeout.InfiniteTimeSpan);
                while (ended.TryTake(out MpiFuture<TResult> next))
                {
                    pending.Remove(next);
                    yield return next.Result;
                }
            }
        }
        finally
        {
            foreach (MpiFuture<TResult> future in pending) future.CancelBy(default);
        }
    }

    /// <summary>The results in input order, without blocking a thread.</summary>
    internal async IAsyncEnumerable<TResult> OrderedAsync(IAsyncEnumerable<TArguments> inputs)
    {
        var pending = new Queue<MpiFuture<TResult>>();
        var changed = new AsyncSignal();
        var feed = new AsyncFeed(this, inputs, changed);
        await using (feed.ConfigureAwait(false))
        {
            try
            {
                while (true)
                {
                    while (pending.Count < scheduler.MostPending && feed.TryNext(pending.Count == 0) is { } future)
                    {
                        pending.Enqueue(future);
                        changed.SetBy(future);
                    }

                    if (!pending.TryPeek(out MpiFuture<TResult>? next))
                    {
                        if (feed.IsAtEnd) yield break;
                    }
                    else if (next.IsCompleted)
                    {
                        TResult result = next.Result;
                        _ = pending.Dequeue();
                        yield return result;
                        continue;
                    }

                    await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                foreach (MpiFuture<TResult> future in pending) future.CancelBy(default);
            }
        }
    }

    /// <summary>The results as they complete, without blocking a thread.</summary>
    internal async IAsyncEnumerable<TResult> UnorderedAsync(IAsyncEnumerable<TArguments> inputs)
    {
        var pending = new HashSet<MpiFuture<TResult>>();
        var changed = new AsyncSignal();
        var ended = new CompletionQueue<MpiFuture<TResult>> { Added = changed.Set };
        var feed = new AsyncFeed(this, inputs, changed);
        await using (feed.ConfigureAwait(false))
        {
            try
            {
                while (true)
                {
                    // Results that are there go first: workers that keep up with the input always want more.
                    while (!ended.IsDone && feed.TryNext(pending.Count == 0) is { } future) Watch(future, pending, ended, quickly: true);
                    bool any = false;
                    while (ended.TryTake(out MpiFuture<TResult> next))
                    {
                        any = true;
                        pending.Remove(next);
                        yield return next.Result;
                    }

                    // What has been given may have made room for more inputs.
                    if (pending.Count == 0 && feed.IsAtEnd) yield break;
                    if (any || ended.IsDone) continue;
                    await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                foreach (MpiFuture<TResult> future in pending) future.CancelBy(default);
            }
        }
    }

    private static void Watch(
        MpiFuture<TResult> future, HashSet<MpiFuture<TResult>> pending, CompletionQueue<MpiFuture<TResult>> ended, bool quickly)
    {
        pending.Add(future);
        ended.Watch(future, quickly);
    }

    private TaskFuture<TArguments, TResult> Submit(TArguments arguments)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return scheduler.Submit(task, arguments, cancellationToken);
    }

    /// <summary>The inputs of an asynchronous enumeration: asks for the next one while workers could take it, and submits what comes.</summary>
    private sealed class AsyncFeed(TaskMap<TArguments, TResult> map, IAsyncEnumerable<TArguments> inputs, AsyncSignal changed) : IAsyncDisposable
    {
        private readonly CancellationTokenSource _left = new();
        private IAsyncEnumerator<TArguments>? _input;
        private Task<bool>? _moving;

        internal bool IsAtEnd { get; private set; }

        /// <summary>Submits the next input if there is one now.</summary>
        internal MpiFuture<TResult>? TryNext(bool nothingPending)
        {
            if (IsAtEnd) return null;
            if (_moving is null)
            {
                if (!nothingPending && !map.Scheduler.WantsMore) return null;
                _input ??= inputs.GetAsyncEnumerator(_left.Token);
                _moving = _input.MoveNextAsync().AsTask();
                if (!_moving.IsCompleted) _ = _moving.ContinueWith(_ => changed.Set(), TaskScheduler.Default);
            }

            if (!_moving.IsCompleted) return null;
            bool more = _moving.GetAwaiter().GetResult();
            _moving = null;
            if (more) return map.Submit(_input!.Current);
            IsAtEnd = true;
            return null;
        }

        public async ValueTask DisposeAsync()
        {
            // An enumerator may only be disposed of when it does not move: one that never stops is asked to.
            await _left.CancelAsync().ConfigureAwait(false);
            if (_moving is Task moving) await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_input is not null) await _input.DisposeAsync().ConfigureAwait(false);
            _left.Dispose();
        }
    }

    private Scheduler Scheduler => scheduler;

    /// <summary>What who has more inputs waits for.</summary>
    private sealed class ResultOrRoom(IAwaited result, Func<bool> hasRoom) : IAwaited
    {
        public bool IsDone => result.IsDone || hasRoom();
    }
}
