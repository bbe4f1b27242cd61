using Microsoft.Extensions.Logging.Abstractions;
using MpiPool.Runtime.Tests.Executor;
using MpiPool.Scheduling;
using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Runtime.Tests.Scheduling;

/// <summary>The main rank takes tasks back from workers that do nothing by themselves, so that each order of events can be had.</summary>
public sealed class TakingBackTests
{
    private readonly InProcessTransport[] _workers;
    private readonly Scheduler _scheduler;

    public TakingBackTests()
    {
        InProcessTransport[] ranks = InProcessTransport.Create(3);
        _workers = ranks[1..];
        _scheduler = new Scheduler(ranks[0], NullLogger.Instance);
    }

    [Fact]
    public async Task Cancel_waits_for_the_answer_and_believes_it()
    {
        MpiFuture<int>[] held = Hold();
        (MpiFuture<int> second, MpiFuture<int> third) = (held[1], held[2]);
        Task<bool> begun = Cancel(second);
        (uint First, uint Count) asked = Asked();
        Assert.Equal((second.Sequence, 1u), asked);
        Assert.False(begun.IsCompleted || second.IsRunning);
        _workers[0].Send(0, WithdrawnMessage.Create(asked.First, asked.Count, _ => false));
        Assert.False(await begun);
        Assert.False(second.Cancel());
        Assert.Equal(second.Sequence, CancelMessage.Read(Next(MessageKind.Cancel)));

        Task<bool> withdrawn = Cancel(third);
        asked = Asked();
        _workers[0].Send(0, WithdrawnMessage.Create(asked.First, asked.Count, _ => true));
        Assert.True(await withdrawn);
        Assert.True(third.IsCanceled);
    }

    [Fact]
    public async Task Cancel_ends_if_the_task_does_before_the_answer()
    {
        MpiFuture<int> second = Hold()[1];
        Task<bool> canceled = Cancel(second);
        (uint First, uint Count) asked = Asked();
        _workers[0].Send(0, Answers.Result(second.Sequence, ResultStatus.Succeeded, 7));
        Assert.False(await canceled);
        Assert.Equal(7, second.Result);

        // The answer then names a task that the worker does not hold any more.
        _workers[0].Send(0, WithdrawnMessage.Create(asked.First, asked.Count, _ => false));
        _scheduler.Poll();
        Assert.True(_scheduler.IsOpen);
    }

    [Fact]
    public async Task Cancel_ends_if_the_pool_breaks_down()
    {
        MpiFuture<int> second = Hold()[1];
        Task<bool> canceled = Cancel(second);
        _ = Asked();
        _workers[0].Send(0, Answers.Result(99, ResultStatus.Succeeded));
        Assert.False(await canceled);
        Assert.True(second.IsFaulted);
    }

    [Fact]
    public void Cancel_by_a_serializer_does_not_wait()
    {
        MpiFuture<int> second = Hold(otherIsFree: true)[1];
        bool? canceled = null;
        var meddling = new StubTask(1) { OnWrite = () => canceled = second.Cancel() };

        // The other worker is free, so that its arguments are written here and now, under the lock.
        MpiFuture<int> meddled = _scheduler.Submit(meddling, 1, CancellationToken.None);
        Assert.False(canceled);
        Assert.Equal(2, meddled.WorkerRank);
        (uint First, uint Count) asked = Asked();
        _workers[0].Send(0, WithdrawnMessage.Create(asked.First, asked.Count, _ => true));
        Assert.Throws<OperationCanceledException>(() => second.Result);
    }

    [Fact]
    public void A_task_that_cancels_itself_while_it_is_written_leaves_the_next_one_alone()
    {
        MpiFuture<int>? self = null;
        bool? canceled = null;
        var failing = new StubTask(1)
        {
            OnWrite = () =>
            {
                canceled = self!.Cancel();
                throw new NotSupportedException("cannot be written");
            },
        };
        for (int i = 0; i < _workers.Length; i++)
            Submit();
        self = _scheduler.Submit(failing, 1, CancellationToken.None);
        MpiFuture<int> next = Submit();
        _ = Next(MessageKind.Run);
        _workers[0].Send(0, Answers.Result(0, ResultStatus.Succeeded, 0));
        Assert.Throws<InvalidOperationException>(() => self.Result);
        Assert.False(canceled);
        _ = Next(MessageKind.Run);
        Assert.Null(_workers[0].TryReceive());
        _workers[0].Send(0, Answers.Result(1, ResultStatus.Succeeded, 5));
        Assert.Equal(5, next.Result);
    }

    [Fact]
    public void What_waits_behind_a_long_task_is_taken_back_in_order_for_a_free_worker()
    {
        MpiFuture<int>[] held = Hold(otherIsFree: true);
        (MpiFuture<int> first, MpiFuture<int> second, MpiFuture<int> third) = (held[0], held[1], held[2]);
        (uint First, uint Count) asked = default;
        Pools.WaitFor(() =>
        {
            _scheduler.Poll();
            if (_workers[0].TryReceive() is not { } message)
                return false;
            asked = WithdrawMessage.Read(message);
            return message.Kind == MessageKind.Withdraw;
        });
        Assert.Equal((second.Sequence, 2u), asked);

        // It is asked once, and nothing else is put behind the long task.
        Assert.False(first.Cancel());
        Assert.True(first.IsRunning);
        _workers[0].Send(0, WithdrawnMessage.Create(asked.First, asked.Count, _ => true));
        _scheduler.Poll();
        Assert.Equal([2, 2], new[] { second.WorkerRank, third.WorkerRank });
        Assert.True(second.IsRunning);
        Assert.Equal(second.Sequence + 1, third.Sequence);
        _workers[1].Send(0, Answers.Result(second.Sequence, ResultStatus.Succeeded, 2));
        _workers[1].Send(0, Answers.Result(third.Sequence, ResultStatus.Succeeded, 3));
        Assert.Equal([2, 3], new[] { second.Result, third.Result });
        Assert.Equal(CancelMessage.Read(Next(MessageKind.Cancel)), first.Sequence);
        Assert.Null(_workers[0].TryReceive());
    }

    [Fact]
    public async Task What_is_canceled_while_it_is_taken_back_is_not_queued_again()
    {
        MpiFuture<int>[] held = Hold(otherIsFree: true);
        (MpiFuture<int> second, MpiFuture<int> third) = (held[1], held[2]);
        Pools.WaitFor(() =>
        {
            _scheduler.Poll();
            return second.Withdrawal == Withdrawal.Asked;
        });
        Task<bool> canceled = Cancel(third);
        (uint First, uint Count) asked = Asked();
        Pools.WaitFor(() => third.CancelRequest is not null);
        _workers[0].Send(0, WithdrawnMessage.Create(asked.First, asked.Count, _ => true));
        Assert.True(await canceled);
        Assert.Equal(2, second.WorkerRank);
        _workers[1].Send(0, Answers.Result(second.Sequence, ResultStatus.Succeeded, 2));
        Assert.Equal(2, second.Result);
    }

    /// <summary>The first worker holds three short tasks; the other some, or none.</summary>
    private MpiFuture<int>[] Hold(bool otherIsFree = false)
    {
        MpiFuture<int> measured = Submit();
        _workers[0].Send(0, Answers.Result(0, ResultStatus.Succeeded, 0));
        Assert.Equal(0, measured.Result);
        List<MpiFuture<int>>[] held =
        [
            [],
            [],
        ];
        while (held[0].Count < 3)
        {
            MpiFuture<int> future = Submit();
            _scheduler.Poll();
            held[future.WorkerRank - 1].Add(future);
        }

        foreach (InProcessTransport worker in _workers)
        {
            while (worker.TryReceive() is { } message)
                Assert.Equal(MessageKind.Run, message.Kind);
        }

        if (otherIsFree)
        {
            foreach (MpiFuture<int> future in held[1])
            {
                _workers[1].Send(0, Answers.Result(future.Sequence, ResultStatus.Succeeded, 0));
                Assert.Equal(0, future.Result);
            }
        }

        return [.. held[0]];
    }

    private MpiFuture<int> Submit() => _scheduler.Submit(StubTask.Instance, 1, CancellationToken.None);

    private static Task<bool> Cancel(MpiFuture future) => Task.Run(future.Cancel);

    private (uint First, uint Count) Asked() => WithdrawMessage.Read(Next(MessageKind.Withdraw));

    /// <summary>The next message for the first worker.</summary>
    private Message Next(MessageKind kind)
    {
        Message? message = null;
        Pools.WaitFor(() => (message = _workers[0].TryReceive()) is not null);
        Assert.Equal(kind, message!.Kind);
        return message;
    }
}
