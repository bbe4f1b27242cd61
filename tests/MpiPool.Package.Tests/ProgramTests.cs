using MpiPool.Mpi.Tests.Harness;
using MpiPool.Package.Tests.Harness;

namespace MpiPool.Package.Tests;

/// <summary>What a user does who adds the package to a new program.</summary>
public class ProgramTests(Feed feed)
{
    private const string Program = """
        using MpiPool;

        using var pool = new MpiExecutor();
        if (pool.WorkersExit()) return;

        Console.WriteLine($"one: {pool.Submit(Tasks.Describe, new Job("a", [1, 2, 3])).Result}");
        Console.WriteLine($"sum: {pool.Map(Tasks.Square, Enumerable.Range(1, 10)).Sum()}");
        Console.WriteLine($"half: {pool.SubmitHalf(1).Result}");

        record Job(string Name, double[] Weights);

        static class Tasks
        {
            [MpiTask] public static int Square(int x) => x * x;

            [MpiTask] public static double Half(double x) => x / 2;

            [MpiTask] public static string Describe(Job job, MpiTaskContext context) =>
                $"{job.Name} of {job.Weights.Sum()} on a worker: {context.WorkerRank > 0}";
        }
        """;

    [Fact]
    public async Task A_new_program_runs_in_process_and_as_a_native_binary_under_both_launchers()
    {
        var workspace = feed.NewWorkspace("program");
        (await workspace.Dotnet("new", "console", "-o", "Study", "--no-restore")).Succeeded();
        (await workspace.Dotnet("add", "Study", "package", "MpiPool")).Succeeded();
        workspace.Write("Study/Program.cs", Program);

        ShowsResults((await workspace.Dotnet("run", "--project", "Study", "-p:TreatWarningsAsErrors=true")).Succeeded().Output);

        (await workspace.Dotnet("publish", "Study", "-o", "out", "-p:PublishAot=true", "-p:TreatWarningsAsErrors=true")).Succeeded();
        foreach (var launcher in Launchers.Both)
            ShowsResults((await launcher.Start(workspace.PathOf("out/Study"))).Succeeded().AllText);
    }

    [Fact]
    public async Task The_readmes_file_is_a_program_in_process_and_as_a_native_binary_under_both_launchers()
    {
        var workspace = feed.NewWorkspace("file");
        workspace.Write("quick.cs", Readme.Code("#:package MpiPool@*"));

        ShowsPrimes((await workspace.Dotnet("run", "quick.cs")).Succeeded().Output);

        (await workspace.Dotnet("publish", "quick.cs", "-o", "out")).Succeeded();
        foreach (var launcher in Launchers.Both)
            ShowsPrimes((await launcher.Start(workspace.PathOf("out/quick"))).Succeeded().AllText);
    }

    [Fact]
    public async Task The_readmes_record_is_a_task_with_its_constant_data()
    {
        var workspace = feed.NewWorkspace("record");
        workspace.WriteProject("Study", $"""<PackageReference Include="MpiPool" Version="{Feed.Version}" />""");
        workspace.Write("Study/Program.cs", Readme.Code("using System.Numerics;"));

        // The middle row of the Mandelbrot set, where it is all black around zero.
        (await workspace.Dotnet("run", "--project", "Study"))
            .Succeeded()
            .Shows("@@@@@@@@@@@@@@@@@@@@@@@@@");
    }

    [Fact]
    public async Task What_the_project_says_of_the_garbage_collector_goes_before_what_the_package_says()
    {
        var workspace = feed.NewWorkspace("settings");
        workspace.Write(
            "Directory.Packages.props",
            $"""
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="MpiPool" Version="{Feed.Version}" /></ItemGroup>
            </Project>
            """
        );
        const string Reference = """<PackageReference Include="MpiPool" />""";
        workspace.WriteProject("Ours", Reference);
        workspace.Write("Ours/Program.cs", Program);
        workspace.WriteProject("Theirs", Reference, "<ConcurrentGarbageCollection>true</ConcurrentGarbageCollection>");
        workspace.Write("Theirs/Program.cs", Program);

        ShowsResults((await workspace.Dotnet("run", "--project", "Ours")).Succeeded().Output);
        (await workspace.Dotnet("build", "Theirs")).Succeeded();

        Assert.Contains("\"System.GC.Concurrent\": false", workspace.Read("Ours/bin/Debug/net10.0/Ours.runtimeconfig.json"));
        Assert.Contains("\"System.GC.Concurrent\": true", workspace.Read("Theirs/bin/Debug/net10.0/Theirs.runtimeconfig.json"));
    }

    private static void ShowsPrimes(string output)
    {
        int[] primes = [9592, 8392, 8013, 7863, 7678, 7560, 7445, 7408];
        Assert.All(primes, (count, block) => Assert.Matches($"worker [12] counted {count} primes from {block * 100_000} on", output));
        Assert.All([1, 2], worker => Assert.Contains($"worker {worker} counted", output));
    }

    private static void ShowsResults(string output)
    {
        Assert.Contains("one: a of 6 on a worker: True", output);
        Assert.Contains("sum: 385", output);
        Assert.Contains("half: 0.5", output);
    }
}
