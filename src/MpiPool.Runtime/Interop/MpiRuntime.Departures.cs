namespace MpiPool.Interop;

internal sealed unsafe partial class MpiRuntime
{
    private readonly Lock _departedLock = new();
    private readonly HashSet<int> _departed = [];
    private int _departures;

    /// <summary>Changes when ranks have left.</summary>
    public int Departures => Volatile.Read(ref _departures);

    /// <summary>The processes of these ranks of World end: nothing that needs them can ever come to its end.</summary>
    public void Depart(int[] worldRanks)
    {
        lock (_departedLock)
        {
            _departed.UnionWith(worldRanks);
            Volatile.Write(ref _departures, _departures + 1);
        }
    }

    /// <summary>What the other ranks of a communicator are in World. One that was spawned is not in it.</summary>
    public int[] WorldRanksOfOthers(MpiCommunicator communicator) =>
        [.. WorldRanks(communicator.Handle).Where((worldRank, rank) => rank != communicator.Rank && worldRank >= 0)];

    /// <summary>The ranks of a communicator that have left.</summary>
    public int[] DepartedOf(nint communicator)
    {
        int[] ranks = WorldRanks(communicator);
        lock (_departedLock)
            return [.. Enumerable.Range(0, ranks.Length).Where(rank => _departed.Contains(ranks[rank]))];
    }

    /// <summary>What the ranks of a communicator are in World.</summary>
    public int[] WorldRanks(nint communicator)
    {
        using var scope = Enter();
        int size = 0;
        nint group = 0,
            world = 0;
        Check(Functions.Comm_size(communicator, &size), "MPI_Comm_size");
        Check(Functions.Comm_group(communicator, &group), "MPI_Comm_group");
        Check(Functions.Comm_group(Abi.CommWorld, &world), "MPI_Comm_group");
        int[] ranks = [.. Enumerable.Range(0, size)];
        int[] worldRanks = new int[size];
        fixed (
            int* from = ranks,
                to = worldRanks
        )
            Check(Functions.Group_translate_ranks(group, size, from, world, to), "MPI_Group_translate_ranks");
        Check(Functions.Group_free(&group), "MPI_Group_free");
        Check(Functions.Group_free(&world), "MPI_Group_free");
        return worldRanks;
    }
}
