using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using MpiPool.Mapping;
using MpiPool.Runtime.Tests.Scheduling;
using MpiPool.Scheduling;
using MpiPool.Transports;

namespace MpiPool.Runtime.Tests.Mapping;

public sealed class FutureRingTests
{
    private readonly Scheduler _scheduler = new(InProcessTransport.Create(2)[0], NullLogger.Instance);

    /// <summary>
    /// However inputs and results take turns, futures leave in the order in which they came, and no more are made than were in the ring at
    /// once.
    /// </summary>
    [Fact]
    public void Futures_leave_in_order_and_serve_again() =>
        Gen.Int[0, 40]
            .Array[1, 30]
            .Sample(turns =>
            {
                var ring = new FutureRing<int, int>();
                var model = new Queue<(long Id, MpiFuture Future)>();
                var made = new HashSet<MpiFuture>();
                long next = 0,
                    most = 0;
                for (int turn = 0; turn < turns.Length; turn++)
                {
                    for (int i = 0; i < turns[turn]; i++)
                    {
                        if (turn % 2 == 0)
                        {
                            MpiFuture added = ring.Add(_scheduler, next, StubTask.Instance, arguments: 0);
                            if (added.TaskId != next || added.State != FutureState.Queued || model.Any(pending => pending.Future == added))
                                return false;
                            made.Add(added);
                            model.Enqueue((next++, added));
                        }
                        else if (model.TryDequeue(out (long Id, MpiFuture Future) first))
                        {
                            if (ring.First != first.Future || ring.First.TaskId != first.Id)
                                return false;
                            ring.First.End(FutureState.Succeeded, null);
                            ring.RemoveFirst(serves: true);
                        }
                    }

                    most = Math.Max(most, model.Count);
                    if (ring.Count != model.Count)
                        return false;
                }

                // A ring has places for twice as many at most, or sixteen.
                return made.Count <= Math.Max(16, 2 * most);
            });

    [Fact]
    public void One_that_others_may_know_does_not_serve_again()
    {
        var ring = new FutureRing<int, int>();
        var known = new TaskFuture<int, int>(_scheduler, 0, StubTask.Instance, 0);
        ring.Add(known);
        known.End(FutureState.Succeeded, null);
        ring.RemoveFirst(serves: false);
        for (int i = 0; i < 100; i++)
        {
            Assert.NotSame(known, ring.Add(_scheduler, i, StubTask.Instance, 0));
            ring.First.End(FutureState.Succeeded, null);
            ring.RemoveFirst(serves: true);
        }
    }

    [Fact]
    public void What_has_not_ended_can_be_given_up()
    {
        var ring = new FutureRing<int, int>();
        TaskFuture<int, int>[] futures =
        [
            .. Enumerable.Range(0, 20).Select(i => _scheduler.Submit(StubTask.Instance, i, CancellationToken.None)),
        ];
        foreach (TaskFuture<int, int> future in futures)
            ring.Add(future);
        Assert.Equal(20, ring.Count);
        ring.Cancel();
        Assert.Equal(0, ring.Count);
        Assert.False(futures[0].IsCompleted); // the worker has it
        Assert.All(futures[1..], future => Assert.True(future.IsCanceled));
    }
}
