using System.Runtime.CompilerServices;
using MpiPool.CompilerServices;
using MpiPool.Scheduling;

namespace MpiPool;

/// <summary>One submitted task with a result.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
/// <inheritdoc cref="MpiFuture" path="/remarks" />
/// <example>
/// <code>
/// var futures = Enumerable.Range(0, 10).Select(i =&gt; pool.Submit(Tasks.Square, i)).ToList();
/// foreach (var future in futures) Console.WriteLine(future.Result);
///
/// int[] squares = await MpiFuture.WhenAll(futures);
/// Console.WriteLine(squares.Sum());
/// </code>
/// </example>
public abstract class MpiFuture<TResult> : MpiFuture
{
    private protected MpiFuture(Scheduler scheduler, long taskId, int opcode)
        : base(scheduler, taskId, opcode) { }

    /// <summary>Waits until the task has ended, and gives its result.</summary>
    /// <inheritdoc cref="MpiFuture.Wait()" path="/exception" />
    public TResult Result
    {
        get
        {
            Wait();
            return Value;
        }
    }

    private protected TResult Value { get; set; } = default!;

    /// <summary>Waits until the task has ended, and gives its result.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <inheritdoc cref="MpiFuture.Wait()" path="/exception" />
    /// <exception cref="TimeoutException">The time was over first. The task goes on.</exception>
    public TResult GetResult(TimeSpan timeout) =>
        Wait(timeout)
            ? Value
            : throw new TimeoutException(
                $"Task {Title} (number {TaskId}) has not ended within {timeout}. It goes on; Cancel() takes it "
                    + $"back if it has not started."
            );

    /// <inheritdoc cref="MpiFuture.AsTask" />
    public new Task<TResult> AsTask()
    {
        if (State == FutureState.Succeeded)
            return Task.FromResult(Value);
        var observer = new FutureObserver.Completion<TResult>(static future => ((MpiFuture<TResult>)future).Value);
        Observe(observer);
        return observer.Task;
    }

    /// <summary>Supports <c>await</c>.</summary>
    public new TaskAwaiter<TResult> GetAwaiter() => AsTask().GetAwaiter();
}

/// <summary>The future that the pool makes: with the arguments, until they are no longer needed.</summary>
internal sealed class TaskFuture<TArguments, TResult>(
    Scheduler scheduler,
    long taskId,
    MpiTask<TArguments, TResult> task,
    TArguments arguments
) : MpiFuture<TResult>(scheduler, taskId, task.Opcode)
{
    private TArguments _arguments = arguments;

    internal override MpiTask Stub => task;

    internal override void WriteArguments(ref PayloadWriter writer) => task.WriteArguments(ref writer, _arguments);

    internal override void ReadResult(ref PayloadReader reader)
    {
        Value = task.ReadResult(ref reader);
        ReleaseArguments();
    }

    /// <summary>Lets go of the result, which has been given, until the future is used again.</summary>
    internal void ReleaseResult() => Value = default!;

    internal void Reuse(long taskId, TArguments arguments)
    {
        Reuse(taskId);
        _arguments = arguments;
    }

    internal override void ReleaseArguments()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TArguments>())
            _arguments = default!;
    }
}
