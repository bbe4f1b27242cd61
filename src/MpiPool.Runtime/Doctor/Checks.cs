using MpiPool.Interop;

namespace MpiPool.Doctor;

/// <summary>What is wrong, judged by facts alone: each rule stands here once, for programs and for the tool.</summary>
internal static class Checks
{
    /// <summary>
    /// Below this, MPIs do not start or fail in the middle: each connection, library and segment of shared memory takes some.
    /// </summary>
    private const long LeastOpenFiles = 256;

    /// <summary>.NET reserves half of the address space for its heap, and MPIs want up to 1 GB.</summary>
    private const long LeastAddressSpace = 4L << 30;

    private const long LeastMemoryPerRank = 128L << 20;

    /// <summary>What ranks of one machine want of shared memory, each.</summary>
    private const long SharedMemoryPerRank = 8L << 20;

    /// <summary>Fast networks want to lock what they send.</summary>
    private const long LeastLockedMemory = 64L << 20;

    /// <summary>What is wrong with a machine that some ranks are on.</summary>
    /// <param name="machine">The machine, as a rank sees it.</param>
    /// <param name="ranks">How many ranks are there.</param>
    internal static IEnumerable<DoctorProblem> OfMachine(MachineFacts machine, int ranks)
    {
        List<DoctorProblem> limits = [.. OfLimits(machine, ranks)];

        // Whoever may open no file cannot tell whether one can be written.
        if (machine.OpenFiles < LeastOpenFiles)
            return limits;
        return [.. OfSharedMemory(machine.Host, machine.SharedMemory, ranks), .. limits];
    }

    /// <summary>
    /// Whether MPI must not be started, since it would end the process: MPICH's shared memory, which it cannot do without.
    /// </summary>
    internal static bool PreventsStart(DoctorProblem problem, MpiFlavor flavor) =>
        flavor == MpiFlavor.Mpich && problem.Id.StartsWith("shared-memory", StringComparison.Ordinal);

    /// <summary>What is wrong with a job.</summary>
    internal static IEnumerable<DoctorProblem> OfJob(IReadOnlyList<RankFacts> ranks)
    {
        foreach (var host in ByHost(ranks))
        {
            foreach (DoctorProblem problem in OfMachine(host.First().Machine, host.Count()))
                yield return problem;
            if (Binding([.. host]) is { } binding)
                yield return binding;
        }

        var libraries = ranks.GroupBy(rank => rank.Library).ToList();
        if (libraries.Count > 1)
        {
            string each = string.Join(
                "; ",
                libraries.Select(library => $"{NamesOf(library)}: {library.Key?.Version} ({library.Key?.Path})")
            );
            yield return new DoctorProblem(
                "different-libraries",
                $"The ranks have loaded different MPI libraries. {each}.",
                $"Have the same module or package on every host, or name one library for all in {MpiLibrary.OverrideVariable}."
            );
        }

        var levels = ranks.Where(rank => rank.ThreadLevel is nameof(MpiThreadLevel.Single) or nameof(MpiThreadLevel.Funneled)).ToList();
        if (levels.Count > 0)
        {
            yield return new DoctorProblem(
                "thread-level",
                $"MPI grants {NamesOf(levels)} the thread level {levels[0].ThreadLevel} only, so that a pool has no background threads.",
                "Load a build of the MPI library with support for threads (MPI_THREAD_SERIALIZED)."
            );
        }
    }

    /// <summary>What is good to know of a job.</summary>
    internal static IEnumerable<string> NotesOfJob(IReadOnlyList<RankFacts> ranks)
    {
        foreach (var host in ByHost(ranks))
        {
            // A container's limit is one for all its ranks; a launcher's binding is each rank's own.
            MachineFacts machine = host.First().Machine;
            int cores = machine.Cores.Length > machine.UsableCores ? machine.UsableCores : Union(host).Count;
            if (host.Count() > cores && Binding([.. host]) is null)
            {
                yield return $"{NamesOf(host)} share {Count(cores, "core")} of {host.Key}: whoever waits sleeps at once, and messages take "
                    + "longer. A rank for each core is quickest; the main rank needs little of one.";
            }
        }
    }

    /// <summary>The hosts, each with its ranks.</summary>
    internal static IEnumerable<IGrouping<string, RankFacts>> ByHost(IEnumerable<RankFacts> ranks) =>
        ranks.GroupBy(rank => rank.Machine.Host);

    /// <summary><c>rank 3</c>, or <c>ranks 0-3, 7</c>.</summary>
    internal static string NamesOf(IEnumerable<RankFacts> ranks)
    {
        int[] numbers = [.. ranks.Select(rank => rank.Rank)];
        return $"{(numbers.Length == 1 ? "rank" : "ranks")} {Ranges(numbers)}";
    }

    /// <summary><c>0-3,8</c>.</summary>
    internal static string Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (int number in numbers.Order())
        {
            if (ranges.Count > 0 && number == ranges[^1].Last + 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        }

        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}"));
    }

    /// <summary><c>1 core</c>, <c>2 cores</c>.</summary>
    internal static string Count(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Bytes for people.</summary>
    internal static string Size(long bytes) =>
        bytes switch
        {
            >= 1L << 30 => $"{bytes / (double)(1L << 30):0.#} GiB",
            >= 1L << 20 => $"{bytes / (double)(1L << 20):0.#} MiB",
            _ => $"{bytes / 1024.0:0.#} KiB",
        };

    /// <summary>Ranks that have to share cores though there are others.</summary>
    private static DoctorProblem? Binding(IReadOnlyList<RankFacts> ranks)
    {
        MachineFacts machine = ranks[0].Machine;
        var cores = Union(ranks);
        if (ranks.Count <= cores.Count)
            return null;
        string where = cores.Count == 1 ? "all run on core" : "share the cores";
        string cause = $"{Capital(NamesOf(ranks))} of {machine.Host} {where} {Ranges(cores)}";
        if (machine.LauncherCores > cores.Count)
        {
            return new DoctorProblem(
                "binding",
                $"{cause}: the launcher has bound them so, and has {machine.LauncherCores} cores to give.",
                "Start with mpiexec --bind-to none (Open MPI), -bind-to none (MPICH) or srun --cpu-bind=none; or give each rank cores "
                    + "of its "
                    + "own."
            );
        }

        return cores.Count > 1 || machine.OnlineCores == 1
            ? null
            : new DoctorProblem(
                "binding",
                $"{cause}, the only one of {machine.OnlineCores} that the job may use.",
                "Take the limit off (taskset, numactl, a container's or a batch system's set of cores), or ask the batch system for a "
                    + "core for "
                    + "each rank."
            );
    }

    private static HashSet<int> Union(IEnumerable<RankFacts> ranks) => [.. ranks.SelectMany(rank => rank.Machine.Cores)];

    private static IEnumerable<DoctorProblem> OfSharedMemory(string host, SharedMemoryFacts? memory, int ranks)
    {
        const string Remount = "mount -o remount,rw,size=2g /dev/shm as root, or start a container with --shm-size=2g";
        if (memory is null)
            yield break;
        if (memory.Free < SharedMemoryPerRank * ranks && memory.Size > 0)
        {
            yield return new DoctorProblem(
                "shared-memory-full",
                $"{memory.Folder} on {host} has {Size(memory.Free)} free of {Size(memory.Size)}; {Count(ranks, "rank")} of one machine "
                    + $"want {Size(SharedMemoryPerRank * ranks)}.",
                $"Remove what earlier jobs have left there (ls -l {memory.Folder}), or make it larger: {Remount}."
            );
        }
        else if (memory.Error is not null)
        {
            yield return new DoctorProblem(
                "shared-memory-not-writable",
                $"{memory.Folder} on {host} cannot be written to: {memory.Error}.",
                $"Mount it so that it can: {Remount}."
            );
        }
    }

    private static IEnumerable<DoctorProblem> OfLimits(MachineFacts machine, int ranks)
    {
        const string Where = "in the job script, in /etc/security/limits.conf, or with docker run --ulimit";
        if (machine.OpenFiles < LeastOpenFiles)
        {
            yield return new DoctorProblem(
                "open-files",
                $"A process on {machine.Host} may open {machine.OpenFiles} files; MPI and .NET want {LeastOpenFiles} at least.",
                $"Raise the limit: ulimit -n 4096 {Where}."
            );
        }

        if (machine.AddressSpace < LeastAddressSpace)
        {
            yield return new DoctorProblem(
                "address-space",
                $"A process on {machine.Host} may take {Size(machine.AddressSpace.Value)} of address space, of which .NET reserves "
                    + $"half; MPI and .NET want {Size(LeastAddressSpace)} at least.",
                $"Lift the limit: ulimit -v unlimited {Where}. (It is no limit of memory in use: batch systems have others for that.)"
            );
        }

        if (machine.LockedMemory < LeastLockedMemory)
        {
            yield return new DoctorProblem(
                "locked-memory",
                $"A process on {machine.Host} may lock {Size(machine.LockedMemory.Value)}, and the network (InfiniBand) wants "
                    + $"{Size(LeastLockedMemory)} at least.",
                $"Lift the limit: ulimit -l unlimited {Where}."
            );
        }

        if (machine.Memory / ranks < LeastMemoryPerRank)
        {
            yield return new DoctorProblem(
                "memory",
                $"{machine.Host} has {Size(machine.Memory)} of memory for {Count(ranks, "rank")} (a container's limit counts); each "
                    + $"wants {Size(LeastMemoryPerRank)} at least.",
                "Start fewer ranks there, or ask for more memory: sbatch --mem, docker run --memory."
            );
        }
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
