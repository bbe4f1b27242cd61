using MpiPool.Generators.Diagnostics;

namespace MpiPool.Generators.Model;

/// <summary>What one source file holds.</summary>
/// <param name="Name">The file's name, by which no other file of the compilation goes.</param>
/// <param name="Tasks">The methods that are declared as tasks.</param>
/// <param name="Closed">The tasks that calls make of generic methods, wherever these are declared.</param>
/// <param name="Wanted">The overloads that calls want which do not bind without them.</param>
/// <param name="Failure">What went wrong in reading the file; what it holds is not known then.</param>
internal sealed record FileModel(
    string Name,
    EquatableArray<ParsedTask> Tasks,
    EquatableArray<ParsedTask> Closed,
    EquatableArray<CallModel> Calls,
    EquatableArray<BlockModel> Blocks,
    EquatableArray<ExceptionModel> Exceptions,
    EquatableArray<WantedOverload> Wanted,
    DiagnosticModel? Failure = null
)
{
    public bool IsEmpty =>
        Failure is null && Tasks.Count + Closed.Count + Calls.Count + Blocks.Count + Exceptions.Count + Wanted.Count == 0;
}
