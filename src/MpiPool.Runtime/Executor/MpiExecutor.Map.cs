using MpiPool.CompilerServices;
using MpiPool.Scheduling;

namespace MpiPool;

/// <content>Results in input order, with inputs pulled as workers become free.</content>
public sealed partial class MpiExecutor
{
    internal IEnumerable<TResult> MapTask<TArguments, TResult>(
        MpiTask<TArguments, TResult> task, IEnumerable<TArguments> inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Enumerate(MainScheduler("Map"), task, inputs, cancellationToken);

        static IEnumerable<TResult> Enumerate(
            Scheduler scheduler, MpiTask<TArguments, TResult> task, IEnumerable<TArguments> inputs, CancellationToken cancellationToken)
        {
            var pending = new Queue<MpiFuture<TResult>>();
            try
            {
                using IEnumerator<TArguments> input = inputs.GetEnumerator();
                bool more = true;
                while (true)
                {
                    while (more && (pending.Count == 0 || scheduler.WantsMore))
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        more = input.MoveNext();
                        if (more) pending.Enqueue(scheduler.Submit(task, input.Current, cancellationToken));
                    }

                    if (!pending.TryPeek(out MpiFuture<TResult>? next)) yield break;
                    if (more && !next.Wait(TimeSpan.FromMilliseconds(1))) continue;
                    yield return pending.Dequeue().Result;
                }
            }
            finally
            {
                // Left early, or by an exception: what has not started is not wanted any more.
                foreach (MpiFuture<TResult> future in pending) future.Cancel();
            }
        }
    }
}
