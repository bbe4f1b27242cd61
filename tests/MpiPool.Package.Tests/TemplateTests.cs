using MpiPool.Package.Tests.Harness;

namespace MpiPool.Package.Tests;

/// <summary>What <c>dotnet new mpipool</c> makes.</summary>
public class TemplateTests(Feed feed)
{
    [Fact]
    public async Task A_new_program_runs_as_it_is_and_its_tests_pass()
    {
        var workspace = feed.NewWorkspace("template");
        await NewAsync(workspace, "install", Feed.PackageFile("MpiPool.Templates"));
        await NewAsync(workspace, "mpipool", "-n", "heat-map", "--test");

        (await workspace.Dotnet("run", "--project", "heat-map", "-p:TreatWarningsAsErrors=true"))
            .Succeeded()
            .Shows("2 workers. Seed  0 on worker")
            .Shows("Mean of 20: 3.14");
        (await workspace.Dotnet("run", "--project", "heat-map/heat-map.Tests", "-p:TreatWarningsAsErrors=true"))
            .Succeeded()
            .Shows("Total: 2, Errors: 0, Failed: 0");
        Assert.Contains("out/heat-map", workspace.Read("heat-map/job.slurm"));
        Assert.Contains("heat-map.Tests", workspace.Read("heat-map/README.md"));
        foreach (string file in Directory.EnumerateFiles(workspace.PathOf("heat-map"), "*", SearchOption.TopDirectoryOnly))
        {
            string text = File.ReadAllText(file);
            Assert.All(["MpiPool-Study", "heat_map", "#if", "#endif", "_VERSION"], left => Assert.DoesNotContain(left, text));
        }
    }

    [Fact]
    public async Task Without_the_option_there_are_no_tests()
    {
        var workspace = feed.NewWorkspace("template-without-tests");
        await NewAsync(workspace, "install", Feed.PackageFile("MpiPool.Templates"));
        await NewAsync(workspace, "mpipool", "-n", "Study");

        Assert.Equal(
            ["Program.cs", "README.md", "Study.csproj", "StudyTasks.cs", "job.slurm"],
            Directory.EnumerateFileSystemEntries(workspace.PathOf("Study")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("Tests", workspace.Read("Study/README.md") + workspace.Read("Study/Study.csproj"));
    }

    // In a hive of its own the templates that the machine has stay as they are.
    private static async Task NewAsync(Workspace workspace, params string[] arguments) =>
        (await workspace.Dotnet(["new", .. arguments, "--debug:custom-hive", workspace.PathOf("hive")])).Succeeded();
}
