using MpiPool.Generators.Diagnostics;

namespace MpiPool.Generators.Model;

/// <summary>What came of one <c>[MpiTask]</c> method: the task, or what is wrong with it.</summary>
/// <param name="Location">The method's name, for what can only be seen beside other tasks.</param>
internal sealed record ParsedTask(TaskModel? Task, LocationModel Location, EquatableArray<DiagnosticModel> Diagnostics);
