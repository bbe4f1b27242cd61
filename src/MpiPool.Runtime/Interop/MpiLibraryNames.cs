namespace MpiPool.Interop;

/// <summary>The names under which systems know their libmpi.</summary>
internal static class MpiLibraryNames
{
    private static readonly string[] OpenMpiLinux = ["libmpi.so.40"];
    private static readonly string[] MpichLinux = ["libmpich.so.12", "libmpi.so.12", "libmpi_cray.so.12", "libmpi_gnu.so.12"];
    private static readonly string[] IntelLinux = ["libmpi.so.12", "libmpich.so.12"];
    private static readonly string[] StandardLinux = ["libmpi_abi.so.1", "libmpi_abi.so.1.0", "libmpi_abi.so.0"];

    private static readonly string[] OpenMpiMacOS = ["libmpi.40.dylib"];
    private static readonly string[] MpichMacOS = ["libmpi.12.dylib", "libmpich.12.dylib"];
    private static readonly string[] StandardMacOS = ["libmpi_abi.1.dylib"];
    private static readonly string[] AnyMacOS = ["libmpi.dylib", "/opt/homebrew/lib/libmpi.dylib", "/usr/local/lib/libmpi.dylib"];

    /// <summary>The names to try on this system, the likeliest first.</summary>
    public static IReadOnlyList<string> Candidates(LauncherKind launcher) =>
        OperatingSystem.IsWindows() ? Windows(launcher)
        : OperatingSystem.IsMacOS() ? MacOS(launcher)
        : Linux(launcher);

    /// <summary>The names on Linux and other ELF systems.</summary>
    /// <remarks>
    /// The other MPIs' names come last even when the launcher is known: one that is loaded although it cannot be right leads to an
    /// error that names both.
    /// </remarks>
    public static IReadOnlyList<string> Linux(LauncherKind launcher) =>
        launcher switch
        {
            LauncherKind.Mpich => [.. MpichLinux, .. StandardLinux, "libmpi.so", .. OpenMpiLinux],
            LauncherKind.IntelMpi => [.. IntelLinux, .. StandardLinux, "libmpi.so", .. OpenMpiLinux],
            _ => [.. OpenMpiLinux, .. StandardLinux, "libmpi.so", .. MpichLinux],
        };

    /// <summary>The names on macOS.</summary>
    public static IReadOnlyList<string> MacOS(LauncherKind launcher) =>
        launcher switch
        {
            LauncherKind.Mpich or LauncherKind.IntelMpi => [.. MpichMacOS, .. StandardMacOS, .. AnyMacOS, .. OpenMpiMacOS],
            _ => [.. OpenMpiMacOS, .. StandardMacOS, .. AnyMacOS, .. MpichMacOS],
        };

    /// <summary>The names on Windows.</summary>
    public static IReadOnlyList<string> Windows(LauncherKind launcher) =>
        launcher switch
        {
            LauncherKind.IntelMpi => ["impi.dll", "msmpi.dll"],
            _ => ["msmpi.dll", "impi.dll"],
        };
}
