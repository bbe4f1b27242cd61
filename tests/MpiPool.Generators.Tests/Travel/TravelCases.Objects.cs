using CsCheck;
using static MpiPool.Generators.Tests.Travel.TravelCase;

namespace MpiPool.Generators.Tests.Travel;

/// <content>Classes, structs and records of users.</content>
internal static partial class TravelCases
{
    private static TravelCase[] CreateObjects() =>
        [
            Of(Gen.Select(s_text, Gen.Int, s_textOrNull).Select(x => new Person(x.Item1, x.Item2) { Nick = x.Item3 })),
            Of(
                Gen.Select(s_ints, s_dictionaries, s_words)
                    .Select(x =>
                    {
                        var basket = new Basket { Id = 5 };
                        basket.Items.AddRange(x.Item1);
                        foreach ((string key, double value) in x.Item2)
                            basket.Prices[key] = value;
                        foreach (string word in x.Item3)
                            basket.Tags.Add(word);
                        return basket;
                    })
            ),
            Of(
                Gen.Select(Gen.Int, Gen.Bool, Gen.Decimal, Gen.Char)
                    .Select(x => new Cell<DayOfWeek>
                    {
                        Value = DayOfWeek.Friday,
                        X = x.Item1,
                        Flag = x.Item2,
                        Price = x.Item3,
                        C = x.Item4,
                        Maybe = x.Item1,
                    })
            ),
            Of(Gen.Int.Array[0, 6].Select(x => x.Select(i => new Cell<long> { Value = i, Price = i }).ToArray())),
            Of(Gen.Int[0, 30].Select(Tree.Of)),
            Of(Gen.Int[1, 5].Select(Wide.Nest)),
            Of(Gen.Select(Gen.Int, s_text).Select(x => x.Item1 % 2 == 0 ? new Cat(x.Item2, x.Item1) : (Animal)new Dog(x.Item2))),
            Of(s_text.Select(x => new Animals(new Animal[] { new Dog(x), new Cat(x, 1) }))),
            Of(s_ints.Select(x => new Forest { Trees = [.. x.Take(3).Select(_ => new Forest { Trees = [] })] })),
        ];
}

public record Person(string Name, int Age)
{
    public string? Nick { get; set; }
}

/// <summary>Its collections have no setters.</summary>
public sealed class Basket
{
    public required int Id { get; init; }

    public List<int> Items { get; } = [];

    public Dictionary<string, double> Prices { get; } = [];

    public ICollection<string> Tags { get; } = [];

    public int Count => Items.Count;

    [MessagePack.IgnoreMember]
    public int Unsent { get; set; }
}

#pragma warning disable CA1051 // public fields travel too
public struct Cell<T>
    where T : unmanaged
{
    public T Value;
    public int X;
    public bool Flag;
    public decimal Price;
    public char C;
    public int? Maybe;
}
#pragma warning restore CA1051

public sealed class Tree
{
    public int Value { get; set; }

    public Tree? Left { get; set; }

    public List<Tree?>? Others { get; set; }

    public static Tree Of(int size) =>
        new()
        {
            Value = size,
            Left = size > 1 ? Of(size / 2) : null,
            Others = size % 3 == 0 ? null : [null, .. size > 2 ? [Of(size / 3)] : Array.Empty<Tree>()],
        };
}

/// <summary>A hierarchy that is known by its attributes, of records that have none.</summary>
[MessagePack.Union(0, typeof(Cat))]
[MessagePack.Union(1, typeof(Dog))]
public abstract record Animal(string Name);

public sealed record Cat(string Name, int Lives) : Animal(Name);

public sealed record Dog(string Name) : Animal(Name);

public sealed record Animals(IReadOnlyList<Animal> All);

/// <summary>A struct that contains others of its own type.</summary>
public struct Forest
{
    public List<Forest>? Trees { get; set; }
}
