using System.Runtime.InteropServices;
using System.Text;

namespace MpiPool.Interop;

/// <summary>The few functions of the C library that .NET has no equal of. None of them exists on Windows.</summary>
internal static unsafe partial class LibC
{
    // The C library is always in the process, whereas the file that holds dlopen differs between systems and their versions.
    private static readonly delegate* unmanaged[Cdecl]<byte*, int, nint> DlOpen = (delegate* unmanaged[Cdecl]<
        byte*,
        int,
        nint>)ProcessExport("dlopen");

    private static readonly delegate* unmanaged[Cdecl]<nint, DlInfo*, int> DlAddr = (delegate* unmanaged[Cdecl]<
        nint,
        DlInfo*,
        int>)ProcessExport("dladdr");

    private static int RtldNoLoad => OperatingSystem.IsMacOS() ? 0x10 : 0x4;

    private static int RtldGlobal => OperatingSystem.IsMacOS() ? 0x8 : 0x100;

    /// <summary>The handle of a library that is already in the process, else 0.</summary>
    public static nint FindLoaded(string name) =>
        Open(
            name,
            1 /* lazy */
                | RtldNoLoad
        );

    /// <summary>Makes the symbols of a loaded library visible to those loaded after it; does nothing where that is not possible.</summary>
    public static void Promote(string path) =>
        Open(
            path,
            2 /* now */
                | RtldNoLoad
                | RtldGlobal
        );

    /// <summary>The file that an address in the process was loaded from, if known.</summary>
    public static string? FileOf(nint address)
    {
        DlInfo info = default;
        return DlAddr != null && DlAddr(address, &info) != 0 ? Marshal.PtrToStringUTF8(info.FileName) : null;
    }

    /// <summary>
    /// Sets a variable of the C environment, which is what native libraries read:
    /// <see cref="Environment.SetEnvironmentVariable(string, string?)"/> changes only .NET's own copy. A variable that is set stays.
    /// </summary>
    public static void SetEnvironmentDefault(string name, string value) => _ = SetEnv(name, value, overwrite: 0);

    /// <summary>Sleeps about this long. <see cref="Thread.Sleep(int)"/> cannot do less than a millisecond.</summary>
    public static void Sleep(int microseconds)
    {
        TimeSpec duration = new() { Seconds = 0, Nanoseconds = (nint)microseconds * 1000 };
        _ = NanoSleep(&duration, null); // Woken early is as good.
    }

    /// <summary>Whether threads of different processes can wait for one another at a word of shared memory.</summary>
    public static bool HasFutex => OperatingSystem.IsLinux() && FutexCall > 0;

    // The C library has no function for it, and each processor family its own number.
    private static int FutexCall =>
        RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 202,
            Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => 98,
            _ => 0,
        };

    /// <summary>Makes a file in memory that has no place in any folder. Linux only.</summary>
    /// <returns>Its descriptor.</returns>
    /// <exception cref="IOException">There can be none.</exception>
    public static int CreateMemoryFile(string name)
    {
        const uint CloseOnExec = 1;
        int descriptor = MemFdCreate(name, CloseOnExec);
        return descriptor >= 0 ? descriptor : throw new IOException($"memfd_create failed: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>
    /// Sleeps while a word that processes share has this value, until <see cref="Wake"/>, about this long at most, or for no reason.
    /// </summary>
    public static void Wait(int* word, int value, int microseconds)
    {
        const int Wait = 0;
        TimeSpec duration = new() { Seconds = microseconds / 1_000_000, Nanoseconds = microseconds % 1_000_000 * 1000 };
        _ = Futex(FutexCall, word, Wait, value, &duration, null, 0);
    }

    /// <summary>Wakes who sleeps at a word that processes share.</summary>
    public static void Wake(int* word)
    {
        const int Wake = 1;
        _ = Futex(FutexCall, word, Wake, 1, null, null, 0);
    }

    /// <summary>
    /// Has memory that is about to be filled for the first time come in large pages, which cost far less to get. Linux only; elsewhere
    /// nothing happens.
    /// </summary>
    public static void UseHugePages(byte* start, long bytes)
    {
        const int HugePages = 14;
        if (!OperatingSystem.IsLinux())
            return;
        nint page = Environment.SystemPageSize;
        nint begin = ((nint)start + page - 1) & -page,
            end = ((nint)start + (nint)bytes) & -page;
        _ = MAdvise(begin, end - begin, HugePages);
    }

    /// <summary>Writes bytes to standard error as they are, if that is possible.</summary>
    public static void WriteToStandardError(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            nint written = 0,
                result = 1;
            for (; written < bytes.Length && result > 0; written += result)
                result = Write(2, start + written, bytes.Length - written);
        }
    }

    /// <summary>Takes a name for this process, of those that the machine's processes share, until it ends. Linux only.</summary>
    /// <param name="name">The name.</param>
    /// <param name="socket">What to close to give it back before.</param>
    /// <returns>False if another process has it, or this one.</returns>
    public static bool TakeName(string name, out int socket)
    {
        // A socket's address that begins with a zero is of no file, and goes with its process.
        const int Unix = 1,
            Datagram = 2,
            CloseOnExec = 0x80000,
            AddressInUse = 98;
        byte[] address = [Unix, 0, 0, .. Encoding.ASCII.GetBytes(name)];
        socket = Socket(Unix, Datagram | CloseOnExec, 0);
        fixed (byte* start = address)
        {
            if (Bind(socket, start, address.Length) == 0 || Marshal.GetLastPInvokeError() != AddressInUse)
                return true;
        }

        _ = Close(socket);
        socket = -1;
        return false;
    }

    /// <summary>Gives a name back.</summary>
    public static void GiveNameBack(int socket) => _ = Close(socket);

    /// <summary>Ends the process at once: no exit handlers, nothing that could wait for another rank.</summary>
    public static void ExitNow(int code) => Exit(code);

    private static nint Open(string name, int flags)
    {
        if (DlOpen == null)
            return 0;
        nint utf8 = Marshal.StringToCoTaskMemUTF8(name);
        try
        {
            return DlOpen((byte*)utf8, flags);
        }
        finally
        {
            Marshal.FreeCoTaskMem(utf8);
        }
    }

    private static nint ProcessExport(string name) =>
        !OperatingSystem.IsWindows() && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), name, out nint address)
            ? address
            : 0;

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(TimeSpec* duration, TimeSpec* remaining);

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MemFdCreate(string name, uint flags);

    // Declared with variable arguments in C, which Linux passes like others for all of these processors.
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Futex(nint call, int* word, nint operation, nint value, TimeSpec* timeout, int* word2, nint value3);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int MAdvise(nint start, nint bytes, int advice);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);

    [LibraryImport("libc", EntryPoint = "socket")]
    private static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(int socket, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, byte* bytes, nint count);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    private struct DlInfo
    {
        public nint FileName;
        public nint FileBase;
        public nint SymbolName;
        public nint SymbolAddress;
    }
}
