// Written by eng/Overloads.cs: one method, an overload for each shape that a task may have. Change it there.
using MpiPool.CompilerServices;

namespace MpiPool;

/// <content>Runs a task for each input and gives the results in input order.</content>
public abstract partial class MpiSubmitter
{
    /// <summary>Runs a task for each input and gives the results in input order.</summary>
    /// <typeparam name="T1">The input.</typeparam>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="task">The name of a method marked <see cref="MpiTaskAttribute"/>.</param>
    /// <param name="inputs1">The inputs; may be endless. With several sequences the shortest decides.</param>
    /// <param name="cancellationToken">Cancels what has not ended, and the enumeration.</param>
    /// <returns>The results, lazily: nothing is submitted before the first is asked for, and inputs are pulled only as workers become free. Each enumeration runs the tasks anew; one that is left early cancels what it has queued.</returns>
    /// <example>
    /// <code>
    /// foreach (int square in pool.Map(Tasks.Square, Enumerable.Range(0, 100))) Console.WriteLine(square);
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">The delegate is of no task: a lambda, a local function, a method without the attribute.</exception>
    /// <exception cref="PoolGuardException">This rank is a worker.</exception>
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, TResult> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, CancellationToken, TResult> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, MpiTaskContext, TResult> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, Task<TResult>> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, CancellationToken, Task<TResult>> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, MpiTaskContext, Task<TResult>> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, ValueTask<TResult>> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, CancellationToken, ValueTask<TResult>> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, TResult>(
        Func<T1, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<T1> inputs1, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<T1, TResult>(task), inputs1, cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), PoolOperations.Zip(inputs1, inputs2), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, TResult> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, Task<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);

    /// <inheritdoc cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)" />
    public IEnumerable<TResult> Map<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<T1> inputs1, IEnumerable<T2> inputs2, IEnumerable<T3> inputs3, IEnumerable<T4> inputs4, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), PoolOperations.Zip(inputs1, inputs2, inputs3, inputs4), cancellationToken);
}
