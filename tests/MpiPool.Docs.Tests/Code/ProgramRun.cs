using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace MpiPool.Docs.Tests.Code;

/// <summary>Runs compiled programs as processes of their own, in process as far as MPI goes: two workers, and no launcher.</summary>
public sealed class ProgramRun : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private static readonly string[] s_libraries =
    [
        "MpiPool.Runtime*",
        "MessagePack*",
        "Microsoft.NET.StringTools*",
        "Microsoft.Extensions.*",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("mpipool-docs-").FullName;

    public ProgramRun()
    {
        foreach (string file in s_libraries.SelectMany(pattern => Directory.EnumerateFiles(AppContext.BaseDirectory, $"{pattern}.dll")))
            File.CreateSymbolicLink(Path.Combine(_folder, Path.GetFileName(file)), file);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Asserts that it ends, with exit code 0 and nothing on standard error.</summary>
    internal async Task Succeeds(Compilation program)
    {
        string file = Path.Combine(_folder, $"{program.AssemblyName}.dll");
        await using (FileStream image = File.Create(file))
            Assert.True(program.Emit(image).Success);
        string settings = Path.Combine(AppContext.BaseDirectory, $"{typeof(ProgramRun).Assembly.GetName().Name}.runtimeconfig.json");

        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", settings, file])
        {
            WorkingDirectory = Directory.CreateDirectory(Path.Combine(_folder, "work")).FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MPIPOOL_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["MPIPOOL_WORKER_COUNT"] = "2";

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(),
            errors = process.StandardError.ReadToEndAsync();
        bool hasEnded = process.WaitForExit(s_limit);
        if (!hasEnded)
            process.Kill(entireProcessTree: true);
        Assert.True(hasEnded, $"The program has not ended after {s_limit}.");
        Assert.True(process.ExitCode == 0 && await errors is "", $"Exit code {process.ExitCode}\n{await output}{await errors}");
    }
}
