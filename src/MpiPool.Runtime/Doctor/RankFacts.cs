using MpiPool.Interop;
using MpiPool.Wire;

namespace MpiPool.Doctor;

/// <summary>One rank of a job: where it is, and which MPI it has.</summary>
/// <param name="Rank">Its number in World.</param>
/// <param name="Machine">What is around it.</param>
/// <param name="Library">Its libmpi; null if it has loaded none.</param>
/// <param name="ThreadLevel">The thread level that MPI grants; null if MPI does not run.</param>
internal sealed record RankFacts(int Rank, MachineFacts Machine, LibraryFacts? Library, string? ThreadLevel)
{
    /// <summary>Writes it as a message's fields.</summary>
    internal void Write(Message message)
    {
        message.WriteVarint((ulong)Rank);
        message.WriteString(Machine.Host);
        message.WriteVarint((ulong)Machine.ProcessId);
        message.WriteVarint((ulong)Machine.OnlineCores);
        message.WriteVarint((ulong)Machine.LauncherCores);
        message.WriteVarint((ulong)Machine.Cores.Length);
        foreach (int core in Machine.Cores)
            message.WriteVarint((ulong)core);
        message.WriteVarint((ulong)Machine.UsableCores);
        message.WriteVarint((ulong)Machine.Memory);
        foreach (long? limit in new[] { Machine.AddressSpace, Machine.OpenFiles, Machine.LockedMemory })
            message.WriteVarint((ulong)((limit ?? -1) + 1));
        message.WriteString(Machine.SharedMemory?.Folder ?? "");
        message.WriteVarint((ulong)(Machine.SharedMemory?.Size ?? 0));
        message.WriteVarint((ulong)(Machine.SharedMemory?.Free ?? 0));
        message.WriteString(Machine.SharedMemory?.Error ?? "");
        message.WriteString(Library?.Path ?? "");
        message.WriteString(Library?.Version ?? "");
        message.WriteString(Library?.Abi ?? "");
        message.WriteString(ThreadLevel ?? "");
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    internal static RankFacts Read(ref WireReader wire)
    {
        int rank = Number(ref wire);
        string host = wire.ReadString();
        int process = Number(ref wire),
            online = Number(ref wire),
            launcher = Number(ref wire);
        int[] cores = new int[wire.ReadCount(leastBytes: 1)];
        for (int i = 0; i < cores.Length; i++)
            cores[i] = Number(ref wire);
        int usable = Number(ref wire);
        long memory = (long)wire.ReadVarint();
        long? addressSpace = Limit(ref wire),
            openFiles = Limit(ref wire),
            lockedMemory = Limit(ref wire);
        var shared = new SharedMemoryFacts(wire.ReadString(), (long)wire.ReadVarint(), (long)wire.ReadVarint(), OrNull(wire.ReadString()));
        var library = new LibraryFacts(wire.ReadString(), wire.ReadString(), wire.ReadString());
        var machine = new MachineFacts(
            host,
            process,
            online,
            launcher,
            cores,
            usable,
            memory,
            addressSpace,
            openFiles,
            lockedMemory,
            shared.Folder.Length > 0 ? shared : null
        );
        return new RankFacts(rank, machine, library.Path.Length > 0 ? library : null, OrNull(wire.ReadString()));

        static int Number(ref WireReader wire) => (int)wire.ReadVarint();

        static long? Limit(ref WireReader wire) => (long)wire.ReadVarint() - 1 is >= 0 and var limit ? limit : null;

        static string? OrNull(string text) => text.Length > 0 ? text : null;
    }
}

/// <summary>A libmpi.</summary>
/// <param name="Path">The file.</param>
/// <param name="Version">What it says of itself.</param>
/// <param name="Abi">The name of its <see cref="MpiFlavor"/>.</param>
internal sealed record LibraryFacts(string Path, string Version, string Abi)
{
    internal static LibraryFacts Of(MpiLibrary library) => new(library.Path, library.Version, library.Abi.Flavor.ToString());

    /// <summary>Its ABI in people's words.</summary>
    internal static string NameOf(string abi) =>
        abi switch
        {
            nameof(MpiFlavor.OpenMpi) => "Open MPI",
            nameof(MpiFlavor.Mpich) => "MPICH family",
            _ => "MPI 5.0 standard",
        };
}
