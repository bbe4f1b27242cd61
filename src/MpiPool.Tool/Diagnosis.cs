using System.Globalization;
using MpiPool.Doctor;
using MpiPool.Interop;

namespace MpiPool.Tool;

/// <summary>
/// Finds what is wrong, from the outside to the inside: launchers, libraries, and then a small job under the launcher that would be used.
/// </summary>
/// <param name="ranks">How many ranks the job has.</param>
/// <param name="launcherName">The launcher to use; null for the first there is.</param>
/// <param name="limit">How long the job may take.</param>
/// <param name="launcherArguments">What else the launcher is given.</param>
internal sealed class Diagnosis(int ranks, string? launcherName, TimeSpan limit, IReadOnlyList<string> launcherArguments)
{
    private const string Install = "Install Open MPI or MPICH, or load your cluster's MPI module (module load openmpi)";

    private static readonly string[] RootVariables = ["OMPI_ALLOW_RUN_AS_ROOT", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"];

    private readonly List<DoctorProblem> _problems = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<LauncherKind, LibraryProbe> _libraries = [];

    /// <summary>What a library of this machine has in common with Slurm: the ranks' way to find one another.</summary>
    private string? _plugin;

    /// <summary>Finds it.</summary>
    internal ToolReport Run()
    {
        IReadOnlyList<LauncherCommand> launchers = LauncherCommand.FindAll();
        LauncherCommand? used = launcherName is null
            ? launchers.Count > 0
                ? launchers[0]
                : null
            : LauncherCommand.Find(launcherName);
        if (used is not null && !launchers.Contains(used))
            launchers = [used, .. launchers];
        CheckLaunchers(launchers, used);
        IReadOnlyList<string> slurm = used?.Kind == LauncherKind.Slurm || InSlurm ? Slurm.Plugins() : [];

        // Also without a launcher it is good to know whether there is a library.
        LibraryProbe library = Probe(KindOf(used, slurm));
        CheckLibrary(library, used, launchers);
        LauncherCommand? srun = launchers.FirstOrDefault(launcher => launcher.Kind == LauncherKind.Slurm);
        if (srun is not null && (InSlurm || used == srun))
            CheckSlurm(srun, slurm);

        string? command = null;
        bool canStart = library.Library is not null && (used?.Kind != LauncherKind.Slurm || _plugin is not null);
        JobReport? job = used is null || !canStart ? null : Start(used, out command);
        MachineFacts? machine = job is null ? MachineFacts.Read() : null;

        // A limit may be what keeps the job from starting: it comes first.
        if (machine is not null)
            _problems.InsertRange(0, Checks.OfMachine(machine, 1));
        _notes.AddRange(job?.Notes ?? []);

        // What was found from outside is not told once more from inside.
        var inside = (job?.Problems ?? []).Where(problem => _problems.All(outside => outside.Id != problem.Id));
        IReadOnlyList<DoctorProblem> problems = [.. _problems, .. inside];
        return new ToolReport(
            ToolVersion.Text,
            problems.Count == 0,
            launchers,
            [.. _libraries.Values],
            command,
            job,
            machine,
            problems,
            _notes
        );
    }

    private static bool InSlurm => Environment.GetEnvironmentVariable("SLURM_JOB_ID") is not null;

    /// <summary>How a launcher's ranks will see themselves, which decides the library.</summary>
    private static LauncherKind KindOf(LauncherCommand? used, IReadOnlyList<string> slurm) =>
        used?.Kind switch
        {
            LauncherKind.Slurm when slurm.Any(Slurm.IsPmix) => LauncherKind.Pmix,
            LauncherKind.Slurm when slurm.Any(Slurm.IsPmi) => LauncherKind.Mpich,
            { } kind => kind,
            _ => LauncherKind.None,
        };

    private LibraryProbe Probe(LauncherKind kind)
    {
        if (!_libraries.TryGetValue(kind, out LibraryProbe? probe))
            _libraries[kind] = probe = LibraryProbe.Run(kind);
        return probe;
    }

    private void CheckLaunchers(IReadOnlyList<LauncherCommand> launchers, LauncherCommand? used)
    {
        if (used is null)
        {
            _problems.Add(
                launcherName is null
                    ? new(
                        "no-launcher",
                        "Neither mpiexec nor mpirun nor srun is on the PATH.",
                        $"{Install}, or put the folder of its mpiexec on the PATH."
                    )
                    : new("no-launcher", $"There is no launcher {launcherName} on the PATH.", "Name another one, or give its path.")
            );
            return;
        }

        LauncherCommand? mpiexec = Named("mpiexec"),
            mpirun = Named("mpirun");
        if (mpiexec?.Kind is { } one && mpirun?.Kind is { } other && one != other)
        {
            _problems.Add(
                new(
                    "mixed-launchers",
                    $"mpiexec is {mpiexec.Owner} ({mpiexec.Target}), and mpirun is {mpirun.Owner} ({mpirun.Target}): two MPIs are mixed "
                        + "on the "
                        + "PATH.",
                    "Put the folder of one MPI first on the PATH, load one MPI module only, or set both (update-alternatives --config "
                        + "mpirun)."
                )
            );
        }

        if (used.Kind == LauncherKind.OpenMpi && Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() && MayNotRunAsRoot())
        {
            _problems.Add(
                new(
                    "root",
                    $"You are root, and {used.Name} ({used.Target}), being Open MPI's, starts nothing for root.",
                    $"Work as another user; in a container, set {RootVariables[0]}=1 and {RootVariables[1]}=1."
                )
            );
        }

        LauncherCommand? Named(string name) => launchers.FirstOrDefault(launcher => launcher.Name == name);
    }

    private bool MayNotRunAsRoot() =>
        RootVariables.Any(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        && !launcherArguments.Contains("--allow-run-as-root");

    private void CheckLibrary(LibraryProbe probe, LauncherCommand? used, IReadOnlyList<LauncherCommand> launchers)
    {
        if (probe.Library is null)
        {
            string id = LibraryProbe.Override is null ? "no-libmpi" : "libmpi-override";
            _problems.Add(DoctorProblem.Of(id, new InvalidOperationException(probe.Error)));
            return;
        }

        // Slurm is judged by what it offers.
        if (probe.Belongs || used?.Kind is null or LauncherKind.Slurm)
            return;
        LauncherCommand? fitting = launchers.FirstOrDefault(launcher =>
            launcher.Kind is { } kind && kind != used.Kind && kind != LauncherKind.Slurm
        );
        string start = fitting is null ? "" : $"Start programs with {fitting.Name}. Or: ";
        _problems.Add(
            new(
                "foreign-launcher",
                $"{used.Name} ({used.Target}) is {used.Owner}, and programs would load {probe.Library.Path} ({probe.Library.Version}), "
                    + $"since "
                    + $"{probe.Why}: every rank would believe it is alone.",
                start
                    + (
                        LibraryProbe.Override is null
                            ? $"Install the library that belongs to {used.Name}, or put the other MPI's mpiexec first on the PATH."
                            : $"Unset {MpiLibrary.OverrideVariable}, or name {used.Owner} library there."
                    )
            )
        );
    }

    /// <summary>Whether srun has a PMI that a library of this machine speaks.</summary>
    private void CheckSlurm(LauncherCommand srun, IReadOnlyList<string> plugins)
    {
        _plugin = plugins.FirstOrDefault(Fits);
        if (_plugin is null)
        {
            string wanted = Probe(LauncherKind.Pmix).Library is { } library
                ? $"{library.Version} ({library.Path}) wants {(library.Abi == nameof(MpiFlavor.Mpich) ? "pmi2" : "pmix")}"
                : "no MPI library was found that could use any";
            _problems.Add(
                new(
                    "slurm-pmi",
                    $"srun ({srun.Target}) offers {(plugins.Count == 0 ? "no PMI" : string.Join(", ", plugins))}, and {wanted}: every rank "
                        + "would believe it is alone.",
                    "Start with the library's own mpiexec inside of the allocation; or have Slurm's plugin installed (pmix for Open MPI, "
                        + "pmi2 for "
                        + "MPICH), or load an MPI that fits."
                )
            );
            return;
        }

        if (Slurm.DefaultPlugin() != _plugin)
            _notes.Add($"Under Slurm start with srun --mpi={_plugin}, or set SLURM_MPI_TYPE={_plugin}.");

        bool Fits(string plugin) =>
            Slurm.IsPmix(plugin)
                ? Probe(LauncherKind.Pmix).Library is { } library && library.Abi != nameof(MpiFlavor.Mpich)
                : Slurm.IsPmi(plugin) && Probe(LauncherKind.Mpich) is { Library: not null, Belongs: true };
    }

    /// <summary>
    /// Starts the job, once more with more ranks than slots if there are too few. Returns what its main rank reports, or null.
    /// </summary>
    private JobReport? Start(LauncherCommand used, out string command)
    {
        string[] arguments = [.. used.Kind == LauncherKind.Slurm ? [$"--mpi={_plugin}"] : Array.Empty<string>(), .. launcherArguments];
        ChildProcess ended = Launch(used, arguments, out command);
        if (ended.Output.Contains("not enough slots", StringComparison.OrdinalIgnoreCase))
        {
            _problems.Add(
                new(
                    "slots",
                    $"{used.Name} has fewer slots than the {Checks.Count(ranks, "rank")} asked for: Open MPI takes one for each core of "
                        + $"the "
                        + "hosts it knows.",
                    "Start with mpiexec --oversubscribe, or name hosts that have more cores (--hostfile), or start fewer ranks."
                )
            );
            ended = Launch(used, ["--oversubscribe", .. arguments], out command);
        }

        JobReport? report = ReportJson.FindJob(ended.Output);
        if (report is not null)
            return report;
        if (_problems.Any(problem => problem.Id == "foreign-launcher"))
            return null;
        _problems.Add(
            ended.ExitCode is int code
                ? new(
                    "launch",
                    $"The job ended with exit code {code} before its ranks could report ({command}). {Excerpt(ended.Output)}",
                    "See what the launcher says; run the command yourself for all of it."
                )
                : new(
                    "hang",
                    $"The job did not end within {limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s ({command}). "
                        + $"{Excerpt(ended.Output)}",
                    "If it only needs longer, raise --timeout. Else the ranks cannot reach one another: look for a firewall between "
                        + "hosts, and for "
                        + "the network that the MPI takes (Open MPI: --mca btl_tcp_if_include; MPICH: -iface)."
                )
        );
        return null;
    }

    private ChildProcess Launch(LauncherCommand used, IEnumerable<string> arguments, out string command)
    {
        string[] start = [used.Path, "-n", ranks.ToString(CultureInfo.InvariantCulture), .. arguments];
        command = string.Join(' ', start.Append("..."));
        var asRoot = used.Kind == LauncherKind.OpenMpi ? RootVariables.Select(name => (name, "1")) : [];
        try
        {
            return ChildProcess.Run([.. start, .. ChildProcess.Self(ProbeRankCommand.Name)], limit, asRoot);
        }
        catch (IOException e)
        {
            return new ChildProcess(-1, e.Message);
        }
    }

    /// <summary>The first lines that say something.</summary>
    private static string Excerpt(string output)
    {
        const int Lines = 4;
        string[] all = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string[] lines = [.. all.Where(line => line.Any(char.IsLetter)).Take(Lines)];
        return lines.Length == 0 ? "It wrote nothing." : $"It wrote: {string.Join(" ", lines)}";
    }
}
