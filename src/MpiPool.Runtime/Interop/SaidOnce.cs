namespace MpiPool.Interop;

/// <summary>
/// What all ranks of a job have to say in the same words is said by one of them on each machine: the first to take a name made of them.
/// </summary>
internal static class SaidOnce
{
    /// <summary>Whether this rank is to say it. Without other ranks, or where that cannot be found out, it is.</summary>
    /// <param name="line">The words.</param>
    public static bool IsFirst(string line) => !JobNames.AreShared || JobNames.TryTake(line, rank: null, out _);
}
