using System.Diagnostics;
using MpiPool.Interop;
using Xunit;

namespace MpiPool.Mpi.Tests.Abi;

/// <summary>Compares every number of the ABI tables with what a C compiler reads from the installed headers.</summary>
public sealed class AbiTests
{
    private static readonly string[] OtherHandles = ["sizeof(MPI_Datatype)", "sizeof(MPI_Op)", "sizeof(MPI_Request)", "sizeof(MPI_Info)"];

    [Fact]
    public void Open_MPI_has_the_objects_and_numbers_of_its_header()
    {
        // Each symbol gets an address of its own, so that an address tells which symbol the table has taken.
        var symbols = new List<string>();
        const int FirstAddress = 1 << 20;
        var table = AbiNames.Read(
            MpiAbi.OpenMpi(symbol =>
            {
                symbols.Add(symbol);
                return FirstAddress + symbols.Count - 1;
            })
        );

        var header = RunProbe("mpicc.openmpi");
        AssertSameNames(table.Keys, header);
        foreach (var (name, value) in table)
        {
            if (value >= FirstAddress)
                AssertValue(name, header[name], symbols[(int)value - FirstAddress]);
            else
                AssertValue(name, AbiNames.Number(header[name]), value);
        }

        AssertFits(header);
    }

    [Fact]
    public void MPICH_has_the_numbers_of_its_header() => AssertNumbers(MpiAbi.Mpich(), RunProbe("mpicc.mpich"));

    [Fact]
    public void The_standard_ABI_has_the_numbers_of_the_standard() =>
        AssertNumbers(MpiAbi.Standard(), AbiNames.Parse(File.ReadAllText(DataFile("standard-abi.txt"))));

    private static void AssertNumbers(MpiAbi abi, Dictionary<string, string> header)
    {
        var table = AbiNames.Read(abi);
        AssertSameNames(table.Keys, header);
        foreach (var (name, value) in table)
            AssertValue(name, AbiNames.Number(header[name]), value);
        AssertFits(header);
    }

    private static void AssertValue<T>(string name, T header, T table) =>
        Assert.True(EqualityComparer<T>.Default.Equals(header, table), $"{name} is {header} in the header, and {table} in the table.");

    private static void AssertSameNames(IEnumerable<string> table, Dictionary<string, string> header) =>
        Assert.Equal(header.Keys.Except(OtherHandles).Except(["MPI_MAX_LIBRARY_VERSION_STRING"]).Order(StringComparer.Ordinal), table);

    private static void AssertFits(Dictionary<string, string> header)
    {
        Assert.All(OtherHandles, name => Assert.Equal(header["sizeof(MPI_Comm)"], header[name]));
        Assert.InRange(AbiNames.Number(header["sizeof(MPI_Status)"]), 1, MpiAbi.StatusSize);
        Assert.InRange(AbiNames.Number(header["MPI_MAX_LIBRARY_VERSION_STRING"]), 1, MpiAbi.MaxLibraryVersion);
    }

    private static Dictionary<string, string> RunProbe(string compiler)
    {
        var folder = Directory.CreateTempSubdirectory("mpipool-abi-");
        try
        {
            string program = Path.Combine(folder.FullName, "probe");
            Run(compiler, "-o", program, DataFile("probe.c"), "-ldl");
            return AbiNames.Parse(Run(program));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "Abi", name);

    private static string Run(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{file} failed: {errors.Result}");
        return output;
    }
}
