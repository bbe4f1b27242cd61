using MpiPool.Interop;
using Xunit;

namespace MpiPool.Runtime.Tests.Interop;

public sealed class MpiLibraryTests
{
    private static readonly MpiLauncher NoLauncher = new(LauncherKind.None, "no launcher");

    [Theory]
    [InlineData("Mpich", "libmpich.so.12")]
    [InlineData("IntelMpi", "libmpi.so.12")]
    [InlineData("OpenMpi", "libmpi.so.40")]
    [InlineData("Pmix", "libmpi.so.40")]
    [InlineData("None", "libmpi.so.40")]
    public void The_launchers_own_library_comes_first(string launcher, string first) =>
        Assert.Equal(first, MpiLibraryNames.Linux(Enum.Parse<LauncherKind>(launcher))[0]);

    [Fact]
    public void Every_MPI_is_tried_whatever_the_launcher()
    {
        foreach (var launcher in Enum.GetValues<LauncherKind>())
        {
            Assert.Superset(
                new HashSet<string>(["libmpi.so.40", "libmpich.so.12", "libmpi.so.12", "libmpi_abi.so.1", "libmpi.so"]),
                MpiLibraryNames.Linux(launcher).ToHashSet()
            );
            Assert.Contains("libmpi.dylib", MpiLibraryNames.MacOS(launcher));
            Assert.Equal(["impi.dll", "msmpi.dll"], MpiLibraryNames.Windows(launcher).Order());
        }
    }

    [Fact]
    public void A_missing_library_names_all_that_was_tried_and_the_remedies()
    {
        var error = Assert.Throws<MpiLibraryException>(() => MpiLibrary.Load(NoLauncher, null, ["libnone.so.1", "libnone.so.2"]));
        Assert.Contains("libnone.so.1, libnone.so.2", error.Message, StringComparison.Ordinal);
        Assert.Contains("Install Open MPI or MPICH", error.Message, StringComparison.Ordinal);
        Assert.Contains("MPIPOOL_LIBMPI", error.Message, StringComparison.Ordinal);
        Assert.Contains("Transport = InProcess", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.IsAssignableFrom<MpiException>(error);
    }

    [Fact]
    public void A_named_library_that_is_missing_is_an_error_and_nothing_else_is_tried()
    {
        var error = Assert.Throws<MpiLibraryException>(() => MpiLibrary.Load(NoLauncher, "/nowhere/libmpi.so", ["libc.so.6"]));
        Assert.Contains("/nowhere/libmpi.so", error.Message, StringComparison.Ordinal);
        Assert.Contains("MPIPOOL_LIBMPI", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_library_that_is_not_MPI_is_an_error()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var error = Assert.Throws<MpiLibraryException>(() => MpiLibrary.Load(NoLauncher, "libc.so.6", []));
        Assert.Contains("not an MPI library", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Open MPI v4.1.4, package: Debian OpenMPI, ident: 4.1.4, repo rev: v4.1.4, May 26, 2022\0", "Open MPI v4.1.4")]
    [InlineData("MPICH Version:\t4.0.2\nMPICH Release date:\tThu Apr  7 12:34:45 CDT 2022\n", "MPICH 4.0.2")]
    [InlineData("Intel(R) MPI Library 2021.9 for Linux* OS\n", "Intel(R) MPI Library 2021.9 for Linux* OS")]
    public void A_version_is_one_short_line(string text, string expected) => Assert.Equal(expected, MpiLibrary.FirstLine(text));

    [Fact]
    public void Handles_of_32_bits_are_the_same_with_and_without_their_sign()
    {
        const int Handle = unchecked((int)0x84000002);
        nint unsigned = unchecked((nint)0x84000002L);
        Assert.Equal(unsigned, MpiAbi.Mpich().Normalize(Handle));
        Assert.Equal(unsigned, MpiAbi.Mpich().Normalize(unsigned));
        Assert.Equal((nint)(-1), MpiAbi.Standard().Normalize(-1));
    }

    [Fact]
    public void Thread_levels_compare_across_ABIs()
    {
        Assert.Equal(MpiThreadLevel.Serialized, MpiAbi.Standard().ToThreadLevel(2048));
        Assert.Equal(MpiThreadLevel.Serialized, MpiAbi.Mpich().ToThreadLevel(2));
        Assert.Equal(MpiThreadLevel.Single, MpiAbi.Standard().ToThreadLevel(0));
        Assert.Equal(MpiThreadLevel.Multiple, MpiAbi.Mpich().ToThreadLevel(3));
    }
}
