namespace MpiPool;

/// <summary>
/// What futures throw. An exception remembers each place that has thrown it, and all threads that ask would write into one: so what a
/// future keeps is never thrown, and each who waits gets one of his own that says the same.
/// </summary>
internal static class Failures
{
    /// <summary>The same failure as another exception. All types that a future ends with are here; they are made by the runtime.</summary>
    internal static Exception Again(Exception failure) =>
        failure switch
        {
            RemoteTaskException remote => remote.Again(index: null),
            OperationCanceledException canceled => new OperationCanceledException(
                canceled.Message,
                canceled.InnerException,
                canceled.CancellationToken
            ),
            WorkerLostException lost => lost.Again(),
            _ => new InvalidOperationException(failure.Message, failure.InnerException),
        };
}
