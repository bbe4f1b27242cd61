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
internal sealed record PoolOperation(string Pool, string Name, Gathering Gathering)
{
    private const string Submitter = "MpiSubmitter";
    private const string WorkerPool = "MpiWorkerPool";

    private static readonly PoolOperation[] s_all =
    [
        new(Submitter, "Submit", Gathering.Values),
        new(Submitter, "SubmitBatch", Gathering.Sequences),
        new(Submitter, "Map", Gathering.Sequences),
        new(Submitter, "MapUnordered", Gathering.Sequences),
        new(Submitter, "MapAsync", Gathering.Sequences),
        new(Submitter, "MapUnorderedAsync", Gathering.Sequences),
        new(Submitter, "StarMap", Gathering.Groups),
        new(WorkerPool, "Apply", Gathering.Values),
        new(WorkerPool, "ApplyAsync", Gathering.Values),
        new(WorkerPool, "Map", Gathering.Sequences),
        new(WorkerPool, "MapAsync", Gathering.Sequences),
        new(WorkerPool, "StarMap", Gathering.Groups),
        new(WorkerPool, "StarMapAsync", Gathering.Groups),
        new(WorkerPool, "IMap", Gathering.Sequences),
        new(WorkerPool, "IMapUnordered", Gathering.Sequences),
    ];

    /// <summary>Whether any pool has an operation of that name.</summary>
    public static bool IsKnown(string name) => Array.Exists(s_all, o => o.Name == name);

    public static PoolOperation? Find(string pool, string name) => Array.Find(s_all, o => o.Pool == pool && o.Name == name);
}
