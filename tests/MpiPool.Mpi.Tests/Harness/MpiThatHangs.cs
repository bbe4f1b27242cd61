using System.Diagnostics;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>A libmpi made of never-returns.c for a run's MPI, and the run with it.</summary>
internal sealed class MpiThatHangs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("never-").FullName;

    private MpiThatHangs(MpiRun run) => Run = run.With("MPIPOOL_LIBMPI", Library);

    public MpiRun Run { get; }

    private string Library => Path.Combine(_folder, "libnever.so");

    /// <summary>Makes one that hangs where this says.</summary>
    public static async Task<MpiThatHangs> Build(MpiRun run, string where)
    {
        var mpi = new MpiThatHangs(run);
        string compiler = run.Launcher == MpiLauncher.Mpich ? "mpicc.mpich" : "mpicc.openmpi";
        string source = Path.Combine(AppContext.BaseDirectory, "never-returns.c");
        using var compiling = Process.Start(compiler, ["-shared", "-fPIC", "-Wl,--no-as-needed", $"-D{where}", "-o", mpi.Library, source]);
        await compiling.WaitForExitAsync();
        return compiling.ExitCode == 0 ? mpi : throw new InvalidOperationException($"{compiler} cannot make {source}.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
