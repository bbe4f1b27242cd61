using MpiPool.Generators.Diagnostics;

namespace MpiPool.Generators.Model;

/// <summary>What came of one <c>[MpiTask]</c> method: the task, or what is wrong with it.</summary>
/// <param name="Location">The method's name, or the call that says for which types it is, for what can only be seen beside other
/// tasks.</param>
/// <param name="Definition">
/// The generic method as it is declared: without a task, one that needs a call to become one; with a task or diagnostics of a call, the one
/// that the call names. Null for all others.
/// </param>
internal sealed record ParsedTask(TaskModel? Task, LocationModel Location, string? Definition, EquatableArray<DiagnosticModel> Diagnostics);
