using System.Diagnostics.CodeAnalysis;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;
using MpiPool.Interop;

namespace MpiPool.Transports;

/// <summary>
/// Memory that the ranks of one machine share, with a word for each of them: who is about to sleep says so there, and who sends to it wakes
/// it. MPI has nothing of the kind: a rank that sleeps has to ask again and again. Linux only; elsewhere, and between machines, ranks look
/// from time to time.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A rank that is late may still ring: the memory is given back by the view's own handle, when nobody can any more."
)]
internal sealed unsafe class Doorbells
{
    /// <summary>A rank that has not come, or is on another machine.</summary>
    private const int Absent = 0;

    private const int Awake = 1;
    private const int Asleep = 2;

    /// <summary>In bytes: each word has its own cache line, and the neighbour that processors load along with it.</summary>
    private const int Stride = 128;

    private const string Prefix = "MpiPool-";

    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _words;
    private readonly int _size;
    private readonly int _rank;
    private readonly FileStream? _file;
    private int _came;

    private Doorbells(FileStream file, int rank, bool keepFile)
    {
        long bytes = file.Length;
        using var memory = MemoryMappedFile.CreateFromFile(
            file,
            null,
            bytes,
            MemoryMappedFileAccess.ReadWrite,
            HandleInheritability.None,
            leaveOpen: true
        );
        _view = memory.CreateViewAccessor(0, bytes);
        _words = (byte*)_view.SafeMemoryMappedViewHandle.DangerousGetHandle();
        _size = (int)(bytes / Stride);
        _rank = rank;
        _file = keepFile ? file : null;
        Volatile.Write(ref Word(rank), Awake);
    }

    /// <summary>What another rank of this machine needs to find the memory; null on one that only joined.</summary>
    internal string? Address { get; private init; }

    /// <summary>Makes the memory for a number of ranks; null where that is not possible.</summary>
    internal static Doorbells? Create(int size, int rank)
    {
        if (!LibC.HasFutex || !MpiExecutorOptions.HasDoorbells)
            return null;
        string name = Prefix + Guid.NewGuid().ToString("N");
        try
        {
            // A file without a name: others reach it through this process, and it is gone when nobody has it any more.
            var file = new FileStream(
                new SafeFileHandle(LibC.CreateMemoryFile(name), ownsHandle: true),
                FileAccess.ReadWrite,
                bufferSize: 0
            );
            file.SetLength((long)size * Stride);
            return new Doorbells(file, rank, keepFile: true)
            {
                Address = $"/proc/{Environment.ProcessId}/fd/{file.SafeFileHandle.DangerousGetHandle()} {name}",
            };
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    /// <summary>Joins the memory that another rank has made; null if it is on another machine, or behind a container's walls.</summary>
    internal static Doorbells? Join(string address, int size, int rank)
    {
        if (!LibC.HasFutex || address.Split(' ') is not [string path, string name])
            return null;
        try
        {
            // What has the same number on another machine has another name, and is left alone.
            if (
                File.ResolveLinkTarget(path, returnFinalTarget: false) is not { } target
                || !target.FullName.Contains(name, StringComparison.Ordinal)
            )
                return null;
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return file.Length == (long)size * Stride ? new Doorbells(file, rank, keepFile: false) : null;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Whether all who send to this rank ring: to the main rank, who made the memory, all others send; to them, the main rank does.
    /// </summary>
    internal bool AllRing
    {
        get
        {
            while (_came < _size && Volatile.Read(ref Word(_came)) != Absent)
                _came++;
            return Address is null || _came == _size;
        }
    }

    /// <summary>Wakes a rank if it sleeps. To be called after what it is to see has been sent.</summary>
    internal void Ring(int rank)
    {
        ref int word = ref Word(rank);

        // The other side says that it sleeps, and then looks once more.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref word) == Asleep && Interlocked.CompareExchange(ref word, Awake, Asleep) == Asleep)
            LibC.Wake(Pointer(rank));
        GC.KeepAlive(_view);
    }

    /// <summary>
    /// Says that this rank is about to sleep: whatever is sent from now on rings. The caller looks once more, and then sleeps or gets up.
    /// </summary>
    internal void LieDown() => Interlocked.Exchange(ref Word(_rank), Asleep);

    /// <summary>Sleeps until somebody rings, but no longer than this. Returns whether somebody did.</summary>
    internal bool Sleep(int microseconds)
    {
        LibC.Wait(Pointer(_rank), Asleep, microseconds);
        return GetUp();
    }

    /// <summary>Says that this rank is awake. Returns whether somebody has rung.</summary>
    internal bool GetUp() => Interlocked.Exchange(ref Word(_rank), Awake) == Awake;

    /// <summary>Ranks that have not joined by now never will. Those that have keep their memory.</summary>
    internal void CloseFile() => _file?.Dispose();

    private static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    private int* Pointer(int rank) => (int*)(_words + ((long)rank * Stride));

    private ref int Word(int rank) => ref *Pointer(rank);
}
