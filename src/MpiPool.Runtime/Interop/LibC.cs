using System.Runtime.InteropServices;

namespace MpiPool.Interop;

/// <summary>The few functions of the C library that .NET has no equal of. None of them exists on Windows.</summary>
internal static unsafe partial class LibC
{
    // The C library is always in the process, whereas the file that holds dlopen differs between systems and their versions.
    private static readonly delegate* unmanaged[Cdecl]<byte*, int, nint> DlOpen =
        (delegate* unmanaged[Cdecl]<byte*, int, nint>)ProcessExport("dlopen");

    private static readonly delegate* unmanaged[Cdecl]<nint, DlInfo*, int> DlAddr =
        (delegate* unmanaged[Cdecl]<nint, DlInfo*, int>)ProcessExport("dladdr");

    private static int RtldNoLoad => OperatingSystem.IsMacOS() ? 0x10 : 0x4;

    private static int RtldGlobal => OperatingSystem.IsMacOS() ? 0x8 : 0x100;

    /// <summary>The handle of a library that is already in the process, else 0.</summary>
    public static nint FindLoaded(string name) => Open(name, 1 /* lazy */ | RtldNoLoad);

    /// <summary>Makes the symbols of a loaded library visible to those loaded after it; does nothing where that is not possible.</summary>
    public static void Promote(string path) => Open(path, 2 /* now */ | RtldNoLoad | RtldGlobal);

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

    /// <summary>Writes bytes to standard error as they are, if that is possible.</summary>
    public static void WriteToStandardError(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            nint written = 0, result = 1;
            for (; written < bytes.Length && result > 0; written += result)
                result = Write(2, start + written, bytes.Length - written);
        }
    }

    /// <summary>Ends the process at once: no exit handlers, nothing that could wait for another rank.</summary>
    public static void ExitNow(int code) => Exit(code);

    private static nint Open(string name, int flags)
    {
        if (DlOpen == null) return 0;
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

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);

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
