using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using MpiPool.CompilerServices;
using MpiPool.Scheduling;

namespace MpiPool.Mapping;

/// <summary>
/// One task over many inputs, lazily: the thread that enumerates the results pulls the inputs, as workers become free. Left early, by
/// <c>break</c> or by an exception, it gives up what it has submitted.
/// </summary>
internal sealed class TaskMap<TArguments, TResult>(
    Scheduler scheduler,
    MpiTask<TArguments, TResult> task,
    CancellationToken cancellationToken
)
{
    /// <summary>So many inputs of a collection are submitted together, and so many results of very short tasks are given between.</summary>
    private const int Together = 64;

    /// <summary>The results in input order.</summary>
    internal IEnumerable<TResult> Ordered(IEnumerable<TArguments> inputs)
    {
        var pending = new FutureRing<TArguments, TResult>();
        bool serve = !cancellationToken.CanBeCanceled; // a token may still hold a future that has ended

        // The next input of anything but a collection may take its time: what there is before it is submitted first.
        var pulled = new TArguments[inputs is ICollection<TArguments> ? Together : 1];
        var input = new InputReader<TArguments>(inputs);
        try
        {
            int owed = 0;
            long given = 0;
            while (true)
            {
                while (
                    !input.IsAtEnd
                    && (owed >= Together || !GivesFirst(pending))
                    && Math.Min(Room(pending), pulled.Length) is > 0 and int room
                )
                {
                    int count = input.Pull(pulled.AsSpan(0, room));
                    Submit(pulled.AsSpan(0, count), pending);

                    // A few fewer than there were results, so that no more wait to be given than the workers' pace asks for.
                    owed = Math.Max(0, owed - count - (count / 8));
                }

                if (pending.Count == 0)
                    break;
                TaskFuture<TArguments, TResult> next = pending.First;
                if (!input.IsAtEnd && !next.IsCompleted)
                {
                    scheduler.WaitFor(ResultOrRoomIn(pending), Timeout.InfiniteTimeSpan);
                    if (!next.IsCompleted)
                        continue;
                }

                next.WaitEnded(Timeout.InfiniteTimeSpan);
                TResult result = Take(next, given++, input);
                pending.RemoveFirst(serve);
                owed++;
                yield return result;
            }

            input.Failure?.Throw();
        }
        finally
        {
            pending.Cancel();
            input.LetGo();
        }
    }

    /// <summary>The results as they complete.</summary>
    internal IEnumerable<TResult> Unordered(IEnumerable<TArguments> inputs)
    {
        var pending = new Dictionary<MpiFuture<TResult>, long>();
        long pulled = 0;
        var ended = new CompletionQueue<MpiFuture<TResult>>();
        var input = new InputReader<TArguments>(inputs);
        try
        {
            while (true)
            {
                // Results that are there go first: workers that keep up with the input always want more.
                while (!input.IsAtEnd && (pending.Count == 0 || (scheduler.WantsMore && !ended.IsDone)))
                {
                    if (input.TryPull(out TArguments? arguments))
                        Watch(Submit(arguments), pulled++, pending, ended, quickly: false);
                }

                if (pending.Count == 0)
                    break;
                scheduler.WaitFor(!input.IsAtEnd ? new ResultOrRoom(ended, () => scheduler.WantsMore) : ended, Timeout.InfiniteTimeSpan);
                while (ended.TryTake(out MpiFuture<TResult> next))
                {
                    pending.Remove(next, out long index);
                    yield return Take(next, index, input);
                }
            }

            input.Failure?.Throw();
        }
        finally
        {
            foreach (MpiFuture<TResult> future in pending.Keys)
                future.GiveUp();
            input.LetGo();
        }
    }

    /// <summary>The results in input order, without blocking a thread.</summary>
    internal async IAsyncEnumerable<TResult> OrderedAsync(IAsyncEnumerable<TArguments> inputs)
    {
        var pending = new Queue<MpiFuture<TResult>>();
        var changed = new AsyncSignal();
        long given = 0;
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
                        if (feed.IsAtEnd)
                            break;
                    }
                    else if (next.IsCompleted)
                    {
                        TResult result = feed.Take(next, given++);
                        _ = pending.Dequeue();
                        yield return result;
                        continue;
                    }

                    await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                feed.Failure?.Throw();
            }
            finally
            {
                foreach (MpiFuture<TResult> future in pending)
                    future.GiveUp();
            }
        }
    }

    /// <summary>The results as they complete, without blocking a thread.</summary>
    internal async IAsyncEnumerable<TResult> UnorderedAsync(IAsyncEnumerable<TArguments> inputs)
    {
        var pending = new Dictionary<MpiFuture<TResult>, long>();
        long pulled = 0;
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
                    while (!ended.IsDone && feed.TryNext(pending.Count == 0) is { } future)
                        Watch(future, pulled++, pending, ended, quickly: true);
                    bool any = false;
                    while (ended.TryTake(out MpiFuture<TResult> next))
                    {
                        any = true;
                        pending.Remove(next, out long index);
                        yield return feed.Take(next, index);
                    }

                    // What has been given may have made room for more inputs.
                    if (pending.Count == 0 && feed.IsAtEnd)
                        break;
                    if (any || ended.IsDone)
                        continue;
                    await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
                }

                feed.Failure?.Throw();
            }
            finally
            {
                foreach (MpiFuture<TResult> future in pending.Keys)
                    future.GiveUp();
            }
        }
    }

    /// <summary>Keeps a future with the index of its input, and watches for its end.</summary>
    private static void Watch(
        MpiFuture<TResult> future,
        long index,
        Dictionary<MpiFuture<TResult>, long> pending,
        CompletionQueue<MpiFuture<TResult>> ended,
        bool quickly
    )
    {
        pending.Add(future, index);
        ended.Watch(future, quickly);
    }

    /// <summary>
    /// Whether results that are there go before more inputs: where the main rank is what holds up very short tasks, workers always want
    /// more, and results would pile up.
    /// </summary>
    private bool GivesFirst(FutureRing<TArguments, TResult> pending) =>
        pending.Count > 0 && pending.First.IsCompleted && scheduler.Batch >= Together;

    /// <summary>How many more inputs an ordered map may pull now.</summary>
    private int Room(FutureRing<TArguments, TResult> pending) =>
        pending.Count == 0 ? Math.Max(1, scheduler.Room) : Math.Min(scheduler.MostPending - pending.Count, scheduler.Room);

    private ResultOrRoom ResultOrRoomIn(FutureRing<TArguments, TResult> pending) => new(pending.First, () => Room(pending) > 0);

    /// <summary>Submits what has been pulled, and lets go of it.</summary>
    private void Submit(Span<TArguments> inputs, FutureRing<TArguments, TResult> pending)
    {
        if (cancellationToken.CanBeCanceled)
        {
            foreach (TArguments input in inputs)
                pending.Add(Submit(input));
        }
        else if (inputs.Length > 0)
        {
            scheduler.Submit(task, inputs, pending);
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<TArguments>())
            inputs.Clear();
    }

    private TaskFuture<TArguments, TResult> Submit(TArguments arguments)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return scheduler.SubmitMapped(task, arguments, cancellationToken);
    }

    /// <summary>
    /// Takes a result. If there is none, the map ends by the task's failure, whatever the inputs throw when they are let go.
    /// </summary>
    private static TResult Take(MpiFuture<TResult> future, long index, InputReader<TArguments> input)
    {
        if (future.State != FutureState.Succeeded)
        {
            future.HadInput(index);
            input.GiveUp();
        }

        return future.Result;
    }

    /// <summary>
    /// The inputs of an asynchronous enumeration: asks for the next one while workers could take it, and submits what comes.
    /// </summary>
    private sealed class AsyncFeed(TaskMap<TArguments, TResult> map, IAsyncEnumerable<TArguments> inputs, AsyncSignal changed)
        : IAsyncDisposable
    {
        private readonly CancellationTokenSource _left = new();
        private IAsyncEnumerator<TArguments>? _input;
        private Task<bool>? _moving;

        /// <summary>Whether there are no more inputs. An exception of theirs is their end, too.</summary>
        internal bool IsAtEnd { get; private set; }

        /// <summary>What the inputs have thrown, or a task has.</summary>
        internal ExceptionDispatchInfo? Failure { get; private set; }

        /// <summary>Submits the next input if there is one now.</summary>
        internal MpiFuture<TResult>? TryNext(bool nothingPending)
        {
            if (IsAtEnd || !TryMove(nothingPending, out TArguments? input))
                return null;
            return map.Submit(input);
        }

        /// <summary>Takes a result, or ends the map by the failure that there is in its place.</summary>
        internal TResult Take(MpiFuture<TResult> future, long index)
        {
            future.HadInput(index);
            try
            {
                return future.Result;
            }
            catch (Exception e)
            {
                Failure = ExceptionDispatchInfo.Capture(e);
                throw;
            }
        }

        private bool TryMove(bool nothingPending, [MaybeNullWhen(false)] out TArguments input)
        {
            input = default;
            try
            {
                if (_moving is null)
                {
                    if (!nothingPending && !map.Scheduler.WantsMore)
                        return false;
                    _input ??= inputs.GetAsyncEnumerator(_left.Token);
                    _moving = _input.MoveNextAsync().AsTask();
                    if (!_moving.IsCompleted)
                        _ = _moving.ContinueWith(_ => changed.Set(), TaskScheduler.Default);
                }

                if (!_moving.IsCompleted)
                    return false;
                IsAtEnd = !_moving.GetAwaiter().GetResult();
                _moving = null;
                if (!IsAtEnd)
                    input = _input!.Current;
            }
            catch (Exception e)
            {
                Failure = ExceptionDispatchInfo.Capture(e);
                IsAtEnd = true;
            }

            return !IsAtEnd;
        }

        public async ValueTask DisposeAsync()
        {
            // An enumerator may only be disposed of when it does not move: one that never stops is asked to.
            await _left.CancelAsync().ConfigureAwait(false);
            if (_moving is Task moving)
                await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (_input is not null)
                    await _input.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception) when (Failure is not null)
            {
                // What went wrong first comes out.
            }

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
