// Written by eng/Overloads.cs: one method, an overload for each shape that a task may have. Change it there.
using MpiPool.CompilerServices;

namespace MpiPool;

/// <content>Tasks by the name of their method.</content>
public abstract partial class MpiSubmitter
{
    /// <summary>Queues one run of a task.</summary>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="task">The name of a method marked <see cref="MpiTaskAttribute"/>.</param>
    /// <param name="cancellationToken">Cancels the task, also while it runs: then by its own token.</param>
    /// <returns>The run's future.</returns>
    /// <remarks>
    /// The arguments are written when the task is handed to a worker: do not change what they refer to before the future has ended. The
    /// methods <c>Submit&lt;Name&gt;</c> that the generator writes for each task take what the method itself would take: optional and
    /// named arguments, implicit conversions.
    /// </remarks>
    /// <example>
    /// <code>
    /// var future = pool.Submit(Tasks.Square, 12);
    /// Console.WriteLine(future.Result);
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">The delegate is of no task: a lambda, a local function, a method without the attribute.</exception>
    /// <exception cref="ObjectDisposedException">The pool is shut down.</exception>
    /// <exception cref="PoolGuardException">This rank is a worker.</exception>
    public MpiFuture<TResult> Submit<TResult>(
        Func<TResult> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<CancellationToken, TResult> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<MpiTaskContext, TResult> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<Task<TResult>> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<CancellationToken, Task<TResult>> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<MpiTaskContext, Task<TResult>> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<ValueTask<TResult>> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<CancellationToken, ValueTask<TResult>> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<TResult>(
        Func<MpiTaskContext, ValueTask<TResult>> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, TResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Action task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Action<CancellationToken> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Action<MpiTaskContext> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Func<Task> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Func<CancellationToken, Task> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Func<MpiTaskContext, Task> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Func<ValueTask> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Func<CancellationToken, ValueTask> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit(
        Func<MpiTaskContext, ValueTask> task, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<ValueTuple, VoidResult>(task), default, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, TResult> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, CancellationToken, TResult> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, MpiTaskContext, TResult> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, Task<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, CancellationToken, Task<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, MpiTaskContext, Task<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, ValueTask<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, CancellationToken, ValueTask<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, TResult>(
        Func<T1, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, TResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Action<T1> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Action<T1, CancellationToken> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Action<T1, MpiTaskContext> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Func<T1, Task> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Func<T1, CancellationToken, Task> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Func<T1, MpiTaskContext, Task> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Func<T1, ValueTask> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Func<T1, CancellationToken, ValueTask> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1>(
        Func<T1, MpiTaskContext, ValueTask> task, T1 arg1, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<T1, VoidResult>(task), arg1, cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, TResult> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, TResult> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, Task<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, ValueTask<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), TResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Action<T1, T2> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Action<T1, T2, CancellationToken> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Action<T1, T2, MpiTaskContext> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Func<T1, T2, Task> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Func<T1, T2, CancellationToken, Task> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Func<T1, T2, MpiTaskContext, Task> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Func<T1, T2, ValueTask> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Func<T1, T2, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2>(
        Func<T1, T2, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2), VoidResult>(task), (arg1, arg2), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Action<T1, T2, T3> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Action<T1, T2, T3, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Action<T1, T2, T3, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Func<T1, T2, T3, Task> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Func<T1, T2, T3, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Func<T1, T2, T3, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Func<T1, T2, T3, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Func<T1, T2, T3, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3>(
        Func<T1, T2, T3, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3), VoidResult>(task), (arg1, arg2, arg3), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Action<T1, T2, T3, T4> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Action<T1, T2, T3, T4, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Action<T1, T2, T3, T4, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4>(
        Func<T1, T2, T3, T4, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4), VoidResult>(task), (arg1, arg2, arg3, arg4), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Action<T1, T2, T3, T4, T5> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Action<T1, T2, T3, T4, T5, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Action<T1, T2, T3, T4, T5, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Action<T1, T2, T3, T4, T5, T6> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Action<T1, T2, T3, T4, T5, T6, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Action<T1, T2, T3, T4, T5, T6, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Action<T1, T2, T3, T4, T5, T6, T7> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Action<T1, T2, T3, T4, T5, T6, T7, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Action<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, TResult> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, Task<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture<TResult> Submit<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, ValueTask<TResult>> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Action<T1, T2, T3, T4, T5, T6, T7, T8> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Action<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Action<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, Task> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);

    /// <inheritdoc cref="Submit{TResult}(Func{TResult}, CancellationToken)" />
    public MpiFuture Submit<T1, T2, T3, T4, T5, T6, T7, T8>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, ValueTask> task, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6, T7 arg7, T8 arg8, CancellationToken cancellationToken = default) =>
        SubmitTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), VoidResult>(task), (arg1, arg2, arg3, arg4, arg5, arg6, arg7, arg8), cancellationToken);
}
