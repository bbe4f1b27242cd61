// Written by eng/Overloads.cs: one method, an overload for each shape that a task may have. Change it there.
namespace MpiPool;

/// <content>One run of a task.</content>
public sealed partial class MpiWorkerPool
{
    /// <summary>Runs a task and waits for its end.</summary>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="task">The name of a method marked <see cref="MpiTaskAttribute"/>.</param>
    /// <param name="cancellationToken">Cancels the task.</param>
    /// <returns>The task's result.</returns>
    /// <exception cref="RemoteTaskException">The task failed.</exception>
    /// <exception cref="ArgumentException">The delegate is of no task: a lambda, a local function, a method without the attribute.</exception>
    /// <exception cref="ObjectDisposedException">The pool is shut down.</exception>
    /// <exception cref="PoolGuardException">This rank is a worker.</exception>
    public TResult Apply<TResult>(
        Func<TResult> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<CancellationToken, TResult> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<MpiTaskContext, TResult> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<Task<TResult>> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<CancellationToken, Task<TResult>> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<MpiTaskContext, Task<TResult>> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<ValueTask<TResult>> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<CancellationToken, ValueTask<TResult>> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<TResult>(
        Func<MpiTaskContext, ValueTask<TResult>> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Action task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Action<CancellationToken> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Action<MpiTaskContext> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Func<Task> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Func<CancellationToken, Task> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Func<MpiTaskContext, Task> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Func<ValueTask> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Func<CancellationToken, ValueTask> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply(
        Func<MpiTaskContext, ValueTask> task, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, TResult> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, CancellationToken, TResult> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, MpiTaskContext, TResult> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, Task<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, CancellationToken, Task<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, MpiTaskContext, Task<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, ValueTask<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, CancellationToken, ValueTask<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, TResult>(
        Func<T1, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Action<T1> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Action<T1, CancellationToken> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Action<T1, MpiTaskContext> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Func<T1, Task> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Func<T1, CancellationToken, Task> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Func<T1, MpiTaskContext, Task> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Func<T1, ValueTask> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Func<T1, CancellationToken, ValueTask> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1>(
        Func<T1, MpiTaskContext, ValueTask> task, T1 arg1, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, TResult> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, TResult> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, Task<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, ValueTask<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Action<T1, T2> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Action<T1, T2, CancellationToken> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Action<T1, T2, MpiTaskContext> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Func<T1, T2, Task> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Func<T1, T2, CancellationToken, Task> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Func<T1, T2, MpiTaskContext, Task> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Func<T1, T2, ValueTask> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Func<T1, T2, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2>(
        Func<T1, T2, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Action<T1, T2, T3> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Action<T1, T2, T3, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Action<T1, T2, T3, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Func<T1, T2, T3, Task> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Func<T1, T2, T3, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Func<T1, T2, T3, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Func<T1, T2, T3, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Func<T1, T2, T3, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3>(
        Func<T1, T2, T3, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Action<T1, T2, T3, T4> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Action<T1, T2, T3, T4, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Action<T1, T2, T3, T4, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Action<T1, T2, T3, T4, T5> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Action<T1, T2, T3, T4, T5, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Action<T1, T2, T3, T4, T5, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Action<T1, T2, T3, T4, T5, T6> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Action<T1, T2, T3, T4, T5, T6, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Action<T1, T2, T3, T4, T5, T6, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Action<T1, T2, T3, T4, T5, T6, T7> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Action<T1, T2, T3, T4, T5, T6, T7, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Action<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public TResult Apply<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Result;

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Action<T1, T2, T3, T4, T5, T6, T7, T8> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Action<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Action<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();

    /// <inheritdoc cref="Apply{TResult}(Func{TResult}, CancellationToken)" />
    public void Apply<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        Submitter.Submit(task, arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8, cancellationToken).Wait();
}
