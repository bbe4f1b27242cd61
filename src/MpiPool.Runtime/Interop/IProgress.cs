namespace MpiPool.Interop;

/// <summary>Something that has to be attended to while a thread of the user's waits in MPI: an open pool.</summary>
internal interface IProgress
{
    /// <summary>Does what can be done now, without waiting. Must not throw.</summary>
    /// <returns>True if there was something to do.</returns>
    bool MakeProgress();
}
