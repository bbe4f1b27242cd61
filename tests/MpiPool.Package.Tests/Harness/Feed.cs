using System.Reflection;

namespace MpiPool.Package.Tests.Harness;

/// <summary>
/// A folder outside of the repository, for projects that know MpiPool from its packages only. NuGet takes them from artifacts/packages, and
/// puts them into a folder of its own, so that packages of another day with the same version are not met. What else is restored is taken
/// from where the build of the repository has put it.
/// </summary>
public sealed class Feed : IDisposable
{
    private const string OurPackages = "mpipool";

    public Feed()
    {
        foreach (string name in new[] { "MpiPool", "MpiPool.MpiNet", "MpiPool.Templates", "MpiPool.Tool" })
        {
            if (!File.Exists(PackageFile(name)))
                throw new InvalidOperationException($"There is no {PackageFile(name)}. Run dotnet pack at the repository's root before.");
        }

        string fallback = Directory.CreateDirectory(Path.Combine(Folder, "fallback")).FullName;
        foreach (string package in Directory.EnumerateDirectories(Setting("NuGetPackages")))
        {
            if (!Path.GetFileName(package).StartsWith(OurPackages, StringComparison.Ordinal))
                Directory.CreateSymbolicLink(Path.Combine(fallback, Path.GetFileName(package)), package);
        }

        // The machine's own sources stay.
        File.WriteAllText(
            Path.Combine(Folder, "NuGet.config"),
            $"""
            <configuration>
              <packageSources><add key="built-here" value="{Packages}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{fallback}" /></fallbackPackageFolders>
            </configuration>
            """
        );
    }

    /// <summary>The version that all packages have.</summary>
    public static string Version { get; } = Setting("Version");

    /// <summary>Where the packages are.</summary>
    public static string Packages { get; } = Setting("Packages");

    public string Folder { get; } = Directory.CreateTempSubdirectory("mpipool-packages-").FullName;

    /// <summary>The file of one of the packages.</summary>
    public static string PackageFile(string name, string extension = "nupkg") => Path.Combine(Packages, $"{name}.{Version}.{extension}");

    /// <summary>A new folder for a test's projects.</summary>
    public Workspace NewWorkspace(string name) => new(this, Directory.CreateDirectory(Path.Combine(Folder, name)).FullName);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Setting(string name) =>
        typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
}
