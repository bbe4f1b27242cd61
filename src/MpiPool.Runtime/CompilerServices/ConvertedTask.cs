namespace MpiPool.CompilerServices;

/// <summary>
/// A task with the types that a delegate of its method has, which may be derived ones for its arguments and a base type for its result.
/// </summary>
internal sealed class ConvertedTask<TArguments, TResult> : MpiTask<TArguments, TResult>
{
    private readonly MpiTask _task;

    public ConvertedTask(MpiTask task)
        : base(task)
    {
        if (!IsVoid && (task.ResultType == typeof(VoidResult) || !task.ResultType.IsAssignableTo(typeof(TResult))))
        {
            throw new ArgumentException(
                $"The task {task.Signature} gives {NameOf(task.ResultType)}, not {typeof(TResult)}. Name the "
                    + $"method itself, without type arguments."
            );
        }

        _task = task;
    }

    /// <summary>
    /// A delegate without a result may be of a method that has one: <c>Func&lt;Task&gt;</c> of one that returns <c>Task&lt;int&gt;</c>.
    /// </summary>
    private static bool IsVoid => typeof(TResult) == typeof(VoidResult);

    public override MpiTask? Match(Delegate method) => null;

    public override void WriteArguments(ref PayloadWriter writer, TArguments arguments) => _task.WriteConverted(ref writer, arguments);

    public override TResult ReadResult(ref PayloadReader reader)
    {
        object? result = _task.ReadObject(ref reader);
        return IsVoid ? default! : (TResult)result!;
    }

    private static string NameOf(Type type) => type == typeof(VoidResult) ? "no result" : $"{type}";
}
