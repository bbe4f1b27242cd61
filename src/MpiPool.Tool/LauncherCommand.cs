using MpiPool.Interop;

namespace MpiPool.Tool;

/// <summary>A launcher of this machine.</summary>
/// <param name="Name">What it is called by.</param>
/// <param name="Path">Where it was found.</param>
/// <param name="Target">The file that it is, behind all links.</param>
/// <param name="Kind">Whose it is; null if it does not say.</param>
/// <param name="Version">What it says of itself.</param>
internal sealed record LauncherCommand(string Name, string Path, string Target, LauncherKind? Kind, string Version)
{
    private static readonly string[] Names = ["mpiexec", "mpirun", "srun", "mpiexec.openmpi", "mpiexec.mpich", "mpiexec.hydra"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whose it is, for people.</summary>
    internal string Owner =>
        Kind switch
        {
            LauncherKind.OpenMpi => "Open MPI's",
            LauncherKind.Mpich => "MPICH's",
            LauncherKind.IntelMpi => "Intel MPI's",
            LauncherKind.Slurm => "Slurm's",
            _ => "of an unknown MPI",
        };

    /// <summary>Whose it is, and of which version.</summary>
    internal string Description => Kind is null ? $"{Owner}: {Version}" : Version;

    /// <summary>The launchers on the PATH, in the order in which they are preferred.</summary>
    internal static IReadOnlyList<LauncherCommand> FindAll() => [.. Names.Select(Find).OfType<LauncherCommand>()];

    /// <summary>A launcher by its name or its path; null if there is none.</summary>
    internal static LauncherCommand? Find(string name)
    {
        string? path = name.Contains(System.IO.Path.DirectorySeparatorChar) ? System.IO.Path.GetFullPath(name) : OnPath(name);
        if (path is null || !File.Exists(path))
            return null;
        string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        string text;
        try
        {
            text = ChildProcess.Run([path, "--version"], Patience).Output;
        }
        catch (IOException e)
        {
            text = e.Message;
        }

        var (kind, version) = Read(text);
        return new LauncherCommand(name, path, target, kind, version);
    }

    /// <summary>Whose launcher says this of its version.</summary>
    internal static (LauncherKind? Kind, string Version) Read(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string first = lines.FirstOrDefault() ?? "";
        if (Has("OpenRTE") || Has("Open MPI") || Has("PRRTE") || Has("prterun"))
            return (LauncherKind.OpenMpi, $"Open MPI {LastWord(first)}");
        if (Has("Intel(R) MPI"))
            return (LauncherKind.IntelMpi, first);
        string hydra = lines.FirstOrDefault(line => line.StartsWith("Version:", StringComparison.Ordinal)) ?? "";
        if (Has("HYDRA"))
            return (LauncherKind.Mpich, $"MPICH {LastWord(hydra)}");
        if (Has("Microsoft MPI"))
            return (LauncherKind.Mpich, first);
        return first.StartsWith("slurm", StringComparison.OrdinalIgnoreCase) ? (LauncherKind.Slurm, first) : (null, first);

        bool Has(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

        static string LastWord(string line) => line.Split(' ')[^1];
    }

    private static string? OnPath(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe"] : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => endings.Select(ending => System.IO.Path.Combine(folder, name + ending)))
            .FirstOrDefault(File.Exists);
    }
}
