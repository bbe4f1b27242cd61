using MpiPool.Scheduling;
using MpiPool.Scheduling.Core;
using static MpiPool.Runtime.Tests.Scheduling.Core.CoreDriver;

namespace MpiPool.Runtime.Tests.Scheduling.Core;

/// <summary>The rules of the scheduling core one by one; that they hold together is what the simulator shows.</summary>
public sealed class CoreTests
{
    [Fact]
    public void A_run_goes_to_a_worker_and_ends_with_its_result()
    {
        var core = new CoreDriver(1);
        int run = core.Submit();
        Assert.Equal([run], core.TakeSent());
        Assert.True(core.Core.IsUnderWay(run));
        Assert.Equal(run, core.Core.Find(Lane(0), 0));
        core.Finish(run);
        Assert.Equal(Outcome.Succeeded, core.Ended[run]);
        core.Core.Release(run);
        Assert.Equal(run, core.Core.Reserve());
    }

    [Fact]
    public void The_core_says_what_a_worker_executes_and_since_when()
    {
        CoreDriver core = Holding(2, tellsBegun: false);
        Assert.Equal((0, 0), core.Core.UnderWay(Lane(0)));
        Assert.True(core.Core.IsUnderWay(0));
        Assert.False(core.Core.IsUnderWay(1));
        core.Now = 7;
        core.Finish(0);
        Assert.Equal((1, 7), core.Core.UnderWay(Lane(0)));
        core.Finish(1);
        Assert.Null(core.Core.UnderWay(Lane(0)));
        Assert.Null(core.Core.UnderWay(Lane(0, generation: 9)));
    }

    [Fact]
    public void Short_runs_share_a_message_and_a_worker_holds_several_of_those()
    {
        var core = new CoreDriver(1);
        core.Takes(10 * TimeSpan.TicksPerMicrosecond);
        core.Submit(1000);
        core.Tick();
        Assert.InRange(core.Messages.Max(), 50, 100);
        Assert.InRange(core.Core.Running, 300, 600);
    }

    [Fact]
    public void Methods_in_turn_share_a_message_in_the_order_of_submission()
    {
        var core = new CoreDriver(1);
        for (int opcode = 0; opcode < 3; opcode++)
            core.Takes(10, opcode);
        int first = core.Submit(opcode: 0);
        int[] runs = [.. Enumerable.Range(0, 30).Select(i => core.Submit(opcode: i % 3))];
        core.Finish(first);
        Assert.Equal([first, .. runs], core.TakeSent());
        Assert.True(core.Messages.Count < 10, $"{core.Messages.Count} messages");
    }

    [Fact]
    public void Higher_priorities_go_first_and_equal_ones_in_order()
    {
        var core = new CoreDriver(1);
        core.TakeSent();
        int running = core.Submit();
        int low = core.Submit(With(priority: -1)),
            normal = core.Submit(),
            high = core.Submit(With(priority: 7), opcode: 1),
            next = core.Submit();
        foreach (int run in new[] { running, high, normal, next, low })
            core.Finish(run);
        Assert.Equal([running, high, normal, next, low], core.TakeSent());
    }

    [Fact]
    public void A_run_for_one_worker_waits_for_that_one()
    {
        var core = new CoreDriver(2);
        int running = core.Submit(With(worker: 1)),
            waiting = core.Submit(With(worker: 1)),
            other = core.Submit();
        Assert.Equal([running, other], core.TakeSent());
        Assert.Equal((1, 0), (core.WorkerOf(running), core.WorkerOf(other)));
        core.Finish(other);
        Assert.Empty(core.TakeSent());
        core.Finish(running);
        Assert.Equal([waiting], core.TakeSent());
    }

    [Fact]
    public void A_run_for_a_worker_that_has_not_joined_waits_for_it()
    {
        var core = new CoreDriver(2, join: false);
        int run = core.Submit(With(worker: 1));
        core.On(Event.WorkerJoined(1, 1));
        core.Tick();
        Assert.Equal([run], core.TakeSent());
    }

    [Fact]
    public void Each_lane_of_a_worker_holds_runs_of_its_own()
    {
        var core = new CoreDriver(2, lanes: 2);
        int[] runs = core.Submit(4);
        Assert.Equal([Lane(0, lane: 0), Lane(0, lane: 1), Lane(1, lane: 0), Lane(1, lane: 1)], core.Sent.Select(sent => sent.Lane));
        core.Lose(0);
        Assert.Equal(2, core.Core.Queued);
        core.Finish(runs[3]);
        Assert.Equal(runs[0], core.Sent[^1].Run);
        Assert.Equal(Lane(1, lane: 1), core.Sent[^1].Lane);
    }

    [Fact]
    public void A_run_that_waits_for_something_is_not_handed_out_before_that()
    {
        var core = new CoreDriver(1);
        int run = core.Submit(waits: true);
        core.Tick();
        Assert.Empty(core.TakeSent());
        core.On(Event.Ready(run));
        core.Tick();
        Assert.Equal([run], core.TakeSent());
    }

    [Fact]
    public void A_worker_with_many_bytes_of_arguments_gets_no_third_run()
    {
        var core = new CoreDriver(1);
        core.Takes(10 * TimeSpan.TicksPerMicrosecond);
        core.Submit(2);
        core.Tick();
        Assert.Equal(2, core.TakeSent().Length);
        core.On(Event.ArgumentsWritten(Lane(0), 0, 2, BatchPolicy.BytesInFlight));
        int third = core.Submit();
        core.Tick();
        Assert.Empty(core.TakeSent());
        core.Finish(core.Sent[0].Run);
        Assert.Equal([third], core.TakeSent());
    }

    [Fact]
    public void A_run_is_begun_again_when_its_worker_is_lost_as_often_as_it_may_be()
    {
        var core = new CoreDriver(4);
        int run = core.Submit();
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, core.Core.AttemptOf(run));
            Assert.Equal([run], core.TakeSent());
            core.Lose(core.WorkerOf(run));
        }

        Assert.Empty(core.TakeSent());
        Assert.Equal(Outcome.Lost, core.Ended[run]);
        Assert.Equal(2, core.Core.Retried);
    }

    [Fact]
    public void What_a_lost_worker_merely_held_has_not_been_begun()
    {
        CoreDriver core = Holding(5, tellsBegun: true);
        core.On(Event.Begun(Lane(0), 1));
        core.Lose(0);
        Assert.Equal([2, 2, 1, 1, 1], Enumerable.Range(0, 5).Select(core.Core.AttemptOf));
        core.On(Event.WorkerJoined(1, 1, tellsBegun: true));
        core.Tick();
        Assert.Equal([0, 1, 2, 3, 4], core.TakeSent());
    }

    [Fact]
    public void Where_nobody_knows_what_had_begun_the_oldest_counts_and_all_run_alone()
    {
        CoreDriver core = Holding(3, tellsBegun: false);
        core.Lose(0);
        Assert.Equal([2, 1, 1], Enumerable.Range(0, 3).Select(core.Core.AttemptOf));
        core.On(Event.WorkerJoined(1, 1));
        core.Tick();
        foreach (int run in new[] { 0, 1, 2 })
        {
            Assert.Equal([run], core.TakeSent());
            core.Finish(run);
        }
    }

    [Fact]
    public void A_run_that_must_not_be_begun_twice_is_alone_on_its_worker_unless_that_tells()
    {
        foreach (bool tellsBegun in new[] { false, true })
        {
            var core = new CoreDriver(1, tellsBegun: tellsBegun);
            core.Takes(10);
            core.Submit(With(attempts: 1));
            core.Submit(With(attempts: 1));
            core.Submit();
            core.Tick();
            Assert.Equal(tellsBegun ? 3 : 1, core.TakeSent().Length);
            core.On(Event.Begun(Lane(0), 0));
            core.Lose(0);
            Assert.Equal(Outcome.Lost, core.Ended[0]);
        }
    }

    [Fact]
    public void A_run_for_a_lost_worker_is_lost_and_so_is_one_that_comes_later()
    {
        var core = new CoreDriver(2);
        int held = core.Submit(With(worker: 0)),
            queued = core.Submit(With(worker: 0)),
            waiting = core.Submit(With(worker: 0), waits: true);
        core.Lose(0);
        int late = core.Submit(With(worker: 0));
        Assert.All([held, queued, waiting, late], run => Assert.Equal(Outcome.Lost, core.Ended[run]));
        core.On(Event.WorkerJoined(0, 2));
        int again = core.Submit(With(worker: 0));
        Assert.Equal(0, core.WorkerOf(again));
    }

    [Fact]
    public void Without_workers_all_runs_are_lost_at_once()
    {
        var core = new CoreDriver(2);
        int[] runs = [.. core.Submit(4), core.Submit(waits: true)];
        core.Lose(0);
        Assert.Empty(core.Ended);
        core.Lose(1);
        int late = core.Submit();
        Assert.All([.. runs, late], run => Assert.Equal(Outcome.Lost, core.Ended[run]));
        core.On(Event.Close(cancelRest: false));
        core.Tick();
        Assert.True(core.Core.IsOver);
    }

    [Fact]
    public void What_comes_from_a_session_that_is_over_is_dropped()
    {
        var core = new CoreDriver(1);
        int run = core.Submit();
        core.On(Event.WorkerJoined(0, 2));
        core.Tick();
        Assert.Equal(Lane(0, generation: 2), core.Sent[^1].Lane);
        foreach (
            Event late in new[]
            {
                Event.Result(Lane(0), 0),
                Event.Failed(Lane(0), 0),
                Event.Withdrawn(Lane(0), 0, 1),
                Event.Refused(Lane(0), 7, 9),
                Event.Begun(Lane(0), 5),
                Event.ArgumentsWritten(Lane(0), 0, 1, 1 << 20),
                Event.WorkerLost(0, 1),
                Event.WorkerLeft(0, 1),
                Event.WorkerJoined(0, 1),
            }
        )
        {
            core.On(late);
            core.Tick();
        }

        Assert.Empty(core.Ended);
        Assert.Equal(RunTable.None, core.Core.Find(Lane(0), 0));
        core.Finish(run);
        Assert.Equal(Outcome.Succeeded, core.Ended[run]);
    }

    [Fact]
    public void A_run_that_throws_is_begun_again_if_it_is_to_be_and_has_attempts_left()
    {
        var core = new CoreDriver(1);
        int once = core.Submit(),
            twice = core.Submit(With(attempts: 2, retry: true));
        core.On(Event.Failed(Lane(0), 0));
        core.Tick();
        Assert.Equal(Outcome.Failed, core.Ended[once]);
        core.On(Event.Failed(Lane(0), 1));
        core.Tick();
        Assert.Equal([once, twice, twice], core.TakeSent());
        core.On(Event.Failed(Lane(0), 2));
        Assert.Equal(Outcome.Failed, core.Ended[twice]);
        Assert.Equal(1, core.Core.Retried);
    }

    [Theory]
    [InlineData(0, -1, 1, false)]
    [InlineData(int.MinValue, 0, 3, true)]
    [InlineData(int.MaxValue, RunOptions.MostWorkers - 1, 2047, true)]
    [InlineData(-1, 17, int.MaxValue, false)]
    public void Options_are_what_they_were_made_of(int priority, int worker, int attempts, bool retry)
    {
        var options = new RunOptions(priority, worker, attempts, retry);
        Assert.Equal((priority, worker, attempts, retry), (options.Priority, options.Worker, options.MaxAttempts, options.RetryFailures));
    }

    [Fact]
    public void What_is_taken_back_for_another_worker_is_no_retry()
    {
        (CoreDriver core, int run) = WithRunThatIs(RunState.Asked);
        core.On(Event.Withdrawn(Lane(0), 1, 1));
        core.Tick();
        Assert.Equal((1, 1, 0L), (core.WorkerOf(run), core.Core.AttemptOf(run), core.Core.Retried));
    }

    [Theory]
    [InlineData(nameof(RunState.Waiting))]
    [InlineData(nameof(RunState.Queued))]
    [InlineData(nameof(RunState.Held))]
    [InlineData(nameof(RunState.Asked))]
    [InlineData(nameof(RunState.Refused))]
    [InlineData(nameof(RunState.Ended))]
    public void Arguments_that_cannot_be_written_fail_their_run_wherever_it_is(string state)
    {
        (CoreDriver core, int run) = WithRunThatIs(Enum.Parse<RunState>(state));
        bool hasEnded = core.Ended.ContainsKey(run);
        core.On(Event.ArgumentsUnwritable(run));
        core.Tick();
        Assert.Equal(hasEnded ? Outcome.Succeeded : Outcome.Failed, core.Ended[run]);

        // The worker's answer then names a run that it does not hold any more.
        if (state == nameof(RunState.Asked))
            core.On(Event.Withdrawn(Lane(0), 1, 1));
        foreach ((int other, _, _) in core.Sent.Where(sent => !core.Ended.ContainsKey(sent.Run)).ToArray())
            core.Finish(other);
        Assert.Equal(0, core.Core.Queued + core.Core.Running);
    }

    [Theory]
    [InlineData(nameof(RunState.Waiting), true)]
    [InlineData(nameof(RunState.Queued), true)]
    [InlineData(nameof(RunState.Held), false)]
    [InlineData(nameof(RunState.Asked), false)]
    [InlineData(nameof(RunState.Refused), false)]
    [InlineData(nameof(RunState.Ended), false)]
    public void Canceling_ends_a_run_that_no_worker_has_and_asks_for_one_that_a_worker_has(string state, bool ends)
    {
        (CoreDriver core, int run) = WithRunThatIs(Enum.Parse<RunState>(state));
        int before = core.Others.Count;
        core.On(Event.CancelAsked(run));
        Assert.Equal(ends, core.Ended.GetValueOrDefault(run) == Outcome.Canceled);
        CommandKind[] asked = [.. core.Others.Skip(before).Select(command => command.Kind)];
        Assert.Equal(
            state switch
            {
                nameof(RunState.Held) => [CommandKind.Withdraw],
                nameof(RunState.Refused) => [CommandKind.CancelRunning],
                _ => Array.Empty<CommandKind>(),
            },
            asked
        );
        core.On(Event.CancelAsked(run));
        Assert.Equal(before + asked.Length, core.Others.Count);
    }

    [Fact]
    public void What_is_given_back_is_canceled_and_what_has_begun_is_told_to_stop()
    {
        CoreDriver core = Holding(3, tellsBegun: false);
        foreach (int run in new[] { 0, 1, 2 })
            core.On(Event.CancelAsked(run));
        Assert.Equal([CommandKind.CancelRunning, CommandKind.Withdraw, CommandKind.Withdraw], core.Others.Select(command => command.Kind));
        core.On(Event.Refused(Lane(0), 1, 1));
        Assert.Equal((CommandKind.CancelRunning, 1u), (core.Others[^1].Kind, core.Others[^1].Sequence));
        core.On(Event.Withdrawn(Lane(0), 2, 1));
        core.On(Event.Failed(Lane(0), 0, isCancellation: true));
        core.On(Event.Failed(Lane(0), 1));
        Assert.Equal([Outcome.Stopped, Outcome.Failed, Outcome.Canceled], new[] { 0, 1, 2 }.Select(run => core.Ended[run]));
    }

    [Fact]
    public void A_run_that_was_begun_before_is_not_canceled_as_if_it_had_not()
    {
        var core = new CoreDriver(2);
        int run = core.Submit(),
            other = core.Submit();
        core.Lose(core.WorkerOf(run));
        core.On(Event.CancelAsked(run));
        Assert.Equal(Outcome.Stopped, core.Ended[run]);
        core.Finish(other);
    }

    [Fact]
    public void Where_workers_do_not_listen_nothing_is_asked_of_them()
    {
        var core = new CoreDriver(2, listens: false);
        core.Takes(10);
        core.Submit(5);
        core.Tick();
        core.On(Event.CancelAsked(core.Sent[^1].Run));
        core.On(Event.Close(cancelRest: true));
        Assert.Empty(core.Others);
    }

    [Fact]
    public void What_waits_behind_a_long_run_is_taken_back_in_order_for_a_worker_that_is_idle()
    {
        CoreDriver core = Holding(4, tellsBegun: false);
        core.On(Event.WorkerJoined(1, 1));
        for (int i = 0; i < 3 || core.Others.Count == 0; i++)
        {
            core.Now = Math.Max(core.Now + 1, core.WakeAt);
            core.Tick();
        }

        Command asked = Assert.Single(core.Others);
        Assert.Equal((CommandKind.Withdraw, 1u, 3), (asked.Kind, asked.Sequence, asked.Count));
        Assert.InRange(core.Now, 5 * Millisecond, 15 * Millisecond);
        core.TakeSent();
        core.On(Event.Refused(Lane(0), 1, 1));
        core.On(Event.Withdrawn(Lane(0), 2, 2));
        core.Tick();
        Assert.Equal([2, 3], core.TakeSent());
        Assert.Equal([1, 1], new[] { core.WorkerOf(2), core.WorkerOf(3) });
    }

    [Fact]
    public void A_pool_that_is_closed_runs_out_and_sends_its_workers_home()
    {
        var core = new CoreDriver(2);
        int[] runs = core.Submit(3);
        core.On(Event.Close(cancelRest: false));
        core.Tick();
        foreach (int run in runs)
            core.Finish(run);
        Assert.Equal([CommandKind.Stop, CommandKind.Stop], core.Others.Select(command => command.Kind));
        core.On(Event.WorkerLeft(0, 1));
        core.Lose(1);
        Assert.Equal(CommandKind.Over, core.Others[^1].Kind);
        Assert.True(core.Core.IsOver);
    }

    [Fact]
    public void A_batch_keeps_a_closed_pool_until_its_inputs_are_used_up()
    {
        var core = new CoreDriver(1);
        core.On(Event.FeedBegan());
        core.On(Event.Close(cancelRest: false));
        core.Tick();
        core.Finish(core.Submit());
        Assert.Empty(core.Others);
        core.On(Event.FeedEnded());
        core.Tick();
        Assert.Equal(CommandKind.Stop, Assert.Single(core.Others).Kind);
    }

    [Fact]
    public void A_shutdown_that_cancels_leaves_alone_what_runs()
    {
        CoreDriver core = Holding(3, tellsBegun: false);
        core.Takes(Millisecond, opcode: 1);
        int waiting = core.Submit(waits: true);
        core.On(Event.Close(cancelRest: true));
        Assert.Equal(Outcome.Canceled, core.Ended[waiting]);
        Command asked = Assert.Single(core.Others);
        Assert.Equal((CommandKind.Withdraw, 1u, 2), (asked.Kind, asked.Sequence, asked.Count));
        core.On(Event.Withdrawn(Lane(0), 1, 2));
        int late = core.Submit();
        core.Finish(0);
        Assert.Equal(
            [Outcome.Succeeded, Outcome.Canceled, Outcome.Canceled, Outcome.Canceled],
            new[] { 0, 1, 2, late }.Select(run => core.Ended[run])
        );
        Assert.Equal(CommandKind.Stop, core.Others[^1].Kind);
    }

    [Fact]
    public void A_pool_that_is_broken_loses_everything_at_once()
    {
        CoreDriver core = Holding(3, tellsBegun: false);
        int waiting = core.Submit(waits: true);
        core.On(Event.Broken());
        int late = core.Submit();
        Assert.All([0, 1, 2, waiting, late], run => Assert.Equal(Outcome.Lost, core.Ended[run]));
        Assert.True(core.Core.IsOver);
    }

    [Fact]
    public void A_worker_that_speaks_of_what_it_was_not_sent_is_not_believed()
    {
        CoreDriver core = Holding(2, tellsBegun: false);
        foreach (
            Event nonsense in new[]
            {
                Event.Result(Lane(0), 2),
                Event.Failed(Lane(0), 99),
                Event.Withdrawn(Lane(0), 1, 2),
                Event.Withdrawn(Lane(0), 1, 1),
                Event.Refused(Lane(0), 9, 1),
                Event.Refused(Lane(0), 0, int.MaxValue),
                Event.Refused(Lane(0), 0, -1),
            }
        )
        {
            Assert.Throws<InvalidDataException>(() => core.On(nonsense));
        }

        Assert.Empty(core.Ended);
    }

    [Fact]
    public void The_core_says_how_many_more_runs_the_workers_want()
    {
        var core = new CoreDriver(3);
        Assert.Equal(3, core.Core.Room);
        int run = core.Submit();
        core.Takes(TimeSpan.TicksPerMillisecond / 100);
        core.Finish(run);
        Assert.Equal((100, 300), (core.Core.Batch, core.Core.Room));
        Assert.Equal(6 * 300, core.Core.MostPending);
        core.Lose(0);
        Assert.Equal(200, core.Core.Room);
    }

    [Fact]
    public void Runs_with_a_priority_of_their_own_each_leave_nothing_behind()
    {
        var core = new CoreDriver(1);
        for (int priority = 0; priority < 5000; priority++)
            core.Finish(core.Submit(With(priority)));
        Assert.Equal(5000, core.Core.Succeeded);
        Assert.InRange(core.Core.KindCount, 1, 600);
    }

    /// <summary>The first worker has joined, and holds so many short runs, numbered as they are.</summary>
    private static CoreDriver Holding(int count, bool tellsBegun)
    {
        var core = new CoreDriver(2, join: false);
        core.Takes(10);
        core.Submit(count);
        core.On(Event.WorkerJoined(0, 1, tellsBegun: tellsBegun));
        core.Tick();
        Assert.Equal(Enumerable.Range(0, count), core.TakeSent());
        return core;
    }

    private static (CoreDriver Core, int Run) WithRunThatIs(RunState state)
    {
        CoreDriver core = Holding(2, tellsBegun: false);
        int run = 1;
        switch (state)
        {
            case RunState.Waiting:
                run = core.Submit(waits: true);
                break;
            case RunState.Queued:
                run = core.Submit(With(worker: 1));
                break;
            case RunState.Asked or RunState.Refused:
                core.On(Event.WorkerJoined(1, 1));
                while (core.Core.StateOf(run) == RunState.Held)
                {
                    core.Now = Math.Max(core.Now + 1, core.WakeAt);
                    core.Tick();
                }

                if (state == RunState.Refused)
                    core.On(Event.Refused(Lane(0), 1, 1));
                break;
            case RunState.Ended:
                core.On(Event.Result(Lane(0), 1));
                break;
        }

        Assert.Equal(state, core.Core.StateOf(run));
        return (core, run);
    }
}
