using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using MpiPool.Scheduling;
using MpiPool.Transports;

namespace MpiPool.Runtime.Tests.Scheduling;

public sealed class TaskQueueTests
{
    private readonly Scheduler _scheduler = new(InProcessTransport.Create(2)[0], NullLogger.Instance);

    private enum Step
    {
        Add,
        Take,
        PutBack,
        Cancel,
    }

    /// <summary>Whatever comes, goes, comes back and is canceled, by the thousands: the queue gives what a list would give.</summary>
    [Fact]
    public void Gives_what_a_list_would_give() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 2500])
            .Array[1, 30]
            .Sample(steps =>
            {
                var queue = new TaskQueue();
                var model = new LinkedList<MpiFuture>();
                var taken = new Stack<MpiFuture>();
                long next = 0;
                foreach ((Step step, int times) in steps)
                {
                    for (int i = 0; i < times; i++)
                    {
                        switch (step)
                        {
                            case Step.Add:
                                var added = new TaskFuture<int, int>(_scheduler, next++, StubTask.Instance, arguments: 0);
                                queue.Add(added);
                                model.AddLast(added);
                                break;
                            case Step.Take when model.First is { } first:
                                if (queue.Peek() != first.Value)
                                    return false;
                                queue.RemoveHead();
                                model.RemoveFirst();
                                taken.Push(first.Value);
                                break;
                            case Step.PutBack when taken.TryPop(out MpiFuture? back):
                                queue.PutBack(back);
                                model.AddFirst(back);
                                break;
                            case Step.Cancel when (i % 2 == 0 ? model.First : model.Last) is { } canceled:
                                canceled.Value.End(FutureState.Canceled, new OperationCanceledException());
                                queue.OnCanceled();
                                model.Remove(canceled);
                                break;
                        }

                        if (queue.Count != model.Count)
                            return false;
                    }
                }

                while (queue.Peek() is { } left)
                {
                    if (model.First?.Value != left)
                        return false;
                    queue.RemoveHead();
                    model.RemoveFirst();
                }

                return model.Count == 0 && queue.Count == 0;
            });

    /// <summary>A queue that stays short allocates nothing, however many pass through.</summary>
    [Fact]
    public void A_short_queue_allocates_nothing()
    {
        var queue = new TaskQueue();
        var futures = new MpiFuture[700];
        for (int i = 0; i < futures.Length; i++)
            futures[i] = new TaskFuture<int, int>(_scheduler, i, StubTask.Instance, arguments: 0);
        PassThrough(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PassThrough(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void PassThrough(int times)
        {
            for (int time = 0; time < times; time++)
            {
                foreach (MpiFuture future in futures)
                    queue.Add(future);
                foreach (MpiFuture future in futures)
                {
                    if (queue.Peek() != future)
                        throw new InvalidOperationException("Another one is first.");
                    queue.RemoveHead();
                }
            }
        }
    }
}
