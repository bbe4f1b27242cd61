namespace MpiPool;

/// <summary>A worker is gone, or no longer makes sense, and took the task with it.</summary>
public sealed class WorkerLostException : Exception
{
    internal WorkerLostException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
