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

/// <summary>The pool's operations that take a method group. A further operation is a further row.</summary>
/// <param name="Name">The method of <c>MpiExecutor</c>, and of <c>PoolOperations</c>.</param>
internal sealed record PoolOperation(string Name, Gathering Gathering)
{
    private static readonly PoolOperation[] s_all =
    [
        new("Submit", Gathering.Values),
        new("SubmitBatch", Gathering.Sequences),
        new("Map", Gathering.Sequences),
        new("MapUnordered", Gathering.Sequences),
        new("MapAsync", Gathering.Sequences),
        new("MapUnorderedAsync", Gathering.Sequences),
        new("StarMap", Gathering.Groups),
    ];

    public static PoolOperation? Find(string name) => Array.Find(s_all, o => o.Name == name);
}
