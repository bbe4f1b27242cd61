namespace MpiPool.CompilerServices;

/// <summary>
/// A task as a view of a pool submits it. The options are the task's and not its futures', of which there may be millions, mostly without
/// any.
/// </summary>
internal sealed class TaskWithOptions<TArguments, TResult>(MpiTask<TArguments, TResult> task, MpiTaskOptions options)
    : MpiTask<TArguments, TResult>(task)
{
    internal override MpiTaskOptions? Options { get; } = options;

    public override MpiTask? Match(Delegate method) => null;

    public override void WriteArguments(ref PayloadWriter writer, TArguments arguments) => task.WriteArguments(ref writer, arguments);

    public override TResult ReadResult(ref PayloadReader reader) => task.ReadResult(ref reader);
}
