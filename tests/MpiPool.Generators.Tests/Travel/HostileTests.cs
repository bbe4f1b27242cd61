using MpiPool.CompilerServices;

namespace MpiPool.Generators.Tests.Travel;

/// <summary>Messages that promise more than they hold, and values without end.</summary>
public sealed class HostileTests
{
    /// <summary>Headers in hexadecimal, without the elements that they promise.</summary>
    [Theory]
    [InlineData(typeof(int[]), "C6 7FFFFFFF 00")]
    [InlineData(typeof(string[]), "DD 7FFFFFFF 00")]
    [InlineData(typeof(string[]), "DD FFFFFFFF 00")]
    [InlineData(typeof(string), "DB 7FFFFFFF 41")]
    [InlineData(typeof(List<ValueTuple<int, string>>), "DD 7FFFFFFF 00")]
    [InlineData(typeof(Dictionary<int, string>), "DF 7FFFFFFF 00")]
    [InlineData(typeof(Dictionary<string, double>), "92 01 DF 7FFFFFFF 00")]
    [InlineData(typeof(HashSet<string>), "81 01 DD 7FFFFFFF 00")]
    [InlineData(typeof(HashSet<string>), "81 63 90")]
    [InlineData(typeof(int[,]), "93 CE7FFFFFFF CE7FFFFFFF C4 04 00000000")]
    [InlineData(typeof(int[,]), "93 CE00010000 CE00010000 C4 00")]
    [InlineData(typeof(int[,]), "93 FF 01 C4 00")]
    [InlineData(typeof(int[,]), "93 CE7FFFFFFF 00 C4 00")]
    [InlineData(typeof(string[,,]), "94 CE7FFFFFFF 00 01 91 C0")]
    [InlineData(typeof(Basket), "94 05 C6 7FFFFFFF")]
    public void Promises_take_no_memory(Type type, string hex)
    {
        byte[] payload = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        TravelCases.All.First(c => c.Type == type).RefusesWithLittleMemory(payload);
    }

    [Fact]
    public void Rows_without_elements_have_their_lengths() =>
        TravelCases.All.First(c => c.Type == typeof(int[,])).Accepts(Convert.FromHexString("93CE7000000000C400"));

    [Theory]
    [InlineData(256)]
    [InlineData(1024)]
    [InlineData(0)]
    public void Depth_has_a_limit_that_the_stack_can_bear(int stackKilobytes)
    {
        Exception? failure = null;
        string? message = null;
        TravelCase codec = TravelCases.All.First(c => c.Type == typeof(Wide));
        codec.Prepare();
        var thread = new Thread(
            () =>
            {
                try
                {
                    codec.ComesBackAs(Wide.Nest(stackKilobytes == 256 ? 50 : PayloadLimits.Depth));
                    message = Assert.Throws<InvalidOperationException>(() => codec.ComesBackAs(Wide.Nest(100_000))).Message;
                    Wide cycle = Wide.Nest(3);
                    cycle.Others = [cycle];
                    Assert.Throws<InvalidOperationException>(() => codec.ComesBackAs(cycle));
                    codec.RefusesWithLittleMemory(Wide.DeepPayload(100_000));
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            stackKilobytes * 1024
        );
        thread.Start();
        thread.Join();

        Assert.Null(failure);
        Assert.Contains("Reference cycles cannot travel", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_skipped_may_nest_as_it_likes()
    {
        byte[] payload = [0x96, 1, 0xC0, 0xC0, 0, 0x90, .. Enumerable.Repeat((byte)0x91, 200_000), 0xC0];
        TravelCases.All.First(c => c.Type == typeof(Numbered)).Accepts(payload);
    }
}

/// <summary>Contains others of its own, with much beside them.</summary>
public sealed class Wide
{
    public decimal A { get; set; }

    public Guid B { get; set; }

    public (long, long, string?, decimal, DateTimeOffset) C { get; set; }

    public DateTimeOffset D { get; set; }

    public (decimal, decimal, (Guid, string?, int?)) E { get; set; }

    public Guid? F { get; set; }

    public decimal? G { get; set; }

    public KeyValuePair<string, decimal> H { get; set; }

    public Wide? Next { get; set; }

    public List<Wide>? Others { get; set; }

    public static Wide Nest(int depth)
    {
        Wide? wide = null;
        for (int i = 0; i < depth; i++)
            wide = new Wide
            {
                A = i,
                H = new("k", i),
                Next = wide,
            };
        return wide!;
    }

    /// <summary>A message that is all beginnings: an object whose first members are whole, and whose next begins the same way.</summary>
    public static byte[] DeepPayload(int depth)
    {
        byte[] one = TravelCases.All.First(c => c.Type == typeof(Wide)).WriteObject(Nest(1));
        return [.. Enumerable.Repeat(one[..^2], depth).SelectMany(x => x)]; // Next and Others come last
    }
}
