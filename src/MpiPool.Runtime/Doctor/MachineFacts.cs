using System.Globalization;
using MpiPool.Interop;

namespace MpiPool.Doctor;

/// <summary>What a process finds around it, without MPI. What the system does not tell is null.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="OnlineCores">The cores that the machine has.</param>
/// <param name="LauncherCores">The cores that the process which started this one may use.</param>
/// <param name="Cores">The numbers of the cores that this process may use.</param>
/// <param name="UsableCores">How many it may use at once: a container's limit counts.</param>
/// <param name="Memory">The bytes of memory that there are for it, a container's limit counted.</param>
/// <param name="AddressSpace">The limit of its address space (<c>ulimit -v</c>).</param>
/// <param name="OpenFiles">The limit of its open files (<c>ulimit -n</c>).</param>
/// <param name="LockedMemory">The limit of its locked memory (<c>ulimit -l</c>), where the machine has InfiniBand.</param>
/// <param name="SharedMemory">The machine's shared memory.</param>
internal sealed record MachineFacts(
    string Host,
    int ProcessId,
    int OnlineCores,
    int LauncherCores,
    int[] Cores,
    int UsableCores,
    long Memory,
    long? AddressSpace,
    long? OpenFiles,
    long? LockedMemory,
    SharedMemoryFacts? SharedMemory
)
{
    /// <summary>Looks around.</summary>
    internal static MachineFacts Read()
    {
        int usable = Environment.ProcessorCount;
        int[] all = [.. Enumerable.Range(0, usable)];
        int[] cores = Try(() => ProcessStatus.Cores("self")) ?? all;
        return new MachineFacts(
            Environment.MachineName,
            Environment.ProcessId,
            Math.Max(Try(() => ProcessStatus.Ranges(File.ReadAllText("/sys/devices/system/cpu/online")))?.Length ?? usable, cores.Length),
            (Try(() => ProcessStatus.Cores(ProcessStatus.Parent("self"))) ?? cores).Length,
            cores,
            usable,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Limit("Max address space"),
            Limit("Max open files"),
            Directory.Exists("/dev/infiniband") ? Limit("Max locked memory") : null,
            SharedMemoryFacts.Read()
        );
    }

    /// <summary>A limit of this process; null if there is none.</summary>
    private static long? Limit(string name)
    {
        string? line = Try(() =>
            File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
        );
        string? value = line?[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long limit) ? limit : null;
    }

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidOperationException)
        {
            // No Linux, or one that hides this.
            return null;
        }
    }
}

/// <summary>The machine's shared memory, by which ranks of one machine exchange messages.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Free">Those that are free.</param>
/// <param name="Error">Why nothing can be written there; null if it can.</param>
internal sealed record SharedMemoryFacts(string Folder, long Size, long Free, string? Error)
{
    private const string LinuxFolder = "/dev/shm";

    /// <summary>Looks, and tries to write; null where the system has no such folder by its nature.</summary>
    internal static SharedMemoryFacts? Read() => OperatingSystem.IsLinux() ? Read(LinuxFolder) : null;

    private static SharedMemoryFacts Read(string folder)
    {
        long size = 0,
            free = 0;
        string? error = null;
        try
        {
            var drive = new DriveInfo(folder);
            (size, free) = (drive.TotalSize, drive.AvailableFreeSpace);
            const int Tried = 64 * 1024;
            using FileStream file = new(
                $"{folder}/mpipool-{Guid.NewGuid():N}",
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 0,
                FileOptions.DeleteOnClose
            );
            file.Write(new byte[Tried]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // "Read-only file system : '/dev/shm/...'"
            error = e.Message.Split(" : ")[0].TrimEnd('.');
        }

        return new SharedMemoryFacts(folder, size, free, error);
    }
}
