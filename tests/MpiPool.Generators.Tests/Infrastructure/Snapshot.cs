using System.Runtime.CompilerServices;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>
/// Compares text with a <c>.verified.cs</c> beside the test. Set MPIPOOL_ACCEPT_SNAPSHOTS to 1 to accept what is there now.
/// </summary>
internal static class Snapshot
{
    /// <summary>Whether what is there now is right.</summary>
    public static bool Accepts { get; } = Environment.GetEnvironmentVariable("MPIPOOL_ACCEPT_SNAPSHOTS") == "1";

    /// <summary>The repository's folder, above the tests' own.</summary>
    public static string Repository { get; } = FindRepository();

    public static void Matches(string text, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        // Paths in assemblies are mapped to the repository's root; the assembly itself lies below it.
        string path = Path.Combine(SourceFolder(file), $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        string verified = path + ".verified.cs";
        string received = path + ".received.cs";
        if (Accepts)
            File.WriteAllText(verified, text);
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(
            $"The generated code differs from {Path.GetFileName(verified)}. Compare it with {received}; if it is as it should "
                + $"be, run again with MPIPOOL_ACCEPT_SNAPSHOTS=1.\n\n{text}"
        );
    }

    private static string SourceFolder(string file) =>
        Path.GetDirectoryName(File.Exists(file) ? file : Path.Combine(Repository, file.Replace("/_/", "")))!;

    private static string FindRepository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MpiPool.sln")))
        {
            folder =
                Path.GetDirectoryName(folder)
                ?? throw new FileNotFoundException("No MpiPool.sln is above the tests, which read files of the repository.");
        }

        return folder;
    }
}
