using System.Diagnostics;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>The programs that the tests start: NativeAOT binaries, published anew when a source is newer than they are.</summary>
internal static class TestPrograms
{
    private static readonly string[] Names =
    [
        "MpiPool.TestProgram",
        "MpiPool.TestProgram.NoInterceptors",
        "MpiPool.TestProgram.OtherBuild",
        "QuickStart",
        "WordCount",
    ];
    private static readonly string[] SourceFolders = ["src", "tests", "samples"];
    private static readonly Lazy<string> Published = new(Publish);

    public static string TestProgram => Binary("MpiPool.TestProgram");

    /// <summary>The test program from the same sources, compiled without interceptors.</summary>
    public static string NoInterceptors => Binary("MpiPool.TestProgram.NoInterceptors");

    /// <summary>The test program from sources with one task more.</summary>
    public static string OtherBuild => Binary("MpiPool.TestProgram.OtherBuild");

    public static string QuickStart => Binary("QuickStart");

    public static string WordCount => Binary("WordCount");

    /// <summary>The test program as the build left it, run by the JIT.</summary>
    public static string TestProgramJit => Built("MpiPool.TestProgram");

    /// <summary>The benchmarks' program as the build left it, run by the JIT.</summary>
    public static string BenchmarksJit => Built("MpiPool.Benchmarks", "benchmarks");

    public static string Repository { get; } = FindRepository();

    /// <summary>A program as the build left it; with .dll behind it, its code.</summary>
    public static string Built(string name, string folder = "tests") =>
        Path.Combine(Repository, folder, name, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", name);

    private static string Binary(string name) => Path.Combine(Published.Value, name, name);

    private static string Publish()
    {
        string folder = Path.Combine(Repository, "artifacts", "publish");
        var newest = SourceFolders
            .SelectMany(part => Directory.EnumerateFiles(Path.Combine(Repository, part), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".csproj" or ".props" or ".targets" && !IsOutsideThePrograms(file))
            .Max(File.GetLastWriteTimeUtc);
        if (Names.All(name => File.GetLastWriteTimeUtc(Path.Combine(folder, name, name)) > newest))
            return folder;

        string script = Path.Combine(Repository, "eng", "publish-programs.sh");
        using var process = Process.Start(new ProcessStartInfo(script) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException($"{script} failed:\n{output}{errors.Result}");
    }

    private static bool IsOutsideThePrograms(string file) =>
        file.Contains("/obj/", StringComparison.Ordinal)
        || file.Contains("/bin/", StringComparison.Ordinal)
        || file.Contains(".Tests/", StringComparison.Ordinal);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MpiPool.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"no MpiPool.sln above {AppContext.BaseDirectory}");
        return folder.FullName;
    }
}
