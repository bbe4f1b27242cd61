using System.Globalization;
using System.Text;

namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>A type that its seed alone decides, with the types that it is made of, and objects of it that its own code makes.</summary>
internal sealed class RandomType
{
    /// <summary>How many objects each type makes.</summary>
    public const int Objects = 3;

    private readonly Dice _dice;
    private readonly StringBuilder _source = new();

    private RandomType(int seed)
    {
        Seed = seed;
        _dice = new Dice(seed);
        ValueKind[] more = [];
        if (_dice.Chance(20))
        {
            RandomDeclaration part = Declare("Part", parent: null, more);
            more = [new($"{part.Name}?", ["null", $"{part.Name}.Make(0)", $"{part.Name}.Make(1)"], null)];
        }

        RandomDeclaration? parent = _dice.Chance(40) ? Declare("Base", parent: null, more, isBase: true) : null;
        Declare("Job", parent, more);
    }

    public int Seed { get; }

    public string Name => $"Job{Seed}";

    public string Source => _source.ToString();

    public static RandomType Of(int seed) => new(seed);

    private RandomDeclaration Declare(string name, RandomDeclaration? parent, ValueKind[] more, bool isBase = false)
    {
        var declaration = new RandomDeclaration(name + Seed.ToString(CultureInfo.InvariantCulture), parent, more, _dice, isBase);
        _source.Append(declaration.Text);
        return declaration;
    }
}
