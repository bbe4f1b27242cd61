using System.ComponentModel;

namespace MpiPool.CompilerServices;

/// <summary>
/// The pool's operations on a task that is already known. Generated stubs and interceptors call these; the overloads of
/// <see cref="MpiExecutor"/> that take a method group call them too, after finding the task.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolOperations
{
    /// <summary>Queues one run of a task.</summary>
    /// <typeparam name="TArguments">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <typeparam name="TResult">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <param name="pool">The pool.</param>
    /// <param name="task">The task.</param>
    /// <param name="arguments">Its arguments. They are written when the task is handed to a worker, not before.</param>
    /// <param name="cancellationToken">Cancels the task.</param>
    public static MpiFuture<TResult> Submit<TArguments, TResult>(
        MpiExecutor pool, MpiTask<TArguments, TResult> task, TArguments arguments, CancellationToken cancellationToken) =>
        pool.SubmitTask(task, arguments, cancellationToken);

    /// <summary>Runs a task for each input and gives the results in input order, pulling inputs as workers become free.</summary>
    /// <typeparam name="TArguments">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <typeparam name="TResult">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <param name="pool">The pool.</param>
    /// <param name="task">The task.</param>
    /// <param name="inputs">The arguments of one run each. See <see cref="Enumerable.Zip{TFirst, TSecond}"/> for several sequences.</param>
    /// <param name="cancellationToken">Cancels what has not finished, and the enumeration.</param>
    public static IEnumerable<TResult> Map<TArguments, TResult>(
        MpiExecutor pool, MpiTask<TArguments, TResult> task, IEnumerable<TArguments> inputs, CancellationToken cancellationToken) =>
        pool.MapTask(task, inputs, cancellationToken);
}
