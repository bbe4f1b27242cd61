using MpiPool.CompilerServices;
using MpiPool.Scheduling;

namespace MpiPool.Mapping;

/// <summary>
/// An asynchronous map that starts anew with each enumeration, and ends with the token given here or with the enumerator's own.
/// </summary>
internal sealed class AsyncMap<TArguments, TResult>(
    Scheduler scheduler,
    MpiTask<TArguments, TResult> task,
    IAsyncEnumerable<TArguments> inputs,
    bool isOrdered,
    CancellationToken cancellationToken
) : IAsyncEnumerable<TResult>
{
    public async IAsyncEnumerator<TResult> GetAsyncEnumerator(CancellationToken enumeratorToken = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enumeratorToken);
        var map = new TaskMap<TArguments, TResult>(scheduler, task, both.Token);
        IAsyncEnumerable<TResult> results = isOrdered ? map.OrderedAsync(inputs) : map.UnorderedAsync(inputs);
        await foreach (TResult result in results.ConfigureAwait(false))
            yield return result;
    }
}
