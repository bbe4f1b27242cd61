using System.Diagnostics;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>
/// A program started on a number of ranks, as a user would start it. Every run ends: at its time limit all of its processes are killed,
/// and after it nothing of it may stay behind.
/// </summary>
public sealed record MpiRun(MpiLauncher Launcher, int Ranks, TimeSpan TimeLimit)
{
    /// <summary>How long the processes of a run may take to go once its launcher has ended.</summary>
    public TimeSpan GraceForStragglers { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Environment variables for every rank, beside the harness's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Processes that a run has: one in process, where the workers are threads.</summary>
    public int Processes => Launcher == MpiLauncher.InProcess ? 1 : Ranks;

    /// <summary>Whether scenarios are run by the test program with interceptors.</summary>
    public bool HasInterceptors { get; init; } = true;

    public override string ToString() =>
        $"{Launcher}, {Ranks} {(Ranks == 1 ? "rank" : "ranks")}{(HasInterceptors ? "" : ", without interceptors")}";

    public MpiRun With(string variable, string value) =>
        this with
        {
            Environment = new Dictionary<string, string>(Environment) { [variable] = value },
        };

    /// <summary>Runs one program on all ranks.</summary>
    public Task<MpiRunResult> Start(string program, params IEnumerable<string> arguments) =>
        StartMixed(new MpiProgram(Ranks, program, arguments.ToList()));

    /// <summary>Runs several programs as the ranks of one job: <c>mpiexec -n 1 A : -n 1 B</c>.</summary>
    public async Task<MpiRunResult> StartMixed(params IReadOnlyList<MpiProgram> programs)
    {
        using var job = new JobProcesses();
        var command = LauncherCommand.For(this, job, programs);
        var output = new RankOutput(Launcher);
        using var launcher = Process.Start(command) ?? throw new InvalidOperationException($"could not start {command.FileName}");
        launcher.StandardInput.Close();
        var reading = Task.WhenAll(
            output.ReadPipe(launcher.StandardOutput, isError: false),
            output.ReadPipe(launcher.StandardError, isError: true)
        );

        var clock = Stopwatch.StartNew();
        bool inTime = await Ends(launcher.WaitForExitAsync(), TimeLimit);
        var took = clock.Elapsed;
        var stragglers = inTime ? await job.WaitUntilGone(GraceForStragglers) : [];
        await job.KillAll();
        await launcher.WaitForExitAsync();

        // With every process gone the pipes are closed, so that reading them ends too.
        await reading;
        output.ReadFiles(job.OutputFolder);
        return new MpiRunResult(this, CommandLine(command), inTime ? launcher.ExitCode : null, took, output.Lines, stragglers);
    }

    private static async Task<bool> Ends(Task task, TimeSpan limit) => await Task.WhenAny(task, Task.Delay(limit)) == task;

    private static string CommandLine(ProcessStartInfo command) =>
        string.Join(' ', command.ArgumentList.Prepend(command.FileName).Select(word => word.Contains(' ') ? $"'{word}'" : word));
}

/// <summary>One part of a job: a program, its arguments, and how many ranks run it.</summary>
public sealed record MpiProgram(int Ranks, string Path, IReadOnlyList<string> Arguments)
{
    public MpiProgram(int ranks, string path, params string[] arguments)
        : this(ranks, path, (IReadOnlyList<string>)arguments) { }
}
