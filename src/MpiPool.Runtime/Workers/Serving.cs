namespace MpiPool.Workers;

/// <summary>
/// Tells code that a worker's task runs from other code of the process. What a task begins is part of it, on whatever thread:
/// continuations, thread-pool work and threads, unless the program suppresses the flow of its execution context. It ends when the worker
/// leaves its pool.
/// </summary>
internal sealed class Serving
{
    private static readonly AsyncLocal<Serving?> Current = new();

    private readonly int _rank;
    private volatile bool _isOver;

    private Serving(int rank) => _rank = rank;

    /// <summary>The worker's rank in its pool, if the calling code is part of a task.</summary>
    internal static int? WorkerRank => Current.Value is { _isOver: false } serving ? serving._rank : null;

    /// <summary>Does what a worker does until its pool ends.</summary>
    /// <param name="rank">The worker's rank.</param>
    /// <param name="serve">What it does.</param>
    internal static void Run(int rank, Action serve)
    {
        Serving? outer = Current.Value;
        var serving = new Serving(rank);
        Current.Value = serving;
        try
        {
            serve();
        }
        finally
        {
            serving._isOver = true;
            Current.Value = outer;
        }
    }
}
