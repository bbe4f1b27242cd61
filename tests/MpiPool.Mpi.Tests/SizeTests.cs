using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>How much a native binary weighs: what the linker cannot leave out any more shows here first.</summary>
public class SizeTests
{
    /// <summary>What the smallest sample had when somebody last looked at it.</summary>
    private const long Baseline = 3_291_296;

    [Fact]
    public void The_smallest_samples_binary_is_within_five_percent_of_what_it_was()
    {
        long size = new FileInfo(TestPrograms.QuickStart).Length;
        double growth = (double)size / Baseline - 1;
        Assert.True(
            Math.Abs(growth) <= 0.05,
            $"The binary of samples/QuickStart has {size} bytes, {growth:P1} more than {Baseline}. "
                + "Find out what has come into it (IlcGenerateMapFile lists all), or, if that is worth it or less than it was, "
                + "write the new size into this test."
        );
    }
}
