using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MpiPool.CompilerServices;
using MpiPool.Interop;
using MpiPool.Replay;
using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool.Workers;

/// <summary>What a worker does inside the pool's constructor: takes tasks, runs them, sends results, until it is told to stop.</summary>
internal sealed class WorkerLoop
{
    /// <summary>Results go out once they have this many bytes, or the oldest has waited so long, or nothing is left to run.</summary>
    private const int ResultBytes = 32 * 1024;

    /// <summary>A worker runs nothing more while so many bytes of results have not left.</summary>
    private const long MostPendingBytes = 256L * 1024 * 1024;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(1);
    private static readonly long ResultsWait = Stopwatch.Frequency / 1000;

    private readonly Transport _transport;
    private readonly int _mainRank;
    private readonly ILogger _logger;
    private readonly WorkerInbox _inbox;
    private readonly ResultsOutbox _outbox;
    private readonly RunRecorder? _recorder;

    private TaskTimer _timer;
    private long _oldestResult;
    private long _tasks;
    private bool _hasLongResults;
    private bool _stop;

    internal WorkerLoop(Transport transport, int mainRank, ILogger logger)
    {
        _transport = transport;
        _mainRank = mainRank;
        _logger = logger;
        _inbox = new WorkerInbox(transport);
        _outbox = new ResultsOutbox(transport, mainRank);
        _recorder = RunRecorder.Create(transport.Rank, logger);
    }

    internal void Run()
    {
        Log.WorkerReady(_logger, _transport.Rank, _mainRank);
        using (var helper = new WorkerHelper(_transport, _inbox, _outbox))
        {
            for (int round = 0; !_stop; round++)
            {
                if (_inbox.Take() is { } message)
                {
                    helper.TasksRun();
                    Handle(message);
                    MessagePool.Return(message);
                    _outbox.Send();
                    round = -1;
                    continue;
                }

                if (round == 0)
                {
                    helper.TasksPause();
                    _transport.Ring(_mainRank);
                }

                _transport.Idle(round, _transport.PendingBytes > 0 ? LongestSleep : Timeout.InfiniteTimeSpan);
            }
        }

        _outbox.Send();
        _transport.Send(_mainRank, MessagePool.Rent(MessageKind.Leave));

        // Tasks that were taken back may still be on their way, and the main rank waits until they have left it.
        long pending = -1,
            moved = Environment.TickCount64;
        for (int round = 0; _transport.PendingBytes > 0 || _transport.HasTransfers; round++)
        {
            _transport.MakeProgress();
            long now = Environment.TickCount64;
            if (_transport.PendingBytes != pending || _transport.HasMovedOn)
                moved = now;
            else if (now - moved > Overdue.Limit.TotalMilliseconds)
                Overdue.Leave("sending the last messages to the main rank");
            pending = _transport.PendingBytes;
            _transport.Idle(round, LongestSleep);
        }

        Log.WorkerLeaves(_logger, _transport.Rank, _tasks);
    }

    private void Handle(Message message)
    {
        switch (message.Kind)
        {
            case MessageKind.Run:
                Run(message);
                break;
            case MessageKind.Stop:
                _stop = true;
                break;
            default:
                throw new InvalidDataException(
                    $"Rank {message.Source} sent a message of kind {message.Kind}, which a worker does not take."
                );
        }
    }

    /// <summary>Runs the tasks of a message one after the other. They share what they read from and write to.</summary>
    private void Run(Message message)
    {
        var call = new TaskCall(_transport.Rank, _inbox.Cancellation) { Result = new PayloadWriter(_outbox.Message, _hasLongResults) };
        var tasks = RunMessage.Reader.Begin(message, out call.Arguments);
        _recorder?.Begin(message);
        var results = default(ResultsMessage.Writer);
        int position = call.Result.Position;
        _timer.Start();
        while (tasks.TryRead(message, ref call.Arguments, out TaskRecord task))
        {
            if (!_inbox.Begin(task.Sequence))
            {
                call.Arguments.EndBlock();
                continue;
            }

            _tasks++;
            _timer.Begin(task.Opcode);
            int begin = position,
                arguments = call.Arguments.Position;
            int start = results.BeginResult(ref call.Result, _outbox.Message, position, task.Sequence);
            if (Call(ref call, task) is { } failure)
            {
                _recorder?.Record(task, call.Arguments.BlockFrom(arguments), call.Arguments.IsLastBlock, _inbox.Cancellation, failure);
                start = WriteFailure(ref call, start, failure);
            }

            call.Arguments.EndBlock();
            position = call.Result.EndBlock(start);
            int measured = _timer.End(out long ticks);
            if (measured > 0)
                position = ResultsMessage.Writer.WriteMeasurement(ref call.Result, measured, ticks);

            if (position - begin > ResultBytes || _outbox.Message.Attachments is not null)
            {
                // What is small does not wait until this one has left.
                _outbox.SendWhole();
                SendResults(ref call);
                position = call.Result.Position;
                _timer.Start();
                continue;
            }

            if (_outbox.IsEmpty)
                _oldestResult = _timer.Now;
            _outbox.Commit(position, results.NextSequence);
            if (position >= ResultBytes || _timer.Now - _oldestResult > ResultsWait)
            {
                SendResults(ref call);
                position = call.Result.Position;
            }
        }

        call.Result.Flush();
        _hasLongResults = call.Result.HasLongBlocks;
    }

    private void SendResults(ref TaskCall call)
    {
        call.Result.Flush();

        // An array that leaves from the user's own memory must not be changed by the next task.
        long mostPending = _outbox.Message.Attachments is null ? MostPendingBytes : 0;
        _outbox.Send();
        call.Result = new PayloadWriter(_outbox.Message, call.Result.HasLongBlocks);
        if (_transport.PendingBytes <= mostPending)
            return;
        _transport.Ring(_mainRank);
        for (int round = 0; _transport.PendingBytes > mostPending; round++)
        {
            _transport.MakeProgress();
            _transport.Idle(round, LongestSleep);
        }
    }

    /// <summary>Runs a task. Returns what went wrong, if something did.</summary>
    private Exception? Call(ref TaskCall call, in TaskRecord task)
    {
        call.TaskId = task.TaskId;
        call.Phase = TaskPhase.ReadingArguments;
        try
        {
            TaskRegistry.Dispatch(task.Opcode, ref call);
            return null;
        }
        catch (Exception e)
        {
            return Explain(e, ref call, task);
        }
    }

    /// <summary>Puts a failure in place of a result, which may have been written in part. Returns where it starts.</summary>
    private int WriteFailure(ref TaskCall call, int start, Exception failure)
    {
        start = ResultsMessage.Writer.BeginFailure(ref call.Result, start);
        call.Result.Flush();
        RemoteFailure.Write(_outbox.Message, failure);
        return start;
    }

    /// <summary>What the user's method threw as it is; what happened before or after it with a word on where.</summary>
    private Exception Explain(Exception exception, ref TaskCall call, in TaskRecord task)
    {
        switch (call.Phase)
        {
            case TaskPhase.ReadingArguments:
                Exception reason = call.Arguments.Explain(exception);
                return new InvalidOperationException(
                    $"The arguments of task {TaskRegistry.Find(task.Opcode)?.Name} could not be read: {reason.Message}",
                    reason
                );
            case TaskPhase.WritingResult:
                reason = Shortage.Is(exception) ? Shortage.ToWrite(_outbox.Message.Length, exception) : exception;
                return new InvalidOperationException(
                    $"The result of task {TaskRegistry.Find(task.Opcode)?.Name} could not be written: {reason.Message}",
                    reason
                );
            default:
                return exception;
        }
    }
}
