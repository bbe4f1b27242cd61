using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text;
using CsCheck;
using static MpiPool.Generators.Tests.Travel.TravelCase;

namespace MpiPool.Generators.Tests.Travel;

/// <summary>The types that travel, with values of them.</summary>
internal static partial class TravelCases
{
    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String,
        Gen.Const(""),
        Gen.Char.Array[0, 5].Select(c => new string(c)),
        Gen.Const("a\uD800b\uDC00"),
        Gen.Const("\U0001F600")
    );
    private static readonly Gen<string?> s_textOrNull = Gen.OneOf(s_text.Select(s => (string?)s), OneOf((string?)null));
    private static readonly Gen<int[]> s_ints = Gen.Int.Array[0, 20];
    private static readonly Gen<string[]> s_words = s_text.Array[0, 20];
    private static readonly Gen<double> s_doubles = Gen.OneOf(
        Gen.Double,
        Gen.Const(-0.0),
        Gen.Const(double.NaN),
        Gen.Const(BitConverter.Int64BitsToDouble(0x7FF8_0000_DEAD_BEEF)),
        Gen.Const(double.NegativeInfinity)
    );
    private static readonly Gen<float> s_floats = Gen.OneOf(
        Gen.Float,
        Gen.Const(-0f),
        Gen.Const(float.NaN),
        Gen.Const(BitConverter.Int32BitsToSingle(0x7FC0_BEEF))
    );
    private static readonly Gen<DateTime> s_dates = Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Enum<DateTimeKind>())
        .Select(x => new DateTime(x.Item1, x.Item2));
    private static readonly Gen<DateTimeOffset> s_offsets = Gen.Select(
            Gen.Long[DateTime.MaxValue.Ticks / 4, DateTime.MaxValue.Ticks / 2],
            Gen.Int[-840, 840]
        )
        .Select(x => new DateTimeOffset(x.Item1, TimeSpan.FromMinutes(x.Item2)));
    private static readonly Gen<StringComparer?> s_comparers = OneOf<StringComparer?>(
        null,
        StringComparer.Ordinal,
        StringComparer.OrdinalIgnoreCase,
        StringComparer.InvariantCulture,
        StringComparer.InvariantCultureIgnoreCase
    );

    /// <summary>Sets and dictionaries of words, which keep their comparers.</summary>
    private static readonly Gen<(string[] Words, StringComparer? Comparer)> s_compared = Gen.Select(s_words, s_comparers)
        .Select(x => (x.Item1.Distinct(x.Item2 ?? StringComparer.Ordinal).ToArray(), x.Item2));

    private static readonly Gen<Dictionary<string, double>> s_dictionaries = s_compared.Select(c =>
        c.Words.Select((w, i) => (w, i)).ToDictionary(x => x.w, x => x.i * 0.5, c.Comparer)
    );

    private static readonly Gen<Dictionary<int, string>> s_numbered = s_ints.Select(keys =>
        keys.Distinct().ToDictionary(k => k, k => k.ToString(null as IFormatProvider))
    );

    private static readonly TravelCase[] s_scalars =
    [
        Of(Gen.Bool),
        Of(Gen.Byte),
        Of(Gen.SByte),
        Of(Gen.Short),
        Of(Gen.UShort),
        Of(Gen.Int),
        Of(Gen.UInt),
        Of(Gen.Long),
        Of(Gen.ULong),
        Of(Gen.Char),
        Of(s_doubles),
        Of(s_floats),
        Of(s_text),
        Of(Gen.Decimal),
        Of(Gen.Guid),
        Of(s_dates),
        Of(s_offsets),
        Of(Gen.TimeSpan),
        Of(Gen.DateOnly),
        Of(Gen.TimeOnly),
        Of(Gen.UShort.Select(BitConverter.UInt16BitsToHalf), x => BitConverter.HalfToUInt16Bits(x)),
        Of(Gen.Select(Gen.ULong, Gen.ULong).Select(x => new Int128(x.Item1, x.Item2))),
        Of(Gen.Select(Gen.ULong, Gen.ULong).Select(x => new UInt128(x.Item1, x.Item2))),
        Of(Gen.Byte.Array[0, 40].Select(b => new BigInteger(b))),
        Of(Gen.Select(s_doubles, s_doubles).Select(x => new Complex(x.Item1, x.Item2)), x => (x.Real, x.Imaginary)),
        Of(Gen.Select(s_floats, s_floats, s_floats).Select(x => new Vector3(x.Item1, x.Item2, x.Item3)), x => (x.X, x.Y, x.Z)),
        Of(s_floats.Select(x => new Matrix4x4 { M23 = x }), x => x.M23),
        Of(s_floats.Select(x => new Quaternion(1, x, 2, 3)), x => x.Y),
        Of(Gen.Select(Gen.Int[0, 100], Gen.Bool).Select(x => new Index(x.Item1, x.Item2))),
        Of(Gen.Int[0, 100].Select(x => x..^x)),
        Of(OneOf("https://example.org/a?b=c#d", "a/b c", "", "file:///x").Select(u => new Uri((string)u, UriKind.RelativeOrAbsolute))),
        Of(OneOf(new Version(1, 2), new Version(1, 2, 3), new Version(1, 2, 3, 4))),
        Of(s_text.Select(s => new StringBuilder(s)), x => x.ToString()),
        Of(Gen.Bool.Array[0, 70].Select(b => new BitArray(b))),
        Of(Gen.Enum<DayOfWeek>()),
        Of(Gen.Enum<DayOfWeek>().Select(d => (DayOfWeek?)d)),
        Of(Gen.Int.Select(i => i % 3 == 0 ? null : (int?)i)),
    ];

    private static readonly TravelCase[] s_sequences =
    [
        Of(s_ints),
        Of(s_words),
        Of(s_textOrNull.Array[0, 20].Select(x => x.ToList())),
        Of(s_ints.Array[0, 5]),
        Of(s_words.Array[0, 5].Array[0, 5]),
        Of(s_ints.Select(x => x.ToList())),
        Of(Gen.Select(Gen.Int, s_text).List[0, 20]),
        Of(Gen.Bool.Array[0, 9]),
        Of(s_doubles.Array[0, 300]),
        Of(s_doubles.List[0, 20]),
        Of(s_dates.Array[0, 5], x => x.Select(d => d.ToBinary()).ToArray()),
        Of(Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4]).Select(n => Fill(new int[n.Item1, n.Item2]))),
        Of(Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 4]).Select(n => Fill(new string[n.Item1, n.Item2, n.Item3]))),
        Of(Gen.Int[0, 3].Select(n => Fill(new long[n, 2, 1, 3]))),
        Of(Gen.Int[0, 3].Select(n => Fill(new int[n, 2][]))),
        Of(Gen.Int[0, 3].Select(n => new[] { Fill(new byte[n, 2]) })),
        Of(s_ints.Select(x => (IEnumerable<int>)x)),
        Of(s_words.Select(x => (IEnumerable<string>)x)),
        Of(s_ints.Select(x => (IReadOnlyList<int>)x)),
        Of(s_words.Select(x => (IReadOnlyCollection<string>)x)),
        Of(s_ints.Select(x => (IList<int>)[.. x])),
        Of(s_words.Select(x => (ICollection<string>)[.. x])),
        Of(s_ints.Select(x => new Queue<int>(x))),
        Of(s_words.Select(x => new Stack<string>(x))),
        Of(s_ints.Select(x => new Stack<int>(x))),
        Of(s_words.Select(x => new LinkedList<string>(x))),
        Of(s_ints.Select(x => new Collection<int>([.. x]))),
        Of(s_words.Select(x => new ObservableCollection<string>(x))),
        Of(s_words.Select(x => new ReadOnlyCollection<string>(x))),
        Of(s_ints.Select(x => new ConcurrentQueue<int>(x))),
        Of(s_words.Select(x => new ConcurrentStack<string>(x))),
        Of(s_ints.Select(x => new ConcurrentBag<int>(x)), x => x.Order().ToArray()),
        Of(
            Gen.OneOf(s_ints.Select(x => x.ToImmutableArray()), Gen.Const(default(ImmutableArray<int>))),
            x => x.IsDefault ? null : x.ToArray()
        ),
        Of(
            Gen.OneOf(s_words.Select(x => x.ToImmutableArray()), Gen.Const(default(ImmutableArray<string>))),
            x => x.IsDefault ? null : x.ToArray()
        ),
        Of(s_ints.Select(x => x.ToImmutableList())),
        Of(s_words.Select(x => (IImmutableList<string>)x.ToImmutableList())),
        Of(s_words.Select(x => ImmutableQueue.Create(x))),
        Of(s_ints.Select(x => ImmutableStack.Create(x))),
        Of(s_ints.Select(x => new Memory<int>(x))),
        Of(s_words.Select(x => new Memory<string>(x))),
        Of(s_doubles.Array[0, 9].Select(x => new ReadOnlyMemory<double>(x))),
        Of(s_ints.Select(x => new ArraySegment<int>([1, .. x, 2], 1, x.Length))),
        Of(s_words.Select(x => new ArraySegment<string>(["", .. x], 1, x.Length))),
        Of(Gen.Byte.Array[0, 9].Select(x => new ReadOnlySequence<byte>(x)), x => x.ToArray()),
    ];

    private static readonly TravelCase[] s_setsAndDictionaries =
    [
        Of(s_ints.Select(x => x.ToHashSet())),
        Of(s_compared.Select(x => x.Words.ToHashSet(x.Comparer))),
        Of(s_compared.Select(x => (ISet<string>)x.Words.ToHashSet(x.Comparer))),
        Of(s_words.Select(x => (IReadOnlySet<string>)x.ToHashSet())),
        Of(s_ints.Select(x => new SortedSet<int>(x))),
        Of(s_compared.Select(x => new SortedSet<string>(x.Words, x.Comparer))),
        Of(s_ints.Select(x => x.ToImmutableHashSet())),
        Of(s_compared.Select(x => x.Words.ToImmutableHashSet(x.Comparer)), x => (x.KeyComparer, x.Order(StringComparer.Ordinal).ToArray())),
        Of(s_compared.Select(x => x.Words.ToImmutableSortedSet(x.Comparer))),
        Of(s_compared.Select(x => x.Words.ToFrozenSet(x.Comparer)), x => (x.Comparer, x.Order(StringComparer.Ordinal).ToArray())),
        Of(s_dictionaries),
        Of(s_numbered),
        Of(s_dictionaries.Select(x => (IDictionary<string, double>)x)),
        Of(s_numbered.Select(x => (IReadOnlyDictionary<int, string>)x)),
        Of(s_compared.Select(x => new SortedDictionary<string, int>(x.Words.ToDictionary(w => w, w => w.Length), x.Comparer))),
        Of(s_numbered.Select(x => new SortedList<int, string>(x))),
        Of(s_numbered.Select(x => new ReadOnlyDictionary<int, string>(x))),
        Of(
            s_dictionaries.Select(x => new ConcurrentDictionary<string, double>(x, x.Comparer)),
            x => (x.Comparer, x.OrderBy(p => p.Key, StringComparer.Ordinal).ToArray())
        ),
        Of(
            s_dictionaries.Select(x => x.ToImmutableDictionary(x.Comparer)),
            x => (x.KeyComparer, x.OrderBy(p => p.Key, StringComparer.Ordinal).ToArray())
        ),
        Of(s_numbered.Select(x => x.ToImmutableSortedDictionary())),
        Of(
            s_dictionaries.Select(x => x.ToFrozenDictionary(x.Comparer)),
            x => (x.Comparer, x!.OrderBy(p => p.Key, StringComparer.Ordinal).ToArray())
        ),
        Of(Gen.Select(s_text, s_ints).Select(x => KeyValuePair.Create(x.Item1, x.Item2))),
        Of(Gen.Select(s_text, Gen.Int, s_doubles).Select(x => Tuple.Create(x.Item1, x.Item2, x.Item3))),
        Of(s_text.Select(s => (1, s, 3, 4, 5, 6, 7, 8, (s, 9)))),
    ];

    /// <summary>Those that MessagePack itself can write.</summary>
    public static IReadOnlyList<TravelCase> MessagePackTypes { get; } = CreateMessagePackTypes();

    public static IReadOnlyList<TravelCase> All { get; } =
        Number([.. s_scalars, .. s_sequences, .. s_setsAndDictionaries, .. CreateObjects(), .. MessagePackTypes]);

    private static TravelCase[] Number(TravelCase[] cases)
    {
        for (int i = 0; i < cases.Length; i++)
            cases[i].Index = i;
        return cases;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static T Fill<T>(T array)
        where T : class
    {
        var grid = (Array)(object)array;
        Type element = grid.GetType().GetElementType()!;
        int[] at = new int[grid.Rank];
        for (int i = 0; i < grid.Length; i++)
        {
            for (int rest = i, d = grid.Rank - 1; d >= 0; d--)
            {
                at[d] = rest % grid.GetLength(d);
                rest /= grid.GetLength(d);
            }

            object value = element == typeof(int[]) ? new int[] { i } : Convert.ChangeType(i, element, null);
            grid.SetValue(value, at);
        }

        return array;
    }
}
