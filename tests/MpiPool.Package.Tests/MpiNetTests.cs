using MpiPool.Mpi.Tests.Harness;
using MpiPool.Package.Tests.Harness;

namespace MpiPool.Package.Tests;

/// <summary>MPI.NET, as it is published, beside a pool.</summary>
public class MpiNetTests(Feed feed)
{
    private const string Program = """
        using MpiPool;

        if (args is ["late"])
        {
            MpiCommunicator.World.Barrier();
            try
            {
                MpiNetInterop.Use();
            }
            catch (InvalidOperationException exception)
            {
                Console.WriteLine($"refused: {exception.Message}");
            }

            return;
        }

        MpiNetInterop.Use();
        MpiNetInterop.Use();
        using var environment = new MPI.Environment(ref args);
        var world = MPI.Communicator.world;
        int sum = world.Allreduce(world.Rank + 1, MPI.Operation<int>.Add);
        double[] sent = [.. Enumerable.Range(0, 1000).Select(i => i + world.Rank / 10.0)], got = new double[1000];
        if (world.Rank == 0) world.Send(sent, 1, 7);
        if (world.Rank == 1) world.Receive(0, 7, ref got);
        if (world.Rank == 1) Console.WriteLine($"received {got.SequenceEqual(Enumerable.Range(0, 1000).Select(i => (double)i))}");
        Console.WriteLine($"sum {sum}, {MPI.Environment.Threading}, {MpiCommunicator.World.ToMpiNet().Size == world.Size}");

        using (var pool = new MpiExecutor(new MpiExecutorOptions { Communicator = MpiCommunicator.FromMpiNet(world) }))
        {
            // A task for each worker, in which they all call MPI.NET while the pool is at work.
            if (pool.IsMain) Console.WriteLine($"tasks {pool.Map(Tasks.SumOfWorkers, [1, 2]).Sum()}");
        }

        // MPI.NET ends a communicator when nobody refers to its object any longer.
        var converted = SplitAndConvert();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        converted.Barrier();
        Console.WriteLine($"split {converted.Size}");
        world.Barrier();

        MpiCommunicator SplitAndConvert() => world.Split(world.Rank == 0 ? 0 : 1, 0).ToMpiPool();

        static class Tasks
        {
            [MpiTask] public static int SumOfWorkers(int x)
            {
                var world = MPI.Communicator.world;
                int other = 3 - world.Rank;
                world.SendReceive(x, other, 9, other, 9, out int received);
                return received;
            }
        }
        """;

    [Fact]
    public async Task MPI_NET_works_beside_a_pool_under_MPICH_and_is_refused_under_Open_MPI_or_when_MPI_runs_already()
    {
        var workspace = feed.NewWorkspace("mpinet");
        workspace.WriteProject("Study", $"""<PackageReference Include="MpiPool.MpiNet" Version="{Feed.Version}" />""");
        workspace.Write("Study/Program.cs", Program);
        (await workspace.Dotnet("build", "Study")).Succeeded();
        string program = workspace.PathOf("Study/bin/Debug/net10.0/Study");

        (await Launchers.Mpich.Start(program))
            .Succeeded()
            .ShowsOnEveryRank("sum 6, Multiple, True")
            .Shows("received True")
            .Shows("tasks 3")
            .Shows("split 2");
        (await Launchers.OpenMpi.Start(program))
            .Failed()
            .Shows("MPI.NET needs an MPI of the MPICH family")
            .Shows("Open MPI")
            .DoesNotShow("   at ");
        (await Launchers.Mpich.Start(program, "late"))
            .Succeeded()
            .ShowsOnEveryRank("refused: MPI runs with thread level Serialized")
            .Shows("Call MpiNetInterop.Use() before the first pool");
    }
}
