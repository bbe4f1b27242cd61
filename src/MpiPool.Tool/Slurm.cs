namespace MpiPool.Tool;

/// <summary>What Slurm has for its ranks to find one another by.</summary>
internal static class Slurm
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What <c>srun --mpi</c> can be.</summary>
    internal static IReadOnlyList<string> Plugins() => Read(Output("srun", "--mpi=list"));

    /// <summary>What it is unless given.</summary>
    internal static string? DefaultPlugin() =>
        Environment.GetEnvironmentVariable("SLURM_MPI_TYPE")
        ?? Output("scontrol", "show", "config")
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith("MpiDefault", StringComparison.Ordinal))
            ?.Split('=')[^1]
            .Trim();

    /// <summary>Reads the list: one name a line, or several after a colon.</summary>
    internal static IReadOnlyList<string> Read(string list) =>
        [
            .. list.Split(['\n', ',', ' ', '\t', ':', '\r'], StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word is "none" or "cray_shasta" || IsPmi(word) || IsPmix(word))
                .Distinct(),
        ];

    /// <summary>A PMI that MPICH and its relatives speak.</summary>
    internal static bool IsPmi(string plugin) => plugin is "pmi2" or "pmi1";

    /// <summary>A PMIx, which Open MPI speaks.</summary>
    internal static bool IsPmix(string plugin) => plugin.StartsWith("pmix", StringComparison.Ordinal);

    private static string Output(params IEnumerable<string> command)
    {
        try
        {
            return ChildProcess.Run([.. command], Patience).Output;
        }
        catch (IOException)
        {
            return "";
        }
    }
}
