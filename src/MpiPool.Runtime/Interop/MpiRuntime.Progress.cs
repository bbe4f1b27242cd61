namespace MpiPool.Interop;

internal sealed partial class MpiRuntime
{
    private static readonly Lock ProgressLock = new();
    private static IProgress[] _progress = [];

    /// <summary>Has something attended to whenever a thread waits for MPI.</summary>
    public static void AddProgress(IProgress progress)
    {
        lock (ProgressLock)
            _progress = [.. _progress, progress];
    }

    /// <summary>Undoes <see cref="AddProgress"/>. A call on another thread may still be under way afterwards.</summary>
    public static void RemoveProgress(IProgress progress)
    {
        lock (ProgressLock)
            _progress = [.. _progress.Where(other => other != progress)];
    }

    /// <summary>Attends to all that was registered. Not to be called inside the gate.</summary>
    /// <returns>True if there was something to do.</returns>
    public static bool MakeProgress()
    {
        bool any = false;
        foreach (var progress in Volatile.Read(ref _progress))
            any |= progress.MakeProgress();
        return any;
    }
}
