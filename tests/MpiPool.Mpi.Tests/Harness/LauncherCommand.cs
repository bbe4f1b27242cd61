using System.Diagnostics;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>The command line and environment that start a run under each launcher.</summary>
internal static class LauncherCommand
{
    public static ProcessStartInfo For(MpiRun run, JobProcesses job, IReadOnlyList<MpiProgram> programs)
    {
        // In a session of its own the run can be found and killed as a whole, and no signal to the tests reaches it half.
        var command = new ProcessStartInfo("setsid")
        {
            ArgumentList = { "--wait" },
            WorkingDirectory = job.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        SetEnvironment(command, run, job);

        switch (run.Launcher)
        {
            case MpiLauncher.OpenMpi:
                // More ranks than cores are usual in tests. Ranks get a pseudo-terminal here, which TERM=dumb keeps free of escapes.
                Add(command, Find("mpiexec.openmpi", command), "--oversubscribe", "--bind-to", "none", "-x", "TERM=dumb");
                Add(command, "--output-filename", $"{job.OutputFolder}:nojobid,nocopy");
                foreach (string name in run.Environment.Keys)
                    Add(command, "-x", name);
                AddPrograms(command, programs);
                break;
            case MpiLauncher.Mpich:
                // Hydra makes the files, but not their folders.
                for (int rank = 0; rank < programs.Sum(program => program.Ranks); rank++)
                    Directory.CreateDirectory($"{job.OutputFolder}/rank.{rank}");
                Add(command, Find("mpiexec.mpich", command));
                Add(
                    command,
                    "-outfile-pattern",
                    $"{job.OutputFolder}/rank.%r/stdout",
                    "-errfile-pattern",
                    $"{job.OutputFolder}/rank.%r/stderr"
                );
                AddPrograms(command, programs);
                break;
            default:
                var program = programs.Single();
                Add(command, program.Path);
                Add(command, [.. program.Arguments]);
                break;
        }

        return command;
    }

    private static void SetEnvironment(ProcessStartInfo command, MpiRun run, JobProcesses job)
    {
        // Tests that run under a launcher themselves must not make their runs believe to be ranks of it.
        foreach (string name in command.Environment.Keys.Where(IsOfAnotherJob).ToList())
            command.Environment.Remove(name);

        command.Environment[JobProcesses.Marker] = job.Id;
        command.Environment["TMPDIR"] = job.Folder;
        command.Environment["TERM"] = "dumb";
        command.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = "1";
        command.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        if (run.Launcher == MpiLauncher.InProcess)
            command.Environment["MPIPOOL_WORKER_COUNT"] = $"{Math.Max(1, run.Ranks - 1)}";
        foreach (var (name, value) in run.Environment)
            command.Environment[name] = value;
    }

    private static bool IsOfAnotherJob(string variable) =>
        variable.StartsWith("OMPI_", StringComparison.Ordinal)
        || variable.StartsWith("PMI_", StringComparison.Ordinal)
        || variable.StartsWith("PMIX_", StringComparison.Ordinal)
        || variable.StartsWith("MPIPOOL_", StringComparison.Ordinal);

    private static void AddPrograms(ProcessStartInfo command, IReadOnlyList<MpiProgram> programs)
    {
        for (int i = 0; i < programs.Count; i++)
        {
            if (i > 0)
                Add(command, ":");
            Add(command, "-n", programs[i].Ranks.ToString(), programs[i].Path);
            Add(command, [.. programs[i].Arguments]);
        }
    }

    private static void Add(ProcessStartInfo command, params IEnumerable<string> words)
    {
        foreach (string word in words)
            command.ArgumentList.Add(word);
    }

    private static string Find(string launcher, ProcessStartInfo command) =>
        (command.Environment["PATH"] ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, launcher))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            $"{launcher} is not installed. Install both MPIs with ./eng/install-mpi.sh and run the tests again."
        );
}
