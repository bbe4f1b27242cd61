using System.Runtime.InteropServices;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>
/// All processes of one run, whoever started them: they carry a marker in their environment. The launchers move ranks into process groups
/// and sessions of their own, so a process tree alone would not find them all.
/// </summary>
internal sealed partial class JobProcesses : IDisposable
{
    public const string Marker = "MPIPOOL_TEST_JOB";

    private const int Terminate = 15;
    private const int Kill = 9;

    private static readonly TimeSpan GraceToCleanUp = TimeSpan.FromSeconds(1);

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The run's own folder for temporary files, removed after it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mpirun-").FullName;

    /// <summary>Where the launcher writes what each rank prints: rank.N/stdout and rank.N/stderr.</summary>
    public string OutputFolder => Path.Combine(Folder, "output");

    /// <summary>Waits for the processes to end by themselves, and returns those that have not.</summary>
    public async Task<IReadOnlyList<string>> WaitUntilGone(TimeSpan limit)
    {
        var end = DateTime.UtcNow + limit;
        while (true)
        {
            var left = Alive();
            if (left.Count == 0 || DateTime.UtcNow > end)
                return left.ConvertAll(Describe);
            await Task.Delay(20);
        }
    }

    /// <summary>Ends whatever still runs. The launchers get a moment to remove their shared memory and session folders.</summary>
    public async Task KillAll()
    {
        var end = DateTime.UtcNow + GraceToCleanUp;
        for (int signal = Terminate; Alive() is { Count: > 0 } left; signal = DateTime.UtcNow < end ? 0 : Kill)
        {
            foreach (int process in left)
                _ = SendSignal(process, signal);
            await Task.Delay(20);
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private List<int> Alive()
    {
        var found = new List<int>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out int process) && process != Environment.ProcessId && IsOfThisJob(folder))
                found.Add(process);
        }

        return found;
    }

    private bool IsOfThisJob(string folder)
    {
        try
        {
            // A zombie's environment reads as empty: it is dead already.
            return File.ReadAllText($"{folder}/environ").Contains($"{Marker}={Id}", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or another user's.
            return false;
        }
    }

    private static string Describe(int process)
    {
        try
        {
            return $"{process}: {File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ')}";
        }
        catch (IOException)
        {
            return $"{process}: gone meanwhile";
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
