using System.Runtime.CompilerServices;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>Compares text with a <c>.verified.cs</c> beside the test. Set MPIPOOL_ACCEPT_SNAPSHOTS to 1 to accept what is there now.</summary>
internal static class Snapshot
{
    private static readonly bool s_accept = Environment.GetEnvironmentVariable("MPIPOOL_ACCEPT_SNAPSHOTS") == "1";

    public static void Matches(string text, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        // Paths in assemblies are mapped to the repository's root; the assembly itself lies below it.
        string path = Path.Combine(SourceFolder(file), $"{Path.GetFileNameWithoutExtension(file)}.{test}");
        string verified = path + ".verified.cs";
        string received = path + ".received.cs";
        if (s_accept) File.WriteAllText(verified, text);
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"The generated code differs from {Path.GetFileName(verified)}. Compare it with {received}; if it is as it should be, run again with MPIPOOL_ACCEPT_SNAPSHOTS=1.\n\n{text}");
    }

    private static string SourceFolder(string file)
    {
        if (File.Exists(file)) return Path.GetDirectoryName(file)!;
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string candidate = Path.Combine(folder, file.Replace("/_/", ""));
            if (File.Exists(candidate)) return Path.GetDirectoryName(candidate)!;
        }

        throw new FileNotFoundException("The test's source is needed to find its snapshot.", file);
    }
}
