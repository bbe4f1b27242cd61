namespace MpiPool.Wire;

/// <summary>
/// What a process has no memory for. Where the arguments or the result of one task are too large, this is how that task fails, and nothing
/// else does.
/// </summary>
internal static class Shortage
{
    private const string Remedy = "Split the data over several tasks, or let the process have more memory.";

    /// <summary>What the process may use: what the machine has, its container allows, or DOTNET_GCHeapHardLimit says.</summary>
    internal static long Available { get; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>What was received takes more memory than there is, by itself or with what is made of it.</summary>
    internal static InsufficientMemoryException ToRead(long bytes, Exception? reason = null) =>
        new(
            $"{bytes:N0} bytes were sent, and there is no memory for them, or for what is made of them, where they are received{Limit} "
                + $"{Remedy}",
            reason
        );

    /// <summary>What is to be sent takes more memory than there is.</summary>
    internal static InsufficientMemoryException ToWrite(long bytes, Exception reason) =>
        new($"there is no memory for the message after {bytes:N0} bytes of it{Limit} {Remedy}", reason);

    /// <summary>Whether memory has run out, and nobody has said yet for what.</summary>
    internal static bool Is(Exception exception) => exception is OutOfMemoryException and not InsufficientMemoryException;

    private static string Limit => $": {Environment.MachineName} lets the process use {Available:N0} bytes.";
}
