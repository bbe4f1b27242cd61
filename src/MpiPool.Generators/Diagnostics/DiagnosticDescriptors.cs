using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Diagnostics;

/// <summary>Every diagnostic of the generator. Each has a page in docs/diagnostics.</summary>
internal static class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor TypeCannotTravel = Create(
        "MPIPOOL001",
        "A type cannot travel",
        "'{0}' cannot be sent to a worker and back: {1}");

    public static readonly DiagnosticDescriptor ParameterCannotTravel = Create(
        "MPIPOOL002",
        "A parameter's kind cannot travel",
        "'{0}' is {1}, which refers to memory of the calling process; a task takes its arguments and gives its result by value");

    public static readonly DiagnosticDescriptor OpenGeneric = Create(
        "MPIPOOL003",
        "A task must not be generic",
        "'{0}' is generic or in a generic type; a worker can only run a method whose types are all known at compile time");

    public static readonly DiagnosticDescriptor Inaccessible = Create(
        "MPIPOOL004",
        "A task must be accessible",
        "'{0}' is not accessible to the code that runs it on a worker; make it, and the types that contain it, internal or public");

    public static readonly DiagnosticDescriptor DuplicateStub = Create(
        "MPIPOOL005",
        "Two tasks share a name",
        "'{0}' and '{1}' would both be submitted by 'Submit{2}' with the same parameter types; set [MpiTask(Name = \"...\")] on one of them");

    private static readonly DiagnosticDescriptor[] s_all = [TypeCannotTravel, ParameterCannotTravel, OpenGeneric, Inaccessible, DuplicateStub];

    public static DiagnosticDescriptor Find(string id) => Array.Find(s_all, d => d.Id == id);

    private static DiagnosticDescriptor Create(string id, string title, string message) => new(
        id,
        title,
        message,
        "MpiPool",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/mpipool/mpipool/blob/main/docs/diagnostics/{id}.md");
}
