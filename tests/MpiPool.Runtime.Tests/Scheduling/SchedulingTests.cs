using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using MpiPool.CompilerServices;
using MpiPool.Scheduling;
using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Runtime.Tests.Scheduling;

public sealed class SchedulingTests
{
    /// <summary>However results overtake one another, each finds its task, once.</summary>
    [Fact]
    public void A_worker_slot_finds_each_task_once_in_any_order() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int)
            .Sample(
                (count, seed) =>
                {
                    Scheduler scheduler = Idle(out _);
                    var slot = new WorkerSlot(1);
                    var random = new Random(seed);
                    var held = new Dictionary<uint, MpiFuture>();
                    for (int i = 0; i < count; i++)
                    {
                        if (held.Count > 0 && random.Next(3) == 0)
                        {
                            (uint sequence, MpiFuture future) = held.ElementAt(random.Next(held.Count));
                            if (slot.Take(sequence) != future || slot.Take(sequence) is not null)
                                return false;
                            held.Remove(sequence);
                        }
                        else
                        {
                            held.Add(slot.NextSequence, Future(scheduler, i));
                            slot.Add(held[slot.NextSequence], 10, 20);
                        }
                    }

                    return slot.InFlight == held.Count
                        && slot.BytesInFlight == 10L * held.Count
                        && slot.TicksInFlight == 20L * held.Count
                        && slot.Take(slot.NextSequence) is null
                        && slot.TakeAll().ToHashSet().SetEquals(held.Values)
                        && slot.InFlight == 0;
                }
            );

    [Fact]
    public void A_method_is_handed_out_one_by_one_until_it_has_been_measured()
    {
        var policy = new BatchPolicy();
        Assert.Equal(1, policy.Batch(5));
        Assert.False(BatchPolicy.HasRoom(1, policy.Expected(5), policy.Expected(5)));
        policy.Measured(5, BatchPolicy.MessageTicks / 100);
        Assert.Equal(100, policy.Batch(5));
        Assert.True(BatchPolicy.HasRoom(500, 500 * policy.Expected(5), policy.Expected(5)));
        Assert.False(BatchPolicy.HasRoom(600, 600 * policy.Expected(5), policy.Expected(5)));
        Assert.Equal(1, policy.LeastBatch(5));
        policy.Measured(6, BatchPolicy.LeastTicks / 4);
        Assert.Equal(4, policy.LeastBatch(6));
        Assert.Equal(1, policy.Batch(4));
    }

    [Fact]
    public void A_worker_that_sleeps_is_not_woken_for_less_than_waking_it_takes()
    {
        var spinning = new BatchPolicy();
        var sleeping = new BatchPolicy(workersSleep: true);
        foreach (BatchPolicy policy in new[] { spinning, sleeping })
            policy.Measured(0, 50 * TimeSpan.FromMicroseconds(1).Ticks, tasks: 50);
        Assert.Equal(10, spinning.LeastBatch(0));
        Assert.Equal(100, sleeping.LeastBatch(0));
    }

    [Fact]
    public void A_map_runs_ahead_of_a_task_that_holds_it_up_as_far_as_memory_allows()
    {
        var policy = new BatchPolicy();
        Assert.Equal(8, policy.MostPending(0, least: 8));
        policy.Returned(0, bytes: 1000, results: 100);
        Assert.Equal(64 * 1024, policy.MostPending(0, least: 8));
        policy.Returned(1, bytes: 80 * 1024 * 1024, results: 10);
        Assert.Equal(8, policy.MostPending(1, least: 4));
        Assert.Equal(20, policy.MostPending(1, least: 20));
    }

    [Fact]
    public void One_measurement_of_a_worker_that_was_held_up_does_not_turn_the_plan_upside_down()
    {
        var policy = new BatchPolicy();
        for (int i = 0; i < 10; i++)
            policy.Measured(0, 16 * TimeSpan.FromMicroseconds(1).Ticks, tasks: 16);
        int batch = policy.Batch(0);
        policy.Measured(0, TimeSpan.FromSeconds(1).Ticks);
        Assert.InRange(policy.Batch(0), batch / 3, batch);

        // What is long from now on is soon known to be.
        for (int i = 0; i < 25; i++)
            policy.Measured(0, TimeSpan.FromSeconds(1).Ticks);
        Assert.Equal(1, policy.Batch(0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(long.MaxValue)]
    public void An_idle_worker_always_gets_something_and_no_worker_too_much(long ticks)
    {
        var policy = new BatchPolicy();
        policy.Measured(0, ticks);
        Assert.InRange(policy.Batch(0), 1, BatchPolicy.MostInFlight);
        Assert.True(BatchPolicy.HasRoom(0, 0, policy.Expected(0)));
        Assert.False(BatchPolicy.HasRoom(BatchPolicy.MostInFlight, 0, policy.Expected(0)));
    }

    /// <summary>Nothing is put behind a long task, and a long task is put behind nothing.</summary>
    [Fact]
    public void Long_tasks_are_handed_out_alone()
    {
        long second = TimeSpan.FromSeconds(1).Ticks;
        long microsecond = TimeSpan.FromMicroseconds(1).Ticks;
        Assert.False(BatchPolicy.HasRoom(1, second, microsecond));
        Assert.False(BatchPolicy.HasRoom(1, microsecond, second));
        Assert.False(BatchPolicy.IsHungry(1, second, 0));
        Assert.True(BatchPolicy.IsHungry(1, microsecond, 0));
        Assert.False(BatchPolicy.IsHungry(3, 3 * microsecond, BatchPolicy.BytesInFlight));
    }

    [Fact]
    public void A_queue_lets_go_of_what_is_canceled()
    {
        Scheduler scheduler = Idle(out _);
        MpiFuture<int> held = scheduler.Submit(StubTask.Instance, 0, CancellationToken.None);
        MpiFuture<int>[] kept = [.. Enumerable.Range(0, 10).Select(i => scheduler.Submit(StubTask.Instance, i, CancellationToken.None))];
        WeakReference last = CancelMany(scheduler);
        GC.Collect();
        Assert.False(last.IsAlive);
        Assert.True(held.IsRunning);
        Assert.All(kept, future => Assert.False(future.IsCompleted));

        static WeakReference CancelMany(Scheduler scheduler)
        {
            MpiFuture<int> canceled = scheduler.Submit(StubTask.Instance, 0, CancellationToken.None);
            canceled.Cancel();
            for (int i = 0; i < 5_000; i++)
                scheduler.Submit(StubTask.Instance, i, CancellationToken.None).Cancel();
            return new WeakReference(canceled);
        }
    }

    [Fact]
    public void A_task_with_a_canceled_token_does_not_run()
    {
        Scheduler scheduler = Idle(out InProcessTransport worker);
        using var source = new CancellationTokenSource();
        source.Cancel();
        MpiFuture<int> future = scheduler.Submit(StubTask.Instance, 1, source.Token);
        Assert.True(future.IsCanceled);
        Assert.Equal(source.Token, Assert.Throws<OperationCanceledException>(() => future.Result).CancellationToken);
        Assert.Null(worker.TryReceive());
    }

    [Fact]
    public void An_exception_that_cannot_be_read_ends_its_future()
    {
        Scheduler scheduler = Idle(out InProcessTransport worker);
        MpiFuture<int> bad = scheduler.Submit(StubTask.Instance, 1, CancellationToken.None);
        worker.Send(0, Answers.Result(0, ResultStatus.Failed, 3)); // three exceptions, none of which follows
        Assert.Contains("could not be read", Assert.Throws<InvalidOperationException>(() => bad.Result).Message, StringComparison.Ordinal);
        Assert.True(scheduler.IsOpen);
    }

    [Theory]
    [InlineData(99u, false)]
    [InlineData(0u, true)]
    public void A_worker_that_sends_nonsense_breaks_the_pool_and_fails_every_future(uint sequence, bool truncated)
    {
        Scheduler scheduler = Idle(out InProcessTransport worker);
        MpiFuture<int> held = scheduler.Submit(StubTask.Instance, 1, CancellationToken.None);
        MpiFuture<int> queued = scheduler.Submit(StubTask.Instance, 2, CancellationToken.None);
        Message results = Answers.Result(sequence, ResultStatus.Succeeded, 1);
        if (truncated)
            results.Truncate(ResultsMessage.HeaderSize + 1);
        worker.Send(0, results);

        Assert.Throws<WorkerLostException>(() => held.Result);
        Assert.Throws<WorkerLostException>(() => queued.Result);
        Assert.Throws<WorkerLostException>(() => scheduler.Submit(StubTask.Instance, 3, CancellationToken.None));
        scheduler.WaitEnded();
    }

    [Theory]
    [InlineData(1u, 1u)]
    [InlineData(0u, 2u)]
    [InlineData(9u, 1u)]
    public void A_worker_that_gives_back_what_it_was_not_sent_breaks_the_pool(uint first, uint count)
    {
        Scheduler scheduler = Idle(out InProcessTransport worker);
        MpiFuture<int> held = scheduler.Submit(StubTask.Instance, 1, CancellationToken.None);
        worker.Send(0, WithdrawnMessage.Create(first, count, _ => true));
        Assert.Throws<WorkerLostException>(() => held.Result);
        scheduler.WaitEnded();
    }

    [Fact]
    public void A_result_that_is_malformed_fails_its_own_future_alone()
    {
        Scheduler scheduler = Idle(out InProcessTransport worker);
        MpiFuture<int> bad = scheduler.Submit(StubTask.Instance, 1, CancellationToken.None);
        worker.Send(0, Answers.Result(0, ResultStatus.Succeeded, 0xC1)); // never used in MessagePack
        var thrown = Assert.Throws<InvalidOperationException>(() => bad.Result);
        Assert.Contains("could not be read", thrown.Message, StringComparison.Ordinal);
        Assert.True(scheduler.IsOpen);
    }

    /// <summary>A scheduler with one worker that does nothing by itself.</summary>
    private static Scheduler Idle(out InProcessTransport worker)
    {
        InProcessTransport[] ranks = InProcessTransport.Create(2);
        worker = ranks[1];
        return new Scheduler(ranks[0], NullLogger.Instance);
    }

    private static TaskFuture<int, int> Future(Scheduler scheduler, long id) => new(scheduler, id, StubTask.Instance, 0);
}
