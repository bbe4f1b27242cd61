namespace MpiPool.Interop;

/// <summary>
/// Open MPI gives each rank a pseudo-terminal, so that .NET's console, at its first use, writes control characters in front of the
/// program's own output. Before that first use they can be switched off.
/// </summary>
internal static class LauncherTerminal
{
    /// <summary>Has the console leave the launcher's terminal alone. To be called before the program's first line runs.</summary>
    internal static void Calm()
    {
        if (Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_RANK") is not null)
            Environment.SetEnvironmentVariable("TERM", "dumb");
    }
}
