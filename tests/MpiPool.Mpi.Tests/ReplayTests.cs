using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>Runs that fail are kept where MPIPOOL_RECORD says, and run again without MPI.</summary>
public sealed class ReplayTests : IDisposable
{
    private static readonly MpiRun Alone = new(MpiLauncher.InProcess, 1, TimeSpan.FromSeconds(120));

    private readonly string _folder = Directory.CreateTempSubdirectory("records-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, AlsoWithoutInterceptors, OnRanks(3)]
    public async Task Runs_that_failed_on_workers_throw_again_what_they_threw_in_a_process_without_MPI(MpiRun run)
    {
        await run.With("MPIPOOL_RECORD", _folder).Passes("record");

        foreach (string program in Programs(run))
        {
            var replayed = (await Alone.With("MPIPOOL_TEST_RECORDS", _folder).Start(program, "replay")).Succeeded();
            Assert.Equal(
                [
                    "thrown: ArgumentException: late: 5",
                    "thrown: ArithmeticException: the sum was 100000",
                    "thrown: HomemadeException: mine",
                    "thrown: InvalidOperationException: odd: 3",
                ],
                replayed.Output(0).Where(line => line.StartsWith("thrown", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            );
        }
    }

    [Theory, OnRanks(2)]
    public async Task Runs_of_another_build_are_refused(MpiRun run)
    {
        await run.With("MPIPOOL_RECORD", _folder).Passes("record");

        var refused = (await Alone.With("MPIPOOL_TEST_RECORDS", _folder).Start(TestPrograms.OtherBuild, "replay")).Succeeded();
        refused.Shows("thrown: TaskTableMismatchException").DoesNotShow("thrown: HomemadeException");
    }

    [Theory, OnRanks(3)]
    public async Task A_folder_that_cannot_be_written_is_said_in_one_line_when_the_pool_opens(MpiRun run)
    {
        string file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var refused = (await run.With("MPIPOOL_RECORD", $"{file}/below").Start(TestPrograms.QuickStart)).Failed();

        const string Start = "MpiPool: The environment variable MPIPOOL_RECORD is";
        Assert.Single(refused.Lines, line => line.Text.StartsWith(Start, StringComparison.Ordinal));
    }

    /// <summary>The native program that wrote the runs, and the same one run by the JIT.</summary>
    private static string[] Programs(MpiRun run) =>
        run.HasInterceptors ? [TestPrograms.TestProgram, TestPrograms.TestProgramJit] : [TestPrograms.NoInterceptors];
}
