using MpiPool.Interop;
using MpiPool.Wire;

namespace MpiPool.Doctor;

/// <summary>Looks at the job that this process is a rank of, over MPI if it runs.</summary>
internal static class Examination
{
    /// <summary>How long the other ranks may take to come, if nothing else is set.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Examines. On the main rank, and on each that sees itself alone, there is a report; elsewhere null.</summary>
    internal static JobReport? Run()
    {
        var launcher = MpiLauncher.Detect();
        MachineFacts machine = MachineFacts.Read();
        MpiLibrary? library = null;
        var problems = OfVariables().ToList();
        var notes = new List<string>();
        try
        {
            library = MpiLibrary.Load(launcher);
        }
        catch (MpiException e) when (launcher.IsPresent || IsOverridden())
        {
            problems.Add(DoctorProblem.Of(IsOverridden() ? "libmpi-override" : "no-libmpi", e));
        }
        catch (MpiException)
        {
            // Without a launcher a program needs none.
        }

        int ranksHere = launcher.LocalSize ?? 1;
        var here = Checks.OfMachine(machine, ranksHere).ToList();
        if (launcher.Kind == LauncherKind.Slurm)
        {
            // Open MPI would end the process; others would have each rank believe that it is alone.
            problems.Add(
                new DoctorProblem(
                    "slurm-pmi",
                    $"srun has started {launcher.Size} processes without a PMI, by which they would find one another.",
                    "Give srun --mpi=pmix (Open MPI) or --mpi=pmi2 (MPICH); srun --mpi=list shows what there is."
                )
            );
        }
        else if (launcher.IsPresent && library is not null)
        {
            bool mayStart = !here.Any(problem => Checks.PreventsStart(problem, library.Abi.Flavor));
            if (mayStart)
                return OverMpi(launcher, machine, library, problems);
            notes.Add("MPI was not started: what is wrong here would have ended it.");
        }

        return new JobReport(
            launcher.Name,
            launcher.Size ?? 1,
            [Alone(machine, library)],
            [],
            [.. problems, .. here],
            [.. notes, .. Notes(launcher, library)]
        );
    }

    private static JobReport? OverMpi(MpiLauncher launcher, MachineFacts machine, MpiLibrary library, List<DoctorProblem> problems)
    {
        MpiRuntime runtime;
        try
        {
            runtime = MpiRuntime.Start(PoolVariables.StartTimeout is { Problem: null, Value: { } set } ? set : Patience);
        }
        catch (Exception e) when (e is MpiException or MpiProcessException or InvalidOperationException)
        {
            problems.Add(DoctorProblem.Of(e is MpiProcessException ? "foreign-launcher" : "mpi-fails", e));
            problems.AddRange(Checks.OfMachine(machine, launcher.LocalSize ?? 1));
            return new JobReport(launcher.Name, launcher.Size ?? 1, [Alone(machine, library)], [], problems, []);
        }

        MpiCommunicator world = MpiCommunicator.World;
        var mine = new RankFacts(world.Rank, machine, LibraryFacts.Of(runtime.Library), runtime.ThreadLevel.ToString());
        IReadOnlyList<RankFacts> ranks = Gather(world, mine);
        IReadOnlyList<PairTime> pairs = PairTime.MeasureAll(world);
        if (world.Rank != 0)
            return null;
        problems.AddRange(Checks.OfJob(ranks));
        return new JobReport(launcher.Name, world.Size, ranks, pairs, problems, [.. Notes(launcher, library), .. Checks.NotesOfJob(ranks)]);
    }

    /// <summary>The facts of all ranks, on the main one.</summary>
    private static RankFacts[] Gather(MpiCommunicator world, RankFacts mine)
    {
        var message = new Message();
        mine.Write(message);
        int most = world.AllReduce(message.Length, MpiOperation.Max);
        byte[] padded = new byte[most],
            all = new byte[world.Rank == 0 ? most * world.Size : 0];
        message.Span.CopyTo(padded);
        world.Gather<byte>(padded, all);
        return [.. all.Chunk(most).Select(Read)];

        static RankFacts Read(byte[] bytes)
        {
            var wire = new WireReader(bytes);
            return RankFacts.Read(ref wire);
        }
    }

    private static RankFacts Alone(MachineFacts machine, MpiLibrary? library) =>
        new(MpiLauncher.Detect().Rank ?? 0, machine, library is null ? null : LibraryFacts.Of(library), ThreadLevel: null);

    private static IEnumerable<DoctorProblem> OfVariables() =>
        PoolVariables
            .All.Select(variable => variable.Problem)
            .OfType<string>()
            .Select(problem => new DoctorProblem("variable", problem, "Correct or unset it."));

    private static IEnumerable<string> Notes(MpiLauncher launcher, MpiLibrary? library)
    {
        string threads = $"its tasks run on threads of this process, {Environment.ProcessorCount} unless WorkerCount says otherwise";
        if (!launcher.IsPresent)
        {
            yield return $"The program was started without a launcher: {threads}. MPI is not used.";
            if (library is null)
                yield return "No MPI library was found. It is needed only under a launcher.";
        }
        else if (launcher.Size == 1)
        {
            yield return $"{launcher.Name} has started a single rank: {threads}.";
        }

        foreach (var (name, nearest) in PoolVariables.Unknown())
            yield return $"The environment variable {name} is unknown, and ignored: is {nearest} meant?";
    }

    private static bool IsOverridden() => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(MpiLibrary.OverrideVariable));
}
