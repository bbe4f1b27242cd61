using MpiPool.Doctor;
using MpiPool.Interop;

namespace MpiPool.Tool.Tests;

/// <summary>What is read from other programs' words, and judged by facts alone.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("mpiexec (OpenRTE) 4.1.4\n\nReport bugs to ...", nameof(LauncherKind.OpenMpi), "Open MPI 4.1.4")]
    [InlineData("mpiexec (Open MPI) 5.0.3\n", nameof(LauncherKind.OpenMpi), "Open MPI 5.0.3")]
    [InlineData("HYDRA build details:\n    Version:        4.0.2\n    CC: gcc", nameof(LauncherKind.Mpich), "MPICH 4.0.2")]
    [InlineData("Intel(R) MPI Library for Linux* OS\nCopyright", nameof(LauncherKind.IntelMpi), "Intel(R) MPI Library for Linux* OS")]
    [InlineData("slurm 22.05.8\n", nameof(LauncherKind.Slurm), "slurm 22.05.8")]
    [InlineData("usage: mpiexec ...", null, "usage: mpiexec ...")]
    public void A_launcher_is_known_by_what_it_says_of_its_version(string text, string? kind, string version) =>
        Assert.Equal((kind, version), (LauncherCommand.Read(text).Kind?.ToString(), LauncherCommand.Read(text).Version));

    [Theory]
    [InlineData("MPI plugin types are...\n\tnone\n\tpmi2\n\tpmix\nspecific versions: pmix_v4", "none,pmi2,pmix,pmix_v4")]
    [InlineData("srun: MPI types are...\nsrun: cray_shasta\nsrun: pmi2\nsrun: none", "cray_shasta,pmi2,none")]
    [InlineData("", "")]
    public void Slurms_plugins_are_read_from_its_list(string list, string plugins) =>
        Assert.Equal(plugins, string.Join(',', Slurm.Read(list)));

    [Theory]
    [InlineData(8, 8, new[] { 0, 1, 2, 3 }, 4, false)]
    [InlineData(8, 8, new[] { 3 }, 1, false)]
    [InlineData(8, 8, new[] { 3 }, 2, true)]
    [InlineData(8, 8, new[] { 0, 1 }, 4, true)]
    [InlineData(8, 1, new[] { 3 }, 2, true)]
    [InlineData(8, 2, new[] { 0, 1 }, 4, false)]
    [InlineData(1, 1, new[] { 0 }, 4, false)]
    public void Ranks_must_share_cores_only_where_there_are_no_others(int online, int launcher, int[] cores, int ranks, bool isWrong)
    {
        var machine = new MachineFacts("node", 1, online, launcher, cores, cores.Length, 64L << 30, null, 4096, null, null);
        RankFacts[] job = [.. Enumerable.Range(0, ranks).Select(rank => new RankFacts(rank, machine, null, null))];
        Assert.Equal(isWrong, Checks.OfJob(job).Any(problem => problem.Id == "binding"));
        Assert.Equal(ranks > cores.Length && !isWrong, Checks.NotesOfJob(job).Any());
    }

    [Fact]
    public void Ranks_with_another_library_than_the_others_are_named()
    {
        var machine = new MachineFacts("node", 1, 8, 8, [0, 1, 2, 3], 4, 64L << 30, null, 4096, null, null);
        LibraryFacts one = new("/a/libmpi.so.40", "Open MPI v4.1.4", nameof(MpiFlavor.OpenMpi));
        LibraryFacts other = one with { Version = "Open MPI v5.0.3" };
        const string Level = nameof(MpiThreadLevel.Serialized);
        RankFacts[] job = [.. Enumerable.Range(0, 4).Select(rank => new RankFacts(rank, machine, rank == 2 ? other : one, Level))];
        DoctorProblem problem = Assert.Single(Checks.OfJob(job));
        Assert.Equal("different-libraries", problem.Id);
        Assert.Contains("ranks 0-1,3: Open MPI v4.1.4", problem.Cause, StringComparison.Ordinal);
        Assert.Contains("rank 2: Open MPI v5.0.3", problem.Cause, StringComparison.Ordinal);
    }
}
