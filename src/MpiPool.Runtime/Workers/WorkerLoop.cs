using System.Diagnostics;
using Microsoft.Extensions.Logging;
using MpiPool.CompilerServices;
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
    private static readonly long ResultsWait = TimeSpan.FromMicroseconds(200).Ticks * Stopwatch.Frequency / TimeSpan.TicksPerSecond;

    private readonly Transport _transport;
    private readonly int _mainRank;
    private readonly ILogger _logger;
    private readonly WorkerInbox _inbox;
    private readonly ResultsOutbox _outbox;

    // The result of the task that runs, with room before it: alone it makes a message of its own, else it is copied behind the others.
    private Message _result = ResultsMessage.Create();
    private long _tasks;
    private bool _stop;

    internal WorkerLoop(Transport transport, int mainRank, ILogger logger)
    {
        _transport = transport;
        _mainRank = mainRank;
        _logger = logger;
        _inbox = new WorkerInbox(transport);
        _outbox = new ResultsOutbox(transport, mainRank);
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
                    round = -1;
                    continue;
                }

                _outbox.Send();
                helper.TasksPause();
                _transport.Idle(round, _transport.PendingBytes > 0 ? LongestSleep : Timeout.InfiniteTimeSpan);
            }
        }

        _outbox.Send();
        _transport.Send(_mainRank, MessagePool.Rent(MessageKind.Leave));
        for (int round = 0; _transport.PendingBytes > 0; round++)
        {
            _transport.MakeProgress();
            _transport.Idle(round, LongestSleep);
        }

        Log.WorkerLeaves(_logger, _transport.Rank, _tasks);
    }

    private void Handle(Message message)
    {
        switch (message.Kind)
        {
            case MessageKind.Run:
                RunMessage.Reader tasks = RunMessage.Read(message);
                while (tasks.TryRead(out TaskRecord task)) Run(task);
                break;
            case MessageKind.Stop:
                _stop = true;
                break;
            default:
                throw new InvalidDataException($"Rank {message.Source} sent a message of kind {message.Kind}, which a worker does not take.");
        }
    }

    private void Run(TaskRecord task)
    {
        _tasks++;
        long start = Stopwatch.GetTimestamp();
        int block = ResultsMessage.BeginResult(_result, task.Sequence);
        ResultStatus status = _inbox.Begin(task.Sequence) ? Call(task, block) : ResultStatus.Canceled;
        long end = Stopwatch.GetTimestamp();
        ResultsMessage.EndResult(_result, block, status, Stopwatch.GetElapsedTime(start, end));
        if (_result.IsStandard && _result.Length <= ResultBytes)
        {
            _outbox.Add(_result.Span[ResultsMessage.HeaderSize..], end);
            _result.Truncate(ResultsMessage.HeaderSize);
            if (_outbox.Bytes >= ResultBytes || end - _outbox.OldestTimestamp > ResultsWait) _outbox.Send();
            return;
        }

        // Large: sent as it is.
        _transport.Send(_mainRank, _result);
        _result = ResultsMessage.Create();
        for (int round = 0; _transport.PendingBytes > MostPendingBytes; round++)
        {
            _transport.MakeProgress();
            _transport.Idle(round, LongestSleep);
        }
    }

    private ResultStatus Call(TaskRecord task, int block)
    {
        var call = new TaskCall(new PayloadReader(task.Arguments), new PayloadWriter(_result), _transport.Rank, task.TaskId, _inbox.Cancellation);
        try
        {
            TaskRegistry.Dispatch(task.Opcode, ref call);
            call.Result.Pack.Flush();
            return ResultStatus.Succeeded;
        }
        catch (Exception e)
        {
            // A failed result may have been written in part.
            _result.Truncate(block);
            RemoteFailure.Write(_result, Explain(e, call.Phase, task));
            return ResultStatus.Failed;
        }
    }

    /// <summary>What the user's method threw as it is; what happened before or after it with a word on where.</summary>
    private static Exception Explain(Exception exception, TaskPhase phase, TaskRecord task) => phase switch
    {
        TaskPhase.ReadingArguments => new InvalidOperationException(
            $"The arguments of task {TaskRegistry.Find(task.Opcode)?.Name} could not be read: {exception.Message}", exception),
        TaskPhase.WritingResult => new InvalidOperationException(
            $"The result of task {TaskRegistry.Find(task.Opcode)?.Name} could not be written: {exception.Message}", exception),
        _ => exception,
    };
}
