using System.ComponentModel;

namespace MpiPool.CompilerServices;

/// <summary>
/// The pools' operations on a task that is already known: what generated stubs and interceptors call. The overloads that take a method
/// group do the same, after finding the task.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class PoolOperations
{
    /// <summary>Queues one run of a task.</summary>
    /// <typeparam name="TArguments">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <typeparam name="TResult">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <param name="pool">The pool.</param>
    /// <param name="task">The task.</param>
    /// <param name="arguments">Its arguments. They are written when the task is handed to a worker, not before.</param>
    /// <param name="cancellationToken">Cancels the task.</param>
    public static MpiFuture<TResult> Submit<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        TArguments arguments,
        CancellationToken cancellationToken
    ) => pool.SubmitTask(task, arguments, cancellationToken);

    /// <summary>Runs a task for each input and gives the results in input order, pulling inputs as workers become free.</summary>
    /// <typeparam name="TArguments">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <typeparam name="TResult">See <see cref="MpiTask{TArguments, TResult}"/>.</typeparam>
    /// <param name="pool">The pool.</param>
    /// <param name="task">The task.</param>
    /// <param name="inputs">The arguments of one run each. See <see cref="Enumerable.Zip{TFirst, TSecond}"/> for several sequences.</param>
    /// <param name="cancellationToken">Cancels what has not finished, and the enumeration.</param>
    public static IEnumerable<TResult> Map<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.MapTask(task, inputs, cancellationToken);

    /// <summary>Runs a task for each input and gives the results as they complete.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static IEnumerable<TResult> MapUnordered<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.MapUnorderedTask(task, inputs, cancellationToken);

    /// <summary>Runs a task for each input and gives the results in input order, without blocking a thread.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static IAsyncEnumerable<TResult> MapAsync<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.MapTaskAsync(task, inputs.ToAsyncEnumerable(), cancellationToken);

    /// <inheritdoc
    /// cref="MapAsync{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)" />
    public static IAsyncEnumerable<TResult> MapAsync<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IAsyncEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.MapTaskAsync(task, inputs, cancellationToken);

    /// <summary>Runs a task for each input and gives the results as they complete, without blocking a thread.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static IAsyncEnumerable<TResult> MapUnorderedAsync<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.MapUnorderedTaskAsync(task, inputs.ToAsyncEnumerable(), cancellationToken);

    /// <inheritdoc cref="MapUnorderedAsync{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments},
    /// CancellationToken)" />
    public static IAsyncEnumerable<TResult> MapUnorderedAsync<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IAsyncEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.MapUnorderedTaskAsync(task, inputs, cancellationToken);

    /// <summary>
    /// As <see cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"/>:
    /// grouped arguments are what inputs are.
    /// </summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static IEnumerable<TResult> StarMap<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.MapTask(task, inputs, cancellationToken);

    /// <summary>Runs a task for each input, by itself: inputs are pulled as earlier tasks finish.</summary>
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/typeparam" />
    /// <inheritdoc cref="Map{TArguments, TResult}(MpiSubmitter, MpiTask{TArguments, TResult}, IEnumerable{TArguments}, CancellationToken)"
    /// path="/param" />
    public static MpiBatch<TResult> SubmitBatch<TArguments, TResult>(
        MpiSubmitter pool,
        MpiTask<TArguments, TResult> task,
        IEnumerable<TArguments> inputs,
        CancellationToken cancellationToken
    ) => pool.SubmitBatchTask(task, inputs, cancellationToken);

    /// <summary>As <see cref="MpiExecutor.Run"/>, for a body whose first statement is the guard: a worker never enters it.</summary>
    /// <param name="body">What the main rank runs.</param>
    /// <param name="options">How to make the pool.</param>
    public static void RunGuarded(Action<MpiExecutor> body, MpiExecutorOptions? options) => MpiExecutor.RunGuarded(body, options);

    /// <summary>As <see cref="MpiExecutor.RunAsync"/>, for a body whose first statement is the guard: a worker never enters it.</summary>
    /// <param name="body">What the main rank runs.</param>
    /// <param name="options">How to make the pool.</param>
    public static Task RunGuardedAsync(Func<MpiExecutor, Task> body, MpiExecutorOptions? options) =>
        MpiExecutor.RunGuardedAsync(body, options);

    /// <summary>The inputs of a task of two arguments, as long as there are both.</summary>
    /// <typeparam name="T1">The first argument.</typeparam>
    /// <typeparam name="T2">The second argument.</typeparam>
    /// <param name="first">The first arguments.</param>
    /// <param name="second">The second arguments.</param>
    public static IEnumerable<(T1 First, T2 Second)> Zip<T1, T2>(IEnumerable<T1> first, IEnumerable<T2> second) => first.Zip(second);

    /// <summary>The inputs of a task of three arguments, as long as there are all.</summary>
    /// <typeparam name="T1">The first argument.</typeparam>
    /// <typeparam name="T2">The second argument.</typeparam>
    /// <typeparam name="T3">The third argument.</typeparam>
    /// <param name="first">The first arguments.</param>
    /// <param name="second">The second arguments.</param>
    /// <param name="third">The third arguments.</param>
    public static IEnumerable<(T1 First, T2 Second, T3 Third)> Zip<T1, T2, T3>(
        IEnumerable<T1> first,
        IEnumerable<T2> second,
        IEnumerable<T3> third
    ) => first.Zip(second, third);

    /// <summary>The inputs of a task of four arguments, as long as there are all.</summary>
    /// <typeparam name="T1">The first argument.</typeparam>
    /// <typeparam name="T2">The second argument.</typeparam>
    /// <typeparam name="T3">The third argument.</typeparam>
    /// <typeparam name="T4">The fourth argument.</typeparam>
    /// <param name="first">The first arguments.</param>
    /// <param name="second">The second arguments.</param>
    /// <param name="third">The third arguments.</param>
    /// <param name="fourth">The fourth arguments.</param>
    public static IEnumerable<(T1 First, T2 Second, T3 Third, T4 Fourth)> Zip<T1, T2, T3, T4>(
        IEnumerable<T1> first,
        IEnumerable<T2> second,
        IEnumerable<T3> third,
        IEnumerable<T4> fourth
    ) => first.Zip(second, third).Zip(fourth, static (inputs, last) => (inputs.First, inputs.Second, inputs.Third, last));
}
