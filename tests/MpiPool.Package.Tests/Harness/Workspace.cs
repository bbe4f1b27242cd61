using System.Diagnostics;
using System.Text;

namespace MpiPool.Package.Tests.Harness;

/// <summary>A folder with projects of a user's, and the commands that he gives there.</summary>
public sealed class Workspace(Feed feed, string folder)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    public string PathOf(string name) => Path.Combine(folder, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>A project for programs or libraries, with warnings as errors.</summary>
    /// <param name="name">The name of it and of its folder.</param>
    /// <param name="items">What stands in it beside.</param>
    /// <param name="properties">Properties beside those that every project has.</param>
    /// <param name="isProgram">Whether it makes a program.</param>
    public void WriteProject(string name, string items, string properties = "", bool isProgram = true) =>
        Write(
            $"{name}/{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                {(isProgram ? "<OutputType>Exe</OutputType>" : "")}
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """
        );

    /// <summary>Runs the SDK's command in the workspace's folder.</summary>
    public Task<CommandResult> Dotnet(params IReadOnlyList<string> arguments) => Run("dotnet", arguments);

    /// <summary>Runs a command in the workspace's folder. At its time limit it is ended with all that it has started.</summary>
    public async Task<CommandResult> Run(string command, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MPIPOOL_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["NUGET_PACKAGES"] = Path.Combine(feed.Folder, "packages");
        start.Environment["XDG_DATA_HOME"] = Path.Combine(feed.Folder, "data");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "../../../.."));
        start.Environment["MPIPOOL_WORKER_COUNT"] = "2";

        // No process of the build stays behind, and keeps the pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = new StringBuilder();
        process.OutputDataReceived += (_, e) => Append(e.Data);
        process.ErrorDataReceived += (_, e) => Append(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = new CancellationTokenSource(TimeLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Append($"Ended after {TimeLimit}.");
        }

        lock (output)
        {
            int? code = limit.IsCancellationRequested ? null : process.ExitCode;
            return new CommandResult($"{command} {string.Join(' ', arguments)}", code, output.ToString());
        }

        void Append(string? line)
        {
            lock (output)
                output.AppendLine(line);
        }
    }
}

/// <summary>How a command has ended; its exit code is null if it was ended at its time limit.</summary>
public sealed record CommandResult(string CommandLine, int? ExitCode, string Output)
{
    /// <summary>Ended well, and without a warning.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, Describe("did not succeed"));
        Assert.False(Output.Contains(": warning ", StringComparison.Ordinal), Describe("gave warnings"));
        return this;
    }

    public CommandResult Failed()
    {
        Assert.True(ExitCode is not (null or 0), Describe("did not fail"));
        return this;
    }

    public CommandResult Shows(string text)
    {
        Assert.True(Output.Contains(text, StringComparison.Ordinal), Describe($"did not print '{text}'"));
        return this;
    }

    private string Describe(string what) => $"{CommandLine} {what}; exit code {ExitCode?.ToString() ?? "none"}.\n{Output}";
}
