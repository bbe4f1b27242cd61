using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Model;

/// <summary>How an operation takes the arguments that follow the method group.</summary>
internal enum Gathering
{
    /// <summary>One value for each argument.</summary>
    Values,

    /// <summary>One sequence for each argument.</summary>
    Sequences,

    /// <summary>One sequence of tuples of all arguments.</summary>
    Groups,
}

/// <summary>An operation of a pool that takes a method group. A further operation is a further row.</summary>
/// <param name="Pool">The pool's class.</param>
/// <param name="Name">The method of that class, and of <c>PoolOperations</c>.</param>
/// <param name="Result">What it gives for a task with a result.</param>
/// <param name="WithoutResult">What it gives for a task without one; null if it takes none.</param>
internal sealed record PoolOperation(string Pool, string Name, Gathering Gathering, string Result, string? WithoutResult = null)
{
    /// <summary>The class of the overloads that are generated for the shapes of a program's tasks.</summary>
    public const string OverloadsClass = "MpiTaskOverloads";

    private const string Submitter = "MpiSubmitter";
    private const string WorkerPool = "MpiWorkerPool";
    private const string Sequence = "global::System.Collections.Generic.IEnumerable";
    private const string AsyncSequence = "global::System.Collections.Generic.IAsyncEnumerable";
    private const string Results = Sequence + "<TResult>";
    private const string AsyncResults = AsyncSequence + "<TResult>";
    private const string LaterResults = "global::MpiPool.MpiAsyncResult<TResult[]>";

    private static readonly PoolOperation[] s_all =
    [
        new(Submitter, "Submit", Gathering.Values, "global::MpiPool.MpiFuture<TResult>", "global::MpiPool.MpiFuture"),
        new(Submitter, "SubmitBatch", Gathering.Sequences, "global::MpiPool.MpiBatch<TResult>"),
        new(Submitter, "Map", Gathering.Sequences, Results),
        new(Submitter, "MapUnordered", Gathering.Sequences, Results),
        new(Submitter, "MapAsync", Gathering.Sequences, AsyncResults),
        new(Submitter, "MapUnorderedAsync", Gathering.Sequences, AsyncResults),
        new(Submitter, "StarMap", Gathering.Groups, Results),
        new(WorkerPool, "Apply", Gathering.Values, "TResult", "void"),
        new(WorkerPool, "ApplyAsync", Gathering.Values, "global::MpiPool.MpiAsyncResult<TResult>", "global::MpiPool.MpiAsyncResult"),
        new(WorkerPool, "Map", Gathering.Sequences, "TResult[]"),
        new(WorkerPool, "MapAsync", Gathering.Sequences, LaterResults),
        new(WorkerPool, "StarMap", Gathering.Groups, "TResult[]"),
        new(WorkerPool, "StarMapAsync", Gathering.Groups, LaterResults),
        new(WorkerPool, "IMap", Gathering.Sequences, Results),
        new(WorkerPool, "IMapUnordered", Gathering.Sequences, Results),
    ];

    /// <summary>Whether any pool has an operation of that name.</summary>
    public static bool IsKnown(string name) => Array.Exists(s_all, o => o.Name == name);

    public static PoolOperation? Find(string pool, string name) => Array.Find(s_all, o => o.Pool == pool && o.Name == name);

    /// <summary>The operation that the method is an overload of: the runtime's, or one that was generated.</summary>
    public static PoolOperation? Of(IMethodSymbol method) =>
        method switch
        {
            { IsStatic: false, MethodKind: MethodKind.Ordinary } when IsOurs(method.ContainingType) => Find(
                method.ContainingType.Name,
                method.Name
            ),
            { IsExtensionMethod: true, ReducedFrom: null, ContainingType.Name: OverloadsClass, Parameters: [{ Type: var pool }, _, ..] }
                when IsOurs(pool) => Find(pool.Name, method.Name),
            _ => null,
        };

    /// <summary>What a call of an operation is given as the task.</summary>
    public static IOperation? TaskOf(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == (call.TargetMethod.IsExtensionMethod ? 1 : 0))?.Value;

    /// <summary>The types of sequence that the operation takes, with so many of them.</summary>
    public string[] Sequences(int count) =>
        count == 1 && Pool == Submitter && Name.EndsWith("Async", StringComparison.Ordinal) ? [Sequence, AsyncSequence] : [Sequence];

    private static bool IsOurs(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "MpiPool", ContainingNamespace.IsGlobalNamespace: true };
}
