using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Diagnostics;

/// <summary>Every diagnostic of the generator and the analyzers. Each has a page in docs/diagnostics.</summary>
internal static class DiagnosticDescriptors
{
    public static readonly DiagnosticDescriptor TypeCannotTravel = Create(
        "MPIPOOL001",
        "A type cannot travel",
        "'{0}' cannot be sent to a worker and back: {1}"
    );

    public static readonly DiagnosticDescriptor ParameterCannotTravel = Create(
        "MPIPOOL002",
        "A parameter's kind cannot travel",
        "'{0}' is {1}, which refers to memory of the calling process; {2}"
    );

    public static readonly DiagnosticDescriptor OpenGeneric = Create(
        "MPIPOOL003",
        "A generic task must be called for types that are known",
        "'{0}' is generic, {1}; a worker can only run a method whose types are all known at compile time: {2}"
    );

    public static readonly DiagnosticDescriptor Inaccessible = Create(
        "MPIPOOL004",
        "A task must be accessible",
        "'{0}' is not accessible to the code that runs it on a worker; {1}"
    );

    public static readonly DiagnosticDescriptor DuplicateStub = Create(
        "MPIPOOL005",
        "Two tasks share a name",
        "'{0}' and '{1}' would both be submitted by 'Submit{2}' with the same parameter types; set [MpiTask(Name = \"...\")] on one of "
            + "them"
    );

    public static readonly DiagnosticDescriptor AnonymousTask = Create(
        "MPIPOOL006",
        "A lambda or local function cannot be a task",
        "{0} has no name that another process knows; move it into a method marked [MpiTask] and pass that method's name"
    );

    public static readonly DiagnosticDescriptor UnmarkedTask = Create(
        "MPIPOOL007",
        "A task must be marked [MpiTask]",
        "'{0}' is not marked [MpiTask], so no code is generated that runs it on a worker; {1}"
    );

    public static readonly DiagnosticDescriptor Unguarded = Create(
        "MPIPOOL008",
        "A pool operation is reached by every rank",
        "Workers reach '{0}.{1}' too, where it throws a PoolGuardException; put it into 'if ({0}.IsMain) {{ ... }}', or write {2} "
            + "before it",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor BareGuard = Create(
        "MPIPOOL009",
        "The result of WorkersExit is not used",
        "Outside of MpiExecutor.Run a worker goes on after '{0}.WorkersExit()' like the main rank; write 'if ({0}.WorkersExit()) return;'",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor SuppliedNotLast = Create(
        "MPIPOOL010",
        "What the worker supplies must be the last parameter",
        "'{0}' is a {1}, which the worker supplies for the last parameter only; {2}"
    );

    public static readonly DiagnosticDescriptor AsyncVoid = Create(
        "MPIPOOL011",
        "A task must not be async void",
        "Nobody can wait for '{0}', so the worker would report it as done while it runs; let it return Task"
    );

    /// <summary>What can be done about state that is lost; the type is in source.</summary>
    public const string LostInSource =
        "neither the members that other code can see nor the constructor carry it over as it is; mark its type [MpiState], which then "
        + "travels by all "
        + "its fields, or mark it [IgnoreDataMember]";

    /// <summary>The same of a type in another assembly.</summary>
    public const string LostInOtherAssembly =
        "it computes what it returns, and what the constructor of another assembly does with that cannot be seen from here; "
        + "let it have a setter there, or mark it [IgnoreDataMember]";

    public static readonly DiagnosticDescriptor LostState = Create(
        "MPIPOOL013",
        "State does not travel with its object",
        "'{0}' may arrive with another value: {1}",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor DiscardedMap = Create(
        "MPIPOOL014",
        "Nobody takes the results of a lazy map",
        "'{0}.{1}' runs nothing here: it hands out its tasks while its results are taken, and nobody takes them; go through them by "
            + "'{2}', or call SubmitBatch",
        DiagnosticSeverity.Warning
    );

    public static readonly DiagnosticDescriptor NoTask = Create(
        "MPIPOOL016",
        "A method of this kind cannot be a task",
        "'{0}' cannot be a task: {1}"
    );

    public static readonly DiagnosticDescriptor LongStub = Create(
        "MPIPOOL015",
        "A task's stub carries its type's name",
        "'{0}' is submitted by 'Submit{1}', since '{2}' has the same name; set [MpiTask(Name = \"...\")] for another",
        DiagnosticSeverity.Info
    );

    public static readonly DiagnosticDescriptor GeneratorFailed = Create(
        "MPIPOOL099",
        "The generator itself failed",
        "MpiPool's own fault: {0} failed by {1}: {2} ({3}). All that is not named here has its code. Please report this line with the "
            + "code that it names; "
            + "until it is mended, leave out what was written there last, or put it into a file of its own to see what it is"
    );

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        TypeCannotTravel,
        ParameterCannotTravel,
        OpenGeneric,
        Inaccessible,
        DuplicateStub,
        AnonymousTask,
        UnmarkedTask,
        Unguarded,
        BareGuard,
        SuppliedNotLast,
        AsyncVoid,
        LostState,
        DiscardedMap,
        NoTask,
        LongStub,
        GeneratorFailed,
    ];

    public static DiagnosticDescriptor Find(string id) => All.First(d => d.Id == id);

    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity = DiagnosticSeverity.Error
    )
    {
        string page = $"docs/diagnostics/{id}.md";
        string? project = DiagnosticPages.Project;
        return new(
            id,
            title,
            project is null ? $"{message} ({page})" : message,
            "MpiPool",
            severity,
            isEnabledByDefault: true,
            description: $"The page {page} of the package says more.",
            helpLinkUri: project is null ? null : $"{project}/blob/main/{page}"
        );
    }
}
