using System.Runtime.InteropServices;
using System.Text;

namespace MpiPool.Interop;

/// <summary>A loaded libmpi: its functions, its ABI, and how it describes itself.</summary>
internal sealed unsafe class MpiLibrary
{
    /// <summary>The environment variable that names the library, or its path.</summary>
    public const string OverrideVariable = "MPIPOOL_LIBMPI";

    private MpiLibrary(nint handle, string name)
    {
        Handle = handle;
        Path = (NativeLibrary.TryGetExport(handle, "MPI_Init", out nint init) ? LibC.FileOf(init) : null) ?? name;
        Functions = new MpiFunctions(handle, Path);
        Abi = DetectAbi(handle);
        Version = ReadVersion();
    }

    /// <summary>The system's handle of it.</summary>
    public nint Handle { get; }

    /// <summary>The file, where the system tells, else the name it was found by.</summary>
    public string Path { get; }

    public MpiFunctions Functions { get; }

    public MpiAbi Abi { get; }

    /// <summary>The first line of what the library says of its version.</summary>
    public string Version { get; }

    /// <summary>Finds and loads the library that belongs to a launcher.</summary>
    /// <exception cref="MpiLibraryException">There is none.</exception>
    public static MpiLibrary Load(MpiLauncher launcher) =>
        Load(launcher, Environment.GetEnvironmentVariable(OverrideVariable), MpiLibraryNames.Candidates(launcher.Kind));

    /// <inheritdoc cref="Load(MpiLauncher)"/>
    /// <param name="launcher">The launcher.</param>
    /// <param name="nameOverride">The only name to try, if not null or empty.</param>
    /// <param name="candidates">The names to try else.</param>
    public static MpiLibrary Load(MpiLauncher launcher, string? nameOverride, IReadOnlyList<string> candidates)
    {
        // UCX, below MPICH and others, takes over the signals of a bad address and of a division by zero as soon as it is loaded. .NET
        // makes exceptions of them: a null reference in a task would end the process.
        if (!OperatingSystem.IsWindows())
            LibC.SetEnvironmentDefault("UCX_ERROR_SIGNALS", "");

        if (!string.IsNullOrEmpty(nameOverride))
        {
            return Open(nameOverride)
                ?? throw new MpiLibraryException(
                    $"The MPI library that {OverrideVariable} names could not be loaded: {nameOverride} ({WhyNot(nameOverride)}). Correct "
                        + $"the "
                        + "variable, or unset it to have the library found."
                );
        }

        // The program may have a binding of its own: two MPIs in one process cannot work.
        if (FindLoaded(candidates) is { } loaded)
            return loaded;

        MpiLibrary? other = null;
        foreach (string name in candidates)
        {
            if (Open(name) is not { } library)
                continue;
            if (library.BelongsTo(launcher.Kind))
                return library;
            other ??= library;
        }

        return other
            ?? throw new MpiLibraryException(
                $"No MPI library was found. Tried {string.Join(", ", candidates)} ({SearchPath()}). Install Open MPI or MPICH, load your "
                    + $"cluster's MPI module, or name the library in {OverrideVariable}; without MPI, start the program without mpiexec "
                    + $"and "
                    + $"with Transport = InProcess."
            );
    }

    /// <summary>The library that is in the process already, put there by the program itself or by another binding.</summary>
    public static MpiLibrary? FindLoaded(IReadOnlyList<string> candidates)
    {
        if (OperatingSystem.IsWindows())
            return null;
        foreach (string name in candidates)
        {
            if (LibC.FindLoaded(name) is not 0 and var handle)
                return new MpiLibrary(handle, name);
        }

        nint program = NativeLibrary.GetMainProgramHandle();
        return NativeLibrary.TryGetExport(program, "MPI_Init", out _) ? new MpiLibrary(program, "the program itself") : null;
    }

    private static MpiLibrary? Open(string name)
    {
        if (!NativeLibrary.TryLoad(name, out nint handle))
            return null;
        var library = new MpiLibrary(handle, name);

        // .NET loads libraries privately, but some MPIs load plug-ins that expect to see the symbols of libmpi.
        if (!OperatingSystem.IsWindows())
            LibC.Promote(library.Path);
        return library;
    }

    private static MpiAbi DetectAbi(nint handle)
    {
        if (NativeLibrary.TryGetExport(handle, "MPI_Abi_get_version", out nint address))
        {
            // A library that has the function but another ABI does not answer 1.
            int major = 0,
                minor = 0;
            int result = ((delegate* unmanaged[Cdecl]<int*, int*, int>)address)(&major, &minor);
            if (result == 0 && major == 1)
                return MpiAbi.Standard();
        }

        return NativeLibrary.TryGetExport(handle, "ompi_mpi_comm_world", out _)
            ? MpiAbi.OpenMpi(name => NativeLibrary.GetExport(handle, name))
            : MpiAbi.Mpich();
    }

    /// <summary>Why a library cannot be loaded, as far as its file tells.</summary>
    private static string WhyNot(string name)
    {
        if (!name.Contains(System.IO.Path.DirectorySeparatorChar) && !File.Exists(name))
            return SearchPath();
        if (Directory.Exists(name))
            return "which is a folder";
        if (!File.Exists(name))
            return "which does not exist";
        try
        {
            Span<byte> start = stackalloc byte[4];
            using FileStream file = File.OpenRead(name);
            int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            bool isNone = OperatingSystem.IsLinux() && !(read == start.Length && start.SequenceEqual("\x7fELF"u8));
            return isNone
                ? "which is no shared library"
                : "which is a library of another processor, or needs other libraries that are missing";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    private static string SearchPath()
    {
        string variable =
            OperatingSystem.IsWindows() ? "PATH"
            : OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH"
            : "LD_LIBRARY_PATH";
        string? value = Environment.GetEnvironmentVariable(variable);
        return $"in the system's library directories; {variable} is {(string.IsNullOrEmpty(value) ? "not set" : value)}";
    }

    /// <summary>Whether ranks that this launcher starts find one another by the library.</summary>
    public bool BelongsTo(LauncherKind launcher) =>
        Abi.Flavor switch
        {
            MpiFlavor.OpenMpi => launcher is not (LauncherKind.Mpich or LauncherKind.IntelMpi),
            MpiFlavor.Mpich => launcher is not LauncherKind.OpenMpi,
            _ => true,
        };

    private string ReadVersion()
    {
        byte* text = stackalloc byte[MpiAbi.MaxLibraryVersion];
        int length = 0;
        if (Functions.Get_library_version(text, &length) != 0)
            return Abi.Flavor.ToString();

        return FirstLine(Encoding.UTF8.GetString(text, Math.Clamp(length, 0, MpiAbi.MaxLibraryVersion)));
    }

    /// <summary>What names the version: MPICH lets its build's whole configuration follow, Open MPI its package and source.</summary>
    internal static string FirstLine(string version)
    {
        string line = version.Split('\n', '\0')[0].Replace('\t', ' ');
        return line.Split(", package:")[0].Replace(" Version: ", " ", StringComparison.Ordinal).Trim();
    }
}
