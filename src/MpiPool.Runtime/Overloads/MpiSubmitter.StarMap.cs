// Written by eng/Overloads.cs: one method, an overload for each shape that a task may have. Change it there.
using MpiPool.CompilerServices;

namespace MpiPool;

/// <content>Arguments already grouped.</content>
public abstract partial class MpiSubmitter
{
    /// <summary>As <see cref="Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)"/>, with the arguments of each run already grouped.</summary>
    /// <typeparam name="T1">The first argument.</typeparam>
    /// <typeparam name="T2">The second argument.</typeparam>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="task">The name of a method marked <see cref="MpiTaskAttribute"/>.</param>
    /// <param name="inputs">The arguments, grouped; may be endless.</param>
    /// <param name="cancellationToken">Cancels what has not ended, and the enumeration.</param>
    /// <returns>The results, lazily: nothing is submitted before the first is asked for, and inputs are pulled only as workers become free. Each enumeration runs the tasks anew; one that is left early cancels what it has queued.</returns>
    /// <example>
    /// <code>
    /// foreach (int sum in pool.StarMap(Tasks.Add, [(1, 2), (3, 4)])) Console.WriteLine(sum);
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">The delegate is of no task: a lambda, a local function, a method without the attribute.</exception>
    /// <exception cref="PoolGuardException">This rank is a worker.</exception>
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, TResult> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, TResult> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, TResult> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, Task<TResult>> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, Task<TResult>> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, Task<TResult>> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, ValueTask<TResult>> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, CancellationToken, ValueTask<TResult>> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, TResult>(
        Func<T1, T2, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<(T1, T2)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, TResult> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, TResult> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, TResult> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, Task<TResult>> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, Task<TResult>> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, Task<TResult>> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, CancellationToken, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, TResult>(
        Func<T1, T2, T3, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, TResult> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, TResult> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, TResult> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, CancellationToken, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, TResult>(
        Func<T1, T2, T3, T4, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, TResult> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, TResult> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, TResult> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, CancellationToken, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, TResult>(
        Func<T1, T2, T3, T4, T5, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, CancellationToken, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, TResult>(
        Func<T1, T2, T3, T4, T5, T6, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, CancellationToken, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, TResult> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, Task<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, CancellationToken, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);

    /// <inheritdoc cref="StarMap{T1, T2, TResult}(Func{T1, T2, TResult}, IEnumerable{ValueTuple{T1, T2}}, CancellationToken)" />
    public IEnumerable<TResult> StarMap<T1, T2, T3, T4, T5, T6, T7, T8, TResult>(
        Func<T1, T2, T3, T4, T5, T6, T7, T8, MpiTaskContext, ValueTask<TResult>> task, IEnumerable<(T1, T2, T3, T4, T5, T6, T7, T8)> inputs, CancellationToken cancellationToken = default) =>
        MapTask(TaskRegistry.Find<(T1, T2, T3, T4, T5, T6, T7, T8), TResult>(task), inputs, cancellationToken);
}
