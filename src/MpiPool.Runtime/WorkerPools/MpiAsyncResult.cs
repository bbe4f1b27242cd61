using System.Runtime.CompilerServices;

namespace MpiPool;

/// <summary>What will be the end of some work. Awaitable. All members may be used from any thread.</summary>
/// <example>
/// <code>
/// using var workers = new MpiWorkerPool();
/// if (workers.WorkersExit()) return;
///
/// var result = workers.ApplyAsync(Tasks.Square, 12);
/// result.Wait();
/// if (result.IsSuccessful) Console.WriteLine(result.Get());
/// </code>
/// </example>
public abstract class MpiAsyncResult
{
    private protected MpiAsyncResult() { }

    /// <summary>Whether the work has ended, however it ended.</summary>
    public abstract bool IsReady { get; }

    /// <summary>Whether the work ended without a failure.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public bool IsSuccessful =>
        IsReady
            ? AsTaskCore().IsCompletedSuccessfully
            : throw new InvalidOperationException("The result is not there yet: ask for IsReady first, or Wait().");

    /// <summary>Waits until the work has ended, however it ended.</summary>
    public void Wait() => Wait(Timeout.InfiniteTimeSpan);

    /// <summary>Waits until the work has ended, however it ended, or the time is over.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>False if the time was over first.</returns>
    public abstract bool Wait(TimeSpan timeout);

    /// <summary>Waits until the work has ended.</summary>
    /// <exception cref="RemoteTaskException">A task failed.</exception>
    public void Get() => Get(Timeout.InfiniteTimeSpan);

    /// <summary>Waits until the work has ended.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <exception cref="RemoteTaskException">A task failed.</exception>
    /// <exception cref="TimeoutException">The time was over first. The work goes on.</exception>
    public void Get(TimeSpan timeout)
    {
        if (!Wait(timeout))
            throw new TimeoutException($"The result is not there after {timeout}. The work goes on.");
        AsTaskCore().GetAwaiter().GetResult();
    }

    /// <summary>Supports <c>await</c>.</summary>
    public TaskAwaiter GetAwaiter() => AsTaskCore().GetAwaiter();

    /// <summary>What is known of the task, or of the batch, in a line.</summary>
    public abstract override string ToString();

    private protected abstract Task AsTaskCore();

    /// <summary>The end of one task.</summary>
    internal sealed class OfFuture(MpiFuture future) : MpiAsyncResult
    {
        public override bool IsReady => future.IsCompleted;

        public override bool Wait(TimeSpan timeout) => future.WaitEnded(timeout);

        public override string ToString() => future.ToString();

        private protected override Task AsTaskCore() => future.AsTask();
    }
}

/// <summary>What will be the result of a task, or of many. Awaitable. All members may be used from any thread.</summary>
/// <typeparam name="T">The result's type.</typeparam>
public abstract class MpiAsyncResult<T> : MpiAsyncResult
{
    private protected MpiAsyncResult() { }

    /// <summary>Waits for the result.</summary>
    /// <exception cref="RemoteTaskException">A task failed.</exception>
    public new T Get() => Get(Timeout.InfiniteTimeSpan);

    /// <summary>Waits for the result.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <exception cref="RemoteTaskException">A task failed.</exception>
    /// <exception cref="TimeoutException">The time was over first. The work goes on.</exception>
    public new T Get(TimeSpan timeout)
    {
        base.Get(timeout);
        return AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Supports <c>await</c>.</summary>
    public new TaskAwaiter<T> GetAwaiter() => AsTask().GetAwaiter();

    private protected abstract Task<T> AsTask();

    private protected override Task AsTaskCore() => AsTask();

    /// <summary>The result of one task.</summary>
    internal new sealed class OfFuture(MpiFuture<T> future) : MpiAsyncResult<T>
    {
        public override bool IsReady => future.IsCompleted;

        public override bool Wait(TimeSpan timeout) => future.WaitEnded(timeout);

        public override string ToString() => future.ToString();

        private protected override Task<T> AsTask() => future.AsTask();
    }
}

/// <summary>The results of many tasks.</summary>
internal sealed class BatchResult<TResult>(MpiBatch<TResult> batch) : MpiAsyncResult<TResult[]>
{
    public override bool IsReady => batch.IsFinished;

    public override bool Wait(TimeSpan timeout) => batch.WaitFinished(timeout);

    public override string ToString() => batch.ToString();

    private protected override Task<TResult[]> AsTask() => batch.AsTask();
}
