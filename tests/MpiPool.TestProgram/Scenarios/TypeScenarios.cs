using System.Collections.Immutable;
using System.Numerics;
using MessagePack;
using MessagePack.Formatters;

namespace MpiPool.TestProgram.Scenarios;

[Union(0, typeof(Circle))]
[Union(1, typeof(Group))]
internal interface IShape;

[MessagePackObject]
internal sealed record Circle([property: Key(0)] double Center, [property: Key(1)] decimal Radius, [property: Key(2)] Guid Id) : IShape
{
    [Key(3)]
    public DateTime When { get; init; }

    [Key(4)]
    public Complex Phase { get; init; }

    [Key(5)]
    public Half Weight { get; init; }

    [Key(6)]
    public BigInteger Size { get; init; }

    [Key(7)]
    public Uri? Home { get; init; }

    [Key(8)]
    public Version? Version { get; init; }

    [Key(9)]
    public DateTimeOffset At { get; init; }
}

[MessagePackObject(keyAsPropertyName: true)]
internal sealed class Group : IShape
{
    public List<IShape> Shapes { get; set; } = [];

    public Dictionary<string, int[,]> Grids { get; set; } = [];
}

/// <summary>
/// A type that a formatter of its own writes, and whose formatter asks its options for others, as MessagePack's samples do.
/// </summary>
[MessagePackFormatter(typeof(TemperatureFormatter))]
internal sealed record Temperature(double Kelvin, string? Place);

internal sealed class TemperatureFormatter : IMessagePackFormatter<Temperature?>
{
    public void Serialize(ref MessagePackWriter writer, Temperature? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(2);
        writer.Write(value.Kelvin);
        options.Resolver.GetFormatterWithVerify<string?>().Serialize(ref writer, value.Place, options);
    }

    public Temperature? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        if (reader.TryReadNil())
            return null;
        options.Security.DepthStep(ref reader);
        if (reader.ReadArrayHeader() != 2)
            throw new MessagePackSerializationException("A temperature has two parts.");
        var temperature = new Temperature(
            reader.ReadDouble(),
            options.Resolver.GetFormatterWithVerify<string?>().Deserialize(ref reader, options)
        );
        reader.Depth--;
        return temperature;
    }
}

internal sealed class Basket
{
    public List<string> Items { get; } = [];
}

internal static class TypeTasks
{
    [MpiTask]
    public static IShape Wrap(IShape shape) =>
        new Group
        {
            Shapes = [shape],
            Grids =
            {
                ["g"] = new[,]
                {
                    { 1, 2 },
                    { 3, 4 },
                },
            },
        };

    [MpiTask]
    public static double[,] Transposed(double[,] grid)
    {
        var result = new double[grid.GetLength(1), grid.GetLength(0)];
        for (int i = 0; i < grid.GetLength(0); i++)
        {
            for (int j = 0; j < grid.GetLength(1); j++)
                result[j, i] = grid[i, j];
        }

        return result;
    }

    [MpiTask]
    public static ImmutableArray<string> Sorted(HashSet<string> words) => [.. words.Order(StringComparer.Ordinal)];

    [MpiTask]
    public static ReadOnlyMemory<float> Tail(Memory<float> values) => values[1..];

    [MpiTask]
    public static Basket Filled(IReadOnlyDictionary<string, int> counts)
    {
        var basket = new Basket();
        foreach ((string key, int count) in counts)
            basket.Items.Add($"{key}{count}");
        return basket;
    }

    [MpiTask]
    public static Temperature? Warmer(Temperature? temperature, double by) =>
        temperature is null ? null : temperature with { Kelvin = temperature.Kelvin + by };

    [MpiTask]
    public static string? Echo(string? text) => text;
}

/// <summary>Types of the framework and of MessagePack.</summary>
internal static class TypeScenarios
{
    public static IEnumerable<(string Name, Action Run)> All => [("types", () => Pools.OnMain(Types))];

    private static void Types(MpiExecutor pool)
    {
        var circle = new Circle(1.5, 3.25m, new Guid("00112233-4455-6677-8899-aabbccddeeff"))
        {
            When = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc),
            Phase = new Complex(1, 2),
            Weight = (Half)1.5,
            Size = BigInteger.Pow(7, 100),
            Home = new Uri("https://example.org/"),
            Version = new Version(1, 2),
            At = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2)),
        };
        var group = (Group)pool.Submit(TypeTasks.Wrap, (IShape)circle).Result;
        Expect.Equal(circle, (Circle)group.Shapes.Single());
        Expect.Sequence([1, 2, 3, 4], group.Grids["g"].Cast<int>());

        Expect.Sequence(
            [1, 4, 2, 5, 3, 6],
            pool.Submit(
                    TypeTasks.Transposed,
                    new double[,]
                    {
                        { 1, 2, 3 },
                        { 4, 5, 6 },
                    }
                )
                .Result.Cast<double>()
        );
        Expect.Sequence(["a", "b"], pool.Submit(TypeTasks.Sorted, new HashSet<string> { "b", "a" }).Result);
        Expect.Sequence([2f, 3f], pool.Submit(TypeTasks.Tail, new Memory<float>([1, 2, 3])).Result.ToArray());
        Expect.Sequence(
            ["x1"],
            pool.Submit(TypeTasks.Filled, (IReadOnlyDictionary<string, int>)new Dictionary<string, int> { ["x"] = 1 }).Result.Items
        );
        Expect.Equal(new Temperature(274, "Turku"), pool.Submit(TypeTasks.Warmer, new Temperature(273, "Turku"), 1.0).Result);
        Expect.Equal(null, pool.Submit(TypeTasks.Warmer, (Temperature?)null, 1.0).Result);
        Expect.Equal("a\uD800b", pool.Submit(TypeTasks.Echo, "a\uD800b").Result);
    }
}
