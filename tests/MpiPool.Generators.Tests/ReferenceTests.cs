using System.Diagnostics;

namespace MpiPool.Generators.Tests;

/// <summary>Builds of real projects, which reference what a user might.</summary>
public sealed class ReferenceTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("references-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_project_with_tasks_and_without_the_generator_does_not_build()
    {
        await Write(
            "Program.cs",
            "internal static class Tasks { [MpiPool.MpiTask] internal static int Half(int x) => x / 2; private "
                + "static void Main() { } }"
        );

        var (code, output) = await Build();

        Assert.NotEqual(0, code);
        Assert.Contains("Program.cs : error : A method here is marked [MpiTask]", output, StringComparison.Ordinal);
        Assert.Contains("MpiPool.Generators.csproj", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_declares_no_task_needs_no_generator()
    {
        await Write("Program.cs", "System.Console.WriteLine(MpiPool.MpiCommunicator.Undefined);");

        var (code, output) = await Build();

        Assert.True(code == 0, output);
    }

    private async Task<(int Code, string Output)> Build()
    {
        string runtime = Path.Combine(Repository(), "src", "MpiPool.Runtime");
        await Write(
            "Program.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="{runtime}/MpiPool.Runtime.csproj" />
              </ItemGroup>
              <Import Project="{runtime}/buildTransitive/MpiPool.targets" />
            </Project>
            """
        );
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["build", _folder, "-c", configuration, "-nodeReuse:false", "-v:q"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        using var limit = new CancellationTokenSource(Limit);
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output + await errors);
    }

    private Task Write(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder, name), text);

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "MpiPool.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
