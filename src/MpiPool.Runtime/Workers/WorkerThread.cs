namespace MpiPool.Workers;

/// <summary>A thread of this process that is a worker, and all that its tasks start.</summary>
internal static class WorkerThread
{
    // The one knows what tasks start elsewhere, the other what a task's thread does in the place of others (continuations).
    private static readonly AsyncLocal<bool> Flow = new();

    [ThreadStatic]
    private static bool t_isWorker;

    /// <summary>Whether a task of a worker in this process calls, or has had this done.</summary>
    internal static bool IsWithinTask => t_isWorker || Flow.Value;

    /// <summary>Starts a worker.</summary>
    internal static void Start(int rank, Action serve) =>
        new Thread(() =>
        {
            t_isWorker = true;
            Flow.Value = true;
            serve();
        })
        {
            IsBackground = true,
            Name = $"MpiPool worker {rank}",
        }.Start();
}
