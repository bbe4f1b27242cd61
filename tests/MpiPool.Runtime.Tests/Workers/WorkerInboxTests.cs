using MpiPool.CompilerServices;
using MpiPool.Transports;
using MpiPool.Wire;
using MpiPool.Workers;

namespace MpiPool.Runtime.Tests.Workers;

/// <summary>What a worker answers to the main rank at each stage of a task, step by step.</summary>
public sealed class WorkerInboxTests
{
    private readonly InProcessTransport _main;
    private readonly WorkerInbox _inbox;

    public WorkerInboxTests()
    {
        InProcessTransport[] ranks = InProcessTransport.Create(2);
        _main = ranks[0];
        _inbox = new WorkerInbox(ranks[1]);
    }

    [Fact]
    public void What_waits_behind_the_running_task_is_given_back_and_passed_over()
    {
        Take(Run(first: 0, count: 4));
        Assert.True(_inbox.Begin(0));
        Assert.True(_inbox.Begin(1));
        Arrives(WithdrawMessage.Create(0, 3));
        Assert.Equal([(0u, 2u, false), (2u, 1u, true)], Answer());
        Assert.False(_inbox.Begin(2));
        Assert.True(_inbox.Begin(3));
    }

    [Fact]
    public void What_is_given_back_before_it_has_come_is_passed_over_when_it_comes()
    {
        Take(Run(first: 0, count: 1));
        Assert.True(_inbox.Begin(0));
        Arrives(WithdrawMessage.Create(1, 2));
        Assert.Equal([(1u, 0u, false), (1u, 2u, true)], Answer());
        Take(Run(first: 1, count: 3));
        Assert.False(_inbox.Begin(1));
        Assert.False(_inbox.Begin(2));
        Assert.True(_inbox.Begin(3));
    }

    [Fact]
    public void What_was_overtaken_on_its_way_is_given_back()
    {
        Take(Run(first: 2, count: 2));
        Assert.True(_inbox.Begin(2));
        Arrives(WithdrawMessage.Create(0, 4));
        Assert.Equal([(0u, 0u, false), (0u, 2u, true), (2u, 1u, false), (3u, 1u, true)], Answer());
        Assert.False(_inbox.Begin(3));
        Take(Run(first: 0, count: 2));
        Assert.False(_inbox.Begin(0));
        Assert.False(_inbox.Begin(1));
    }

    [Theory]
    [InlineData(10_000_000)]
    [InlineData(uint.MaxValue)]
    public void More_tasks_than_a_worker_can_hold_are_not_given_back(uint count)
    {
        Take(Run(first: 0, count: 2));
        Assert.True(_inbox.Begin(0));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Arrives(WithdrawMessage.Create(0, count));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal([(0u, count, false)], Answer());
        Assert.True(_inbox.Begin(1));
    }

    [Fact]
    public void What_is_over_is_not_given_back()
    {
        Take(Run(first: 0, count: 1));
        Assert.True(_inbox.Begin(0));
        _main.Send(1, WithdrawMessage.Create(0, 1));
        Assert.Null(_inbox.Take());
        Assert.Equal([(0u, 1u, false)], Answer());
    }

    [Fact]
    public void To_ask_twice_gets_the_same_answer()
    {
        Take(Run(first: 0, count: 3));
        Assert.True(_inbox.Begin(0));
        Arrives(WithdrawMessage.Create(1, 2));
        Arrives(WithdrawMessage.Create(1, 2));
        Assert.Equal(Answer(), Answer());
        Assert.False(_inbox.Begin(1));
        Assert.False(_inbox.Begin(2));
    }

    [Fact]
    public void A_cancellation_reaches_the_token_of_the_running_task_alone()
    {
        Take(Run(first: 0, count: 3));
        Assert.True(_inbox.Begin(0));
        CancellationToken before = _inbox.Cancellation.Token;
        Assert.True(_inbox.Begin(1));
        Arrives(CancelMessage.Create(1));
        Assert.True(_inbox.Cancellation.Token.IsCancellationRequested);
        Assert.True(_inbox.Begin(2));
        Assert.False(_inbox.Cancellation.Token.IsCancellationRequested);
        Assert.False(before.IsCancellationRequested);
    }

    [Fact]
    public void A_cancellation_that_is_early_meets_its_task_when_it_begins_and_not_the_next()
    {
        Take(Run(first: 0, count: 3));
        Assert.True(_inbox.Begin(0));
        Arrives(CancelMessage.Create(1));
        Assert.False(_inbox.Cancellation.Token.IsCancellationRequested);
        Assert.True(_inbox.Begin(1));

        // The task need not have looked at its token.
        Assert.True(_inbox.Begin(2));
        Assert.False(_inbox.Cancellation.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_cancellation_that_is_early_is_seen_by_its_task()
    {
        Take(Run(first: 0, count: 2));
        Assert.True(_inbox.Begin(0));
        Arrives(CancelMessage.Create(1));
        Assert.True(_inbox.Begin(1));
        Assert.True(_inbox.Cancellation.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_cancellation_that_is_late_meets_nobody()
    {
        Take(Run(first: 0, count: 2));
        Assert.True(_inbox.Begin(0));
        Assert.True(_inbox.Begin(1));
        Arrives(CancelMessage.Create(0));
        Assert.False(_inbox.Cancellation.Token.IsCancellationRequested);
    }

    private void Take(Message message)
    {
        _main.Send(1, message);
        Assert.Same(message, _inbox.Take());
    }

    /// <summary>A message arrives while a task runs.</summary>
    private void Arrives(Message message)
    {
        _main.Send(1, message);
        _inbox.Look();
    }

    private List<(uint First, uint Count, bool AreWithdrawn)> Answer()
    {
        Message? message = _main.TryReceive();
        Assert.NotNull(message);
        Assert.Equal(MessageKind.Withdrawn, message.Kind);
        var rows = new List<(uint, uint, bool)>();
        WithdrawnMessage.Reader reader = WithdrawnMessage.Read(message);
        while (reader.TryRead(out uint first, out uint count, out bool areWithdrawn))
            rows.Add((first, count, areWithdrawn));
        return rows;
    }

    private static Message Run(uint first, int count)
    {
        Message message = RunMessage.Create();
        var writer = new PayloadWriter(message);
        var frames = RunMessage.Writer.Begin(ref writer, first);
        for (int i = 0; i < count; i++)
            frames.EndTask(ref writer, frames.BeginTask(ref writer, opcode: 0, taskId: i));
        frames.End(ref writer);
        return message;
    }
}
