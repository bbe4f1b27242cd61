namespace MpiPool.Generators.Model;

/// <summary>What one source file holds.</summary>
/// <param name="Name">The file's name, by which no other file of the compilation goes.</param>
internal sealed record FileModel(
    string Name,
    EquatableArray<ParsedTask> Tasks,
    EquatableArray<CallModel> Calls,
    EquatableArray<BlockModel> Blocks,
    EquatableArray<ExceptionModel> Exceptions)
{
    public bool IsEmpty => Tasks.Count + Calls.Count + Blocks.Count + Exceptions.Count == 0;
}
