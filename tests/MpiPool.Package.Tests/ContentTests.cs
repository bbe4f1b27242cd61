using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MpiPool.Package.Tests.Harness;

namespace MpiPool.Package.Tests;

/// <summary>What is in the packages.</summary>
public partial class ContentTests
{
    private static readonly string Ending = $".{Feed.Version}.nupkg";

    public static TheoryData<string> Packages =>
        [.. Directory.EnumerateFiles(Feed.Packages, $"*{Ending}").Select(file => Path.GetFileName(file)[..^Ending.Length])];

    [Theory, MemberData(nameof(Packages))]
    public void Each_package_says_what_it_is(string name)
    {
        using var package = ZipFile.OpenRead(Feed.PackageFile(name));
        var metadata = XDocument.Parse(Read(package, $"{name}.nuspec")).Root!.Elements().Single();
        string Value(string element) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == element)?.Value ?? "";

        Assert.Equal(Feed.Version, Value("version"));
        Assert.Equal("MIT", Value("license"));
        Assert.Contains("mpi", Value("tags").Split(' '));
        Assert.All(["authors", "description", "copyright"], element => Assert.NotEmpty(Value(element)));
        Assert.All([Value("icon"), Value("readme"), "CHANGELOG.md"], file => Assert.NotNull(package.GetEntry(file)));

        // On a package's page nothing is beside the readme.
        Assert.DoesNotMatch(RelativeLink(), Read(package, Value("readme")));
    }

    [Theory, MemberData(nameof(Packages))]
    public void Each_library_has_documentation_and_symbols(string name)
    {
        using var package = ZipFile.OpenRead(Feed.PackageFile(name));
        foreach (var library in package.Entries.Where(e => Library().IsMatch(e.FullName)))
        {
            Assert.NotNull(package.GetEntry(Path.ChangeExtension(library.FullName, "xml")));
            using var symbols = ZipFile.OpenRead(Feed.PackageFile(name, "snupkg"));
            Assert.NotNull(symbols.GetEntry(Path.ChangeExtension(library.FullName, "pdb")));
        }
    }

    [Fact]
    public void The_main_package_brings_the_compilers_side_with_it()
    {
        using var package = ZipFile.OpenRead(Feed.PackageFile("MpiPool"));
        string[] needed =
        [
            "lib/net10.0/MpiPool.Runtime.dll",
            "analyzers/dotnet/cs/MpiPool.Generators.dll",
            "analyzers/dotnet/cs/MpiPool.CodeFixes.dll",
            "build/MpiPool.targets",
            "buildTransitive/MpiPool.targets",
            "buildTransitive/MessagePack.Substitutions.xml",
            "docs/types.md",
        ];
        Assert.All(needed, file => Assert.NotNull(package.GetEntry(file)));

        // The page of each diagnostic, since messages name them.
        string pages = Path.Combine(Feed.Packages, "../../docs/diagnostics");
        Assert.All(Directory.GetFiles(pages), page => Assert.NotNull(package.GetEntry($"docs/diagnostics/{Path.GetFileName(page)}")));
    }

    private static string Read(ZipArchive package, string file)
    {
        using var reader = new StreamReader(package.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^lib/.*[.]dll$")]
    private static partial Regex Library();

    [GeneratedRegex(@"\]\((?!https://|#)")]
    private static partial Regex RelativeLink();
}
