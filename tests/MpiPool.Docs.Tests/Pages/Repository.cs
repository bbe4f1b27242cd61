namespace MpiPool.Docs.Tests.Pages;

/// <summary>The repository that the tests are part of.</summary>
internal static class Repository
{
    private static readonly string[] s_notSources = ["bin", "obj", "artifacts", ".git"];

    /// <summary>Its folder.</summary>
    public static string Folder { get; } = Find();

    /// <summary>All files that are not made by a build, from the folder on.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesBelow(Folder).Select(file => Path.GetRelativePath(Folder, file))];

    public static string Read(string path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    public static string PathOf(string path) => Path.Combine(Folder, path);

    public static bool Has(string path) => Path.Exists(PathOf(path));

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(f => !s_notSources.Contains(Path.GetFileName(f))).SelectMany(FilesBelow));

    private static string Find()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MpiPool.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("No MpiPool.sln is above the tests.");
        return folder;
    }
}
