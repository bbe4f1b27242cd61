using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MpiPool.Docs.Tests.Pages;

namespace MpiPool.Docs.Tests;

/// <summary>The commands on the pages: nothing is run, but all that they name is looked up.</summary>
public sealed partial class CommandTests
{
    private static readonly string[] s_programsOfOthers =
    [
        "apptainer",
        "cd",
        "export",
        "module",
        "mpiexec",
        "mpiexec.mpich",
        "mpiexec.openmpi",
        "sbatch",
        "srun",
        "timeout",
    ];

    /// <summary>What the pages use of the SDK's command.</summary>
    private static readonly Dictionary<string, string[]> s_dotnetOptions = new()
    {
        ["add"] = [],
        ["build"] = ["-c"],
        ["new"] = ["-n", "-o", "--test"],
        ["nuget"] = ["--name"],
        ["pack"] = [],
        ["publish"] = ["-c", "-o", "-r", "--self-contained", "-p:PublishAot=false"],
        ["run"] = ["-c", "--project", "--"],
        ["tool"] = ["--global"],
    };

    private static readonly string[] s_packages =
    [
        .. from file in Projects("src/")
        let project = XDocument.Parse(Repository.Read(file))
        where project.Descendants("IsPackable").Any(element => element.Value == "true")
        select project.Descendants("PackageId").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(file),
    ];

    private static readonly string[] s_programs =
    [
        "Study",
        "MpiPool-Study",
        "Program",
        "quick",
        .. Projects("samples/").Select(file => Path.GetFileNameWithoutExtension(file)),
    ];

    [Fact]
    public void Each_command_names_what_there_is()
    {
        Problems.None(
            from page in Page.All
            from block in page.Blocks
            where block.Language == "sh"
            from command in CommandsOf(block)
            let problem = Problem(command)
            where problem is not null
            select $"{block.Place}: {string.Join(' ', command)}: {problem}"
        );
    }

    [Fact]
    public void The_doctors_page_tells_of_each_option_of_the_tool()
    {
        string page = Repository.Read("docs/doctor.md");
        string[] options =
        [
            .. ToolOption().Matches(Repository.Read("src/MpiPool.Tool/DoctorCommand.cs")).Select(match => match.Groups["name"].Value),
        ];
        Assert.NotEmpty(options);
        Assert.All(options, option => Assert.Contains($"| `{option}", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_in_XML_are_well_formed()
    {
        foreach (CodeBlock block in Page.All.SelectMany(page => page.Blocks).Where(block => block.Language == "xml"))
            XElement.Parse(block.Code);
    }

    private static IEnumerable<string> Projects(string folder) =>
        from file in Repository.Files
        where file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)
        select file;

    /// <summary>The commands of a block, each as its words, without comments and without variables that are set for it alone.</summary>
    private static IEnumerable<string[]> CommandsOf(CodeBlock block) =>
        from line in block.Code.Split('\n')
        from command in Comment().Replace(line, "").Split("&&")
        let words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words.Length > 0
        select words.SkipWhile(word => Assignment().IsMatch(word)).ToArray();

    private static string? Problem(string[] words) =>
        words[0] switch
        {
            "dotnet" => OfDotnet(words),
            "mpipool" => OfTool(words),
            _ when words[0].Split("/bin/") is [var project, _] => IsProjectOrFile(project) ? null : $"no project {project}",
            _ when Repository.Has(words[0]) => OfScript(words),
            _ when s_programsOfOthers.Contains(words[0]) => words.Where(IsProgram).Select(OfProgram).OfType<string>().FirstOrDefault(),
            _ when IsProgram(words[0]) => OfProgram(words[0]),
            _ => "no such command",
        };

    private static string? OfDotnet(string[] words)
    {
        // A program of one file stands in place of run.
        if (words[1].EndsWith(".cs", StringComparison.Ordinal))
            return IsProjectOrFile(words[1]) ? null : "no such file";
        if (!s_dotnetOptions.TryGetValue(words[1], out string[]? options))
            return "not a command that this test knows";
        string[] own = [.. words.TakeWhile(word => word != "--")];
        string? unknown = own.FirstOrDefault(word => word.StartsWith('-') && !options.Contains(word));
        if (unknown is not null)
            return $"no option {unknown}";
        string? missing = own.FirstOrDefault(word =>
            word.Contains('/') && !IsProgram(word) && !word.StartsWith('"') && !IsProjectOrFile(word)
        );
        if (missing is not null)
            return $"no project {missing}";
        if (words is [_, "add", "package", ..] or [_, "tool" or "new", "install", ..])
            return words[^1].StartsWith("MpiPool", StringComparison.Ordinal) && !s_packages.Contains(words[^1]) ? "no such package" : null;
        return words[1] == "new" && words[2] != "console" ? OfTemplate(words) : null;
    }

    private static bool IsProjectOrFile(string path) =>
        path.EndsWith(".cs", StringComparison.Ordinal) ? Repository.Has(path) : Repository.Has($"{path}/{Path.GetFileName(path)}.csproj");

    private static string? OfTemplate(string[] words)
    {
        string text = Repository.Read("src/MpiPool.Templates/templates/mpipool/.template.config/template.json");
        JsonElement template = JsonDocument.Parse(text).RootElement;
        if (template.GetProperty("shortName").GetString() != words[2])
            return $"no template {words[2]}";
        return words
            .Where(word => word.StartsWith("--", StringComparison.Ordinal))
            .FirstOrDefault(option => !template.GetProperty("symbols").TryGetProperty(option[2..], out _));
    }

    private static string? OfTool(string[] words) =>
        Repository.Read("src/MpiPool.Tool/Program.cs").Contains($"(\"{words[1]}\")", StringComparison.Ordinal) ? null : "no such command";

    /// <summary>A script knows its options, and what else it is given, by name; the benchmarks' passes all on.</summary>
    private static string? OfScript(string[] words)
    {
        string text = Repository.Read(words[0]);
        if (words[0] == "benchmarks/run.sh")
            text = string.Concat(Directory.EnumerateFiles(Repository.PathOf("benchmarks/harness"), "*.py").Select(File.ReadAllText));
        string? unknown = words[1..].FirstOrDefault(word => !word.All(char.IsAsciiDigit) && !text.Contains(word, StringComparison.Ordinal));
        return unknown is null ? null : $"{words[0]} knows no {unknown}";
    }

    private static bool IsProgram(string word) =>
        word.StartsWith("out/", StringComparison.Ordinal) || word.StartsWith("./", StringComparison.Ordinal);

    private static string? OfProgram(string word) =>
        s_programs.Contains(Path.GetFileName(word), StringComparer.OrdinalIgnoreCase) ? null : $"no program {word}";

    [GeneratedRegex(@"(^|\s)#.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[A-Z_]+=")]
    private static partial Regex Assignment();

    [GeneratedRegex("CommandOption\\(\"(?<name>-[^ |\"]+)")]
    private static partial Regex ToolOption();
}
