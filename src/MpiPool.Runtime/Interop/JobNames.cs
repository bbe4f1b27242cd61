using System.Text;
using MpiPool.Wire;

namespace MpiPool.Interop;

/// <summary>
/// Names that the ranks of a job share on each machine, without MPI, which may be what is wrong or what is waited for. A rank has a name
/// until it gives it back, or its process ends.
/// </summary>
internal static class JobNames
{
    private static readonly Lazy<string> Launcher = new(() => LauncherProcess(MpiLauncher.Detect().Kind));

    /// <summary>Whether there may be other ranks, and they can see one another's names.</summary>
    internal static bool AreShared => MpiLauncher.Detect().ExpectsOthers && OperatingSystem.IsLinux();

    /// <summary>Takes a name. Returns false if another rank has it.</summary>
    /// <param name="words">What it is for, the same on all ranks.</param>
    /// <param name="rank">Which rank's it is; null for one that only one rank can have.</param>
    /// <param name="handle">What to give it back by.</param>
    internal static bool TryTake(string words, int? rank, out int handle) => LibC.TakeName(NameOf(words) + rank, out handle);

    /// <summary>The ranks that have a name at the moment.</summary>
    internal static HashSet<int> RanksWith(string words)
    {
        string name = $"@{NameOf(words)}";
        var ranks = new HashSet<int>();
        foreach (string line in File.ReadLines("/proc/net/unix"))
        {
            int start = line.IndexOf(name, StringComparison.Ordinal);
            if (start >= 0 && int.TryParse(line.AsSpan(start + name.Length).TrimEnd('@'), out int rank))
                ranks.Add(rank);
        }

        return ranks;
    }

    private static string NameOf(string words) => $"mpipool-{Launcher.Value}-{Checksum.Of(Encoding.UTF8.GetBytes(words)):x16}-";

    /// <summary>
    /// The process that started the ranks of this machine: the nearest ancestor that is not a rank itself, as a script around the program
    /// would be.
    /// </summary>
    private static string LauncherProcess(LauncherKind kind)
    {
        string rank = kind switch
        {
            LauncherKind.OpenMpi => "OMPI_COMM_WORLD_RANK=",
            LauncherKind.Pmix => "PMIX_RANK=",
            LauncherKind.Slurm => "SLURM_PROCID=",
            _ => "PMI_RANK=",
        };
        string process = "self";
        try
        {
            do
            {
                // "number (name) state parent ...", and the name may hold anything.
                string status = File.ReadAllText($"/proc/{process}/stat");
                process = status[(status.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
            } while (
                File.ReadAllText($"/proc/{process}/environ").Split('\0').Any(entry => entry.StartsWith(rank, StringComparison.Ordinal))
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's process is no rank.
        }

        return process;
    }
}
