using System.Runtime.ExceptionServices;
using MpiPool.CompilerServices;
using MpiPool.Scheduling;

namespace MpiPool.Mapping;

/// <summary>
/// The batch that the pool makes: with its inputs. One thread at a time pulls them; an input that blocks holds up nothing but its batch.
/// </summary>
internal sealed class TaskBatch<TArguments, TResult> : MpiBatch<TResult>, IThreadPoolWorkItem
{
    private readonly Scheduler _scheduler;
    private readonly MpiTask<TArguments, TResult> _task;
    private readonly InputReader<TArguments> _inputs;
    private readonly CancellationToken _cancellationToken;
    private int _requests;

    internal TaskBatch(
        Scheduler scheduler,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    )
        : base(scheduler)
    {
        _scheduler = scheduler;
        _task = task;
        _inputs = new InputReader<TArguments>(inputs);
        _cancellationToken = cancellationToken;
        scheduler.BeginFeed(task);
        Pump();
    }

    /// <summary>Pulls what can be used now, on the thread pool. Called there.</summary>
    public void Execute()
    {
        do
        {
            int requests = Volatile.Read(ref _requests);
            if (!TryPull())
            {
                return; // for ever: further requests find the pump running, and nothing to do
            }

            if (Interlocked.CompareExchange(ref _requests, 0, requests) == requests)
                return;
        } while (true);
    }

    private protected override string Title => _task.Title;

    private protected override void Pump()
    {
        if (Interlocked.Increment(ref _requests) != 1)
            return;
        if (_scheduler.AnyThread)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        else
            Execute();
    }

    /// <summary>Pulls while workers could take more. Returns false at the end of the input.</summary>
    private bool TryPull()
    {
        ExceptionDispatchInfo? failure;
        try
        {
            while (!_inputs.IsAtEnd && (_scheduler.WantsMore || !HasPending))
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (_inputs.TryPull(out TArguments? input))
                    Add(_scheduler.SubmitFed(_task, input, _cancellationToken));
            }

            if (!_inputs.IsAtEnd)
                return true;
            failure = _inputs.Failure;
        }
        catch (Exception e)
        {
            // Canceled, or the pool takes no more.
            failure = ExceptionDispatchInfo.Capture(e);
            _inputs.GiveUp();
        }

        EndOfInput(failure);
        _scheduler.EndFeed(_task);
        return false;
    }
}
