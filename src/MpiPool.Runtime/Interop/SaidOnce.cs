using System.Text;
using MpiPool.Wire;

namespace MpiPool.Interop;

/// <summary>
/// What all ranks of a job have to say in the same words is said by one of them on each machine. They agree without MPI, which may be what is wrong: the
/// first to take a name made of the job and the words speaks, and keeps the name until its process ends.
/// </summary>
internal static class SaidOnce
{
    /// <summary>Whether this rank is to say it. Without other ranks, or where that cannot be found out, it is.</summary>
    /// <param name="line">The words.</param>
    public static bool IsFirst(string line)
    {
        var launcher = MpiLauncher.Detect();
        if (!launcher.ExpectsOthers || !OperatingSystem.IsLinux()) return true;
        return LibC.TakeName($"mpipool-{LauncherProcess(launcher.Kind)}-{Checksum.Of(Encoding.UTF8.GetBytes(line)):x16}");
    }

    /// <summary>The process that started the ranks of this machine: the nearest ancestor that is not a rank itself, as a script around the program would be.</summary>
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
            }
            while (File.ReadAllText($"/proc/{process}/environ").Split('\0').Any(entry => entry.StartsWith(rank, StringComparison.Ordinal)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another user's process is no rank.
        }

        return process;
    }
}
