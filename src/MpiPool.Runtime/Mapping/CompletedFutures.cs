using System.Collections;
using MpiPool.Scheduling;

namespace MpiPool.Mapping;

/// <summary>
/// Futures in the order in which they end. Each is let go of when it has been given, so that large results do not pile up; for the same
/// reason they are given only once.
/// </summary>
internal sealed class CompletedFutures<TFuture> : IEnumerable<TFuture>, IEnumerator<TFuture>
    where TFuture : MpiFuture
{
    private readonly CompletionQueue<TFuture> _ended = new();
    private readonly Scheduler[] _schedulers;
    private int _left;
    private int _isTaken;
    private TFuture? _current;

    internal CompletedFutures(IEnumerable<TFuture> futures)
    {
        var schedulers = new HashSet<Scheduler>();
        TFuture[] all = [.. futures];
        foreach (TFuture future in all)
        {
            schedulers.Add(future.Scheduler);
            _ended.Watch(future, quickly: false);
        }

        _left = all.Length;
        _schedulers = [.. schedulers];
    }

    public TFuture Current => _current!;

    object IEnumerator.Current => Current;

    public IEnumerator<TFuture> GetEnumerator() =>
        Interlocked.Exchange(ref _isTaken, 1) == 0
            ? this
            : throw new InvalidOperationException(
                "What MpiFuture.AsCompleted gives can be enumerated once: it lets go of each future that it has given. Call AsCompleted "
                    + "again, or keep "
                    + "the futures in a list (ToList())."
            );

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool MoveNext()
    {
        _current = null;
        if (_left == 0)
            return false;

        // The thread drives all pools in turn.
        TimeSpan turn = _schedulers.Length == 1 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(1);
        for (int i = 0; !_ended.TryTake(out _current); i = (i + 1) % _schedulers.Length)
            _schedulers[i].WaitFor(_ended, turn);
        _left--;
        return true;
    }

    public void Reset() => throw new NotSupportedException();

    public void Dispose() => _current = null;
}
