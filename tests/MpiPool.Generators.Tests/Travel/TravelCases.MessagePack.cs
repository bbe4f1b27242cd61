using System.Collections.Immutable;
using System.Numerics;
using CsCheck;
using MessagePack;
using MessagePack.Formatters;
using static MpiPool.Generators.Tests.Travel.TravelCase;

namespace MpiPool.Generators.Tests.Travel;

/// <content>Types with MessagePack's attributes.</content>
internal static partial class TravelCases
{
    /// <summary>Times that MessagePack keeps: it knows no kind but UTC.</summary>
    private static Gen<DateTime> Utc =>
        Gen.Long[DateTime.MaxValue.Ticks / 4, DateTime.MaxValue.Ticks / 2].Select(t => new DateTime(t, DateTimeKind.Utc));

    private static byte[] TwoBytes => [1, 2];
    private static double[] OneDouble => [1.5];

    private static TravelCase[] CreateMessagePackTypes() =>
        [
            Of(
                Gen.Select(Gen.Int, Gen.String, s_ints)
                    .Select(x => new Numbered
                    {
                        A = x.Item1,
                        C = x.Item2,
                        E = x.Item3,
                        Unsent = 0,
                    })
            ),
            Of(
                Gen.Select(Gen.Int, Gen.String)
                    .Select(x => new Sparse
                    {
                        A = x.Item1,
                        B = x.Item2,
                        C = new(x.Item2),
                        D = [x.Item1],
                    })
            ),
            Of(
                Gen.Select(Gen.Int, Gen.String)
                    .Select(x => new Named
                    {
                        First = x.Item1,
                        Second = x.Item2,
                        Field = 2.5,
                    })
            ),
            Of(
                Gen.Select(Gen.Int, Gen.String)
                    .Select(x => new ByProperty
                    {
                        Number = x.Item1,
                        Text = x.Item2,
                        Base = 3,
                        Field = [1],
                    })
            ),
            Of(Gen.Select(Gen.Int, Gen.String).Select(x => new Point3(x.Item1, x.Item2, 2))),
            Of(Gen.Select(Gen.Int, Gen.Double).Select(x => new Money(x.Item1, x.Item2))),
            Of(Gen.Select(Gen.Int, Gen.Double).Select(x => new Chosen(x.Item1, x.Item2))),
            Of(
                Gen.Select(Utc, Gen.Guid, Gen.Decimal, s_offsets)
                    .Select(x => new Framework
                    {
                        When = x.Item1,
                        Id = x.Item2,
                        Price = x.Item3,
                        At = x.Item4,
                        Span = TimeSpan.FromTicks(7),
                        Days = [DayOfWeek.Friday],
                        Times = [x.Item1],
                        Big = new BigInteger(x.Item3),
                        Wave = new Complex(1, 2),
                        Address = new Uri("https://example.org/"),
                        Version = new Version(1, 2),
                        Bytes = [1, 2],
                        Maybe = x.Item1.Ticks % 2 == 0 ? null : x.Item2,
                    })
            ),
            Of(
                Gen.Select(s_ints, s_numbered)
                    .Select(x => new Containers
                    {
                        List = [.. x.Item1],
                        Map = x.Item2,
                        Set = [.. x.Item1],
                        Pair = (1, "x"),
                        Entry = new(2, Guid.Empty),
                        Grid = Fill(new int[2, x.Item1.Length]),
                        Jagged = [x.Item1, []],
                        Stack = new(x.Item1),
                        Queue = new(x.Item1),
                        Immutable = [.. x.Item1],
                        Readable = x.Item1,
                        Memory = TwoBytes,
                        Doubles = OneDouble,
                        Nested = [new() { A = 1 }, null],
                    })
            ),
            Of(
                Gen.Int.Select(i =>
                    i % 3 == 0 ? new Circle { Radius = i }
                    : i % 3 == 1 ? (IFigure)new Square(i)
                    : null!
                )
            ),
            Of(
                Gen.Int.Select(i =>
                    i % 2 == 0
                        ? new Leaf { Value = i }
                        : (Expression)
                            new Sum
                            {
                                Left = new Leaf { Value = i },
                                Right = new Sum(),
                            }
                )
            ),
            Of(Gen.Int.Select(i => new Called { Value = i })),
            Of(Gen.Int.Select(i => new Celsius(i))),
            Of(
                Gen.Select(Gen.Int, Utc)
                    .Select(x => new Formatted
                    {
                        Degrees = new Celsius(x.Item1),
                        Native = x.Item2,
                        Plain = 3,
                        Shifted = x.Item1,
                    })
            ),
            Of(Gen.Int[0, 9].Select(i => new Chain { Next = i > 0 ? new Chain() : null })),
            Of(Gen.Int.Select(i => new Demanding { Number = i, Text = "t" })),
            Of(Gen.Int.Select(i => new Initialized { Number = i })),
            Of(Gen.Int.Select(i => new InitializedByName { Number = i })),
            Of(
                Gen.Int.Select(i => new Wrapped<Named>
                {
                    Value = new Named { First = i, Second = "s" },
                })
            ),
        ];
}

[MessagePackObject]
public sealed class Numbered
{
    [Key(0)]
    public int A { get; set; }

    [Key(2)]
    public string? C { get; init; } = "default";

    [Key(4)]
    public int[] E { get; set; } = [];

    [Key(3)]
    public int GetOnly => A;

    [IgnoreMember]
    public int Unsent { get; set; }
}

#pragma warning disable CA1051 // public fields travel too
/// <summary>Keys with gaps of one and of many.</summary>
[MessagePackObject]
public sealed class Sparse
{
    [Key(400)]
    public int A { get; set; }

    [Key(1)]
    public string? B { get; set; }

    [Key(3)]
    public ValueTuple<string?> C { get; set; }

    [Key(401)]
    public int[]? D { get; set; }
}

[MessagePackObject]
public sealed class Named
{
    [Key("a field")]
    public double Field;

    [Key("first")]
    public int First { get; set; }

    [Key("zweitÄ")]
    public string? Second { get; set; }
}

[MessagePackObject(keyAsPropertyName: true)]
public class BaseOfByProperty
{
    public int Base { get; set; }
}

[MessagePackObject(keyAsPropertyName: true)]
public sealed class ByProperty : BaseOfByProperty
{
    public int[]? Field;

    public string? Text { get; set; }

    public int Number { get; set; }

    public int GetOnly => Number;

    [IgnoreMember]
    public int Unsent { get; set; }
}
#pragma warning restore CA1051

[MessagePackObject]
public sealed record Point3([property: Key(0)] int X, [property: Key(1)] string Y, [property: Key(2)] double Z);

[MessagePackObject]
public readonly record struct Money([property: Key(0)] int Amount, [property: Key(1)] double Rate);

[MessagePackObject(keyAsPropertyName: true)]
public sealed class Chosen
{
    public Chosen()
        : this(0, 0) { }

    [SerializationConstructor]
    public Chosen(int a, double b) => (A, B) = (a, b);

    public int A { get; }

    public double B { get; }
}

[MessagePackObject]
public sealed class Framework
{
    [Key(0)]
    public DateTime When { get; set; }

    [Key(1)]
    public Guid Id { get; set; }

    [Key(2)]
    public decimal Price { get; set; }

    [Key(3)]
    public DateTimeOffset At { get; set; }

    [Key(4)]
    public TimeSpan Span { get; set; }

    [Key(5)]
    public DayOfWeek[]? Days { get; set; }

    [Key(6)]
    public DateTime[]? Times { get; set; }

    [Key(7)]
    public BigInteger Big { get; set; }

    [Key(8)]
    public Complex Wave { get; set; }

    [Key(9)]
    public Uri? Address { get; set; }

    [Key(10)]
    public Version? Version { get; set; }

    [Key(11)]
    public byte[]? Bytes { get; set; }

    [Key(12)]
    public Guid? Maybe { get; set; }

    [Key(13)]
    public Half Half { get; set; }

    [Key(14)]
    public DateOnly Day { get; set; }

    [Key(15)]
    public TimeOnly Time { get; set; }
}

[MessagePackObject]
public sealed class Containers
{
    [Key(0)]
    public List<int>? List { get; set; }

    [Key(1)]
    public Dictionary<int, string>? Map { get; set; }

    [Key(2)]
    public HashSet<int>? Set { get; set; }

    [Key(3)]
    public (int, string) Pair { get; set; }

    [Key(4)]
    public KeyValuePair<int, Guid> Entry { get; set; }

    [Key(5)]
    public int[,]? Grid { get; set; }

    [Key(6)]
    public int[][]? Jagged { get; set; }

    [Key(7)]
    public Stack<int>? Stack { get; set; }

    [Key(8)]
    public Queue<int>? Queue { get; set; }

    [Key(9)]
    public ImmutableArray<int> Immutable { get; set; }

    [Key(10)]
    public IReadOnlyList<int>? Readable { get; set; }

    [Key(11)]
    public Memory<byte> Memory { get; set; }

    [Key(12)]
    public ReadOnlyMemory<double> Doubles { get; set; }

    [Key(13)]
    public List<Numbered?>? Nested { get; set; }
}

[Union(int.MinValue, typeof(Circle))]
[Union(-1, typeof(Square))]
public interface IFigure;

[MessagePackObject]
public sealed class Circle : IFigure
{
    [Key(0)]
    public double Radius { get; set; }
}

[MessagePackObject]
public sealed record Square([property: Key(0)] double Side) : IFigure;

[Union(1, typeof(Leaf))]
[Union(2, typeof(Sum))]
[MessagePackObject]
public abstract class Expression;

[MessagePackObject]
public sealed class Leaf : Expression
{
    [Key(0)]
    public int Value { get; set; }
}

[MessagePackObject]
public sealed class Sum : Expression
{
    [Key(0)]
    public Expression? Left { get; set; }

    [Key(1)]
    public Expression? Right { get; set; }
}

[MessagePackObject]
public sealed class Called : IMessagePackSerializationCallbackReceiver
{
    [Key(0)]
    public int Value { get; set; }

    [Key(1)]
    public int Doubled { get; set; }

    [IgnoreMember]
    public int Tripled { get; private set; }

    public void OnBeforeSerialize()
    {
        Doubled = unchecked(Value * 2);
        Tripled = unchecked(Value * 3);
    }

    void IMessagePackSerializationCallbackReceiver.OnAfterDeserialize() => Tripled = unchecked(Value * 3);
}

[MessagePackFormatter(typeof(CelsiusFormatter))]
public readonly record struct Celsius(int Degrees);

public sealed class CelsiusFormatter : IMessagePackFormatter<Celsius>
{
    public void Serialize(ref MessagePackWriter writer, Celsius value, MessagePackSerializerOptions options) =>
        options.Resolver.GetFormatterWithVerify<string>().Serialize(ref writer, $"{value.Degrees}C", options);

    public Celsius Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        options.Security.DepthStep(ref reader);
        string text = reader.ReadString() ?? "";
        reader.Depth--;
        return new(int.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>Has an argument.</summary>
public sealed class ShiftFormatter(int by) : IMessagePackFormatter<int>
{
    public void Serialize(ref MessagePackWriter writer, int value, MessagePackSerializerOptions options) =>
        writer.Write(unchecked(value + by));

    public int Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => unchecked(reader.ReadInt32() - by);
}

[MessagePackObject]
public sealed class Formatted
{
    [Key(0)]
    public Celsius Degrees { get; set; }

    [Key(1)]
    [MessagePackFormatter(typeof(NativeDateTimeFormatter))]
    public DateTime Native { get; set; }

    [Key(2)]
    public int Plain { get; set; }

    [Key(3)]
    [MessagePackFormatter(typeof(ShiftFormatter), 3)]
    public int Shifted { get; set; }
}

[MessagePackObject]
public sealed class Chain
{
    [Key(0)]
    public Chain? Next { get; set; }
}

[MessagePackObject]
public sealed class Wrapped<T>
{
    [Key(0)]
    public T? Value { get; set; }
}

[MessagePackObject]
public sealed class Initialized
{
    [Key(0)]
    public int Number { get; set; } = 5;

    [Key(1)]
    public string? Text { get; init; } = "text";
}

[MessagePackObject(keyAsPropertyName: true)]
public sealed class InitializedByName
{
    public int Number { get; set; } = 5;

    public string? Text { get; set; } = "text";
}

[MessagePackObject]
public sealed class Demanding
{
    [Key(0)]
    public required int Number { get; init; }

    [Key(1)]
    public string? Text { get; init; } = "text";
}
