using MpiPool.Package.Tests.Harness;

namespace MpiPool.Package.Tests;

/// <summary>Programs that get MpiPool through a library of tasks, which alone refers to the package.</summary>
public class LibraryTests(Feed feed)
{
    private const string Library = """
        using MpiPool;

        namespace Lab;

        public static class LabTasks
        {
            [MpiTask] public static int Square(int x) => x * x;

            [MpiTask] public static T Same<T>(T x) => x;
        }
        """;

    private const string Program = """
        using Lab;
        using MpiPool;

        using var pool = new MpiExecutor();
        if (pool.WorkersExit()) return;
        Console.WriteLine($"library: {pool.Map(LabTasks.Square, [1, 2, 3]).Sum()}");
        Console.WriteLine($"generic: {pool.Submit(LabTasks.Same<string>, "as it was").Result}");
        Console.WriteLine($"own: {pool.SubmitTwice(21).Result}");

        static class Tasks
        {
            [MpiTask] public static int Twice(int x) => 2 * x;
        }
        """;

    private static string PackageReference => $"""<PackageReference Include="MpiPool" Version="{Feed.Version}" />""";

    [Fact]
    public async Task A_program_that_gets_MpiPool_through_a_library_has_tasks_of_its_own()
    {
        var workspace = feed.NewWorkspace("library");
        workspace.WriteProject("Lab", PackageReference, isProgram: false);
        workspace.Write("Lab/Tasks.cs", Library);
        workspace.WriteProject("Study", """<ProjectReference Include="../Lab/Lab.csproj" />""");
        workspace.Write("Study/Program.cs", Program);

        ShowsResults(await workspace.Dotnet("run", "--project", "Study"));

        (await workspace.Dotnet("publish", "Study", "-o", "out", "-p:PublishAot=true")).Succeeded();
        (await Launchers.Mpich.Start(workspace.PathOf("out/Study")))
            .Succeeded()
            .Shows("library: 14")
            .Shows("generic: as it was")
            .Shows("own: 42");
    }

    [Fact]
    public async Task A_program_that_gets_MpiPool_through_a_library_in_a_package_has_tasks_of_its_own()
    {
        var workspace = feed.NewWorkspace("packed-library");
        workspace.Write(
            "NuGet.config",
            """
            <configuration><packageSources><add key="labs" value="labs" /></packageSources></configuration>
            """
        );
        Directory.CreateDirectory(workspace.PathOf("labs"));
        workspace.WriteProject("Lab", PackageReference, "<PackageId>MpiPool-Trial.Lab</PackageId>", isProgram: false);
        workspace.Write("Lab/Tasks.cs", Library);
        (await workspace.Dotnet("pack", "Lab", "-o", "labs")).Succeeded();
        workspace.WriteProject("Study", """<PackageReference Include="MpiPool-Trial.Lab" Version="1.0.0" />""");
        workspace.Write("Study/Program.cs", Program);

        ShowsResults(await workspace.Dotnet("run", "--project", "Study"));
    }

    [Fact]
    public async Task A_project_that_leaves_the_generator_out_does_not_build_and_is_told_what_to_reference()
    {
        var workspace = feed.NewWorkspace("without-generator");
        workspace.WriteProject("Lab", PackageReference, isProgram: false);
        workspace.Write("Lab/Tasks.cs", Library);
        workspace.Write(
            "Lab/Directory.Build.targets",
            """
            <Project>
              <Target Name="LeaveAnalyzersOut" AfterTargets="ResolveLockFileAnalyzers">
                <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
              </Target>
            </Project>
            """
        );

        (await workspace.Dotnet("build", "Lab"))
            .Failed()
            .Shows("Tasks.cs")
            .Shows("Reference the package MpiPool without leaving out its analyzers");
    }

    private static void ShowsResults(CommandResult result) =>
        result.Succeeded().Shows("library: 14").Shows("generic: as it was").Shows("own: 42");
}
