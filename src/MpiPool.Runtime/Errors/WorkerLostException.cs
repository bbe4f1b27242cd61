namespace MpiPool;

/// <summary>A worker is gone, or no longer makes sense, and took the task with it.</summary>
public sealed class WorkerLostException : Exception
{
    internal WorkerLostException(string message, Exception? innerException = null)
        : base(message, innerException) { }

    /// <summary>The same failure as another exception, which nobody has thrown yet.</summary>
    internal WorkerLostException Again() => new(Message, InnerException);
}
