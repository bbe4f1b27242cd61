using System.Text.Json;
using MpiPool.Package.Tests.Harness;

namespace MpiPool.Package.Tests;

/// <summary>The command <c>mpipool</c>, installed as its page says.</summary>
public class ToolTests(Feed feed)
{
    [Fact]
    public async Task The_installed_tool_shows_its_commands_and_examines_a_job_of_its_own()
    {
        var workspace = feed.NewWorkspace("tool");
        string[] install = ["tool", "install", "MpiPool.Tool", "--tool-path", "tools", "--add-source", Feed.Packages];
        (await workspace.Dotnet(install)).Succeeded();
        string mpipool = workspace.PathOf("tools/mpipool");

        (await workspace.Run(mpipool, "--help")).Succeeded().Shows("doctor");
        (await workspace.Run(mpipool, "--version")).Succeeded().Shows(Feed.Version);

        var examined = (await workspace.Run(mpipool, "doctor", "--json", "--launcher", "mpiexec.mpich")).Succeeded();
        JsonElement report = JsonDocument.Parse(examined.Output).RootElement;
        Assert.Empty(report.GetProperty("problems").EnumerateArray());
        Assert.Equal(2, report.GetProperty("job").GetProperty("ranks").GetArrayLength());
    }
}
