using System.Buffers;
using CsCheck;
using MessagePack;
using MpiPool.CompilerServices;

namespace MpiPool.Runtime.Tests.CompilerServices;

/// <summary>What is written and read here is MessagePack, to the byte: MessagePack's own writer and reader say what that is.</summary>
public sealed class PrimitivesTests
{
    private static readonly Gen<long> s_longs = Gen.Frequency(
        (3, Gen.Long),
        (3, Gen.Int[0, 63].Select(shift => 1L << shift)),
        (
            3,
            Gen.Select(
                Gen.OneOf([.. new[] { 7, 8, 15, 16, 31, 32, 63 }.Select(Gen.Const)]),
                Gen.Long[-2, 2],
                (shift, beside) => (1L << shift) + beside
            )
        ),
        (
            3,
            Gen.Select(
                Gen.OneOf([.. new[] { 5, 7, 8, 15, 16, 31, 32 }.Select(Gen.Const)]),
                Gen.Long[-2, 2],
                (shift, beside) => -(1L << shift) + beside
            )
        ),
        (1, Gen.Long[-40, 140])
    );

    private static readonly Gen<string> s_texts = Gen.Frequency(
        (4, Gen.String[Gen.Char['\u0020', '\u007e'], 0, 40]),
        (2, Gen.String[Gen.Char['\u0020', '\u07ff'], 0, 300]),
        (1, Gen.String[0, 100]),
        (1, Gen.Int[0, 70_000].Select(length => new string('x', length)))
    );

    private delegate void Writing(ref PayloadWriter writer);

    private delegate void Packing(ref MessagePackWriter writer);

    private delegate object? Reading(ref PayloadReader reader);

    private delegate object? Unpacking(ref MessagePackReader reader);

    [Fact]
    public void Integers_are_written_as_MessagePack_does() =>
        s_longs.Sample(value =>
            AreSame((ref writer) => writer.Write(value), (ref pack) => pack.Write(value))
            && AreSame((ref writer) => writer.Write((ulong)value), (ref pack) => pack.Write((ulong)value))
            && AreSame((ref writer) => writer.Write((int)value), (ref pack) => pack.Write((int)value))
            && AreSame((ref writer) => writer.Write((uint)value), (ref pack) => pack.Write((uint)value))
            && AreSame((ref writer) => writer.Write((short)value), (ref pack) => pack.Write((short)value))
            && AreSame((ref writer) => writer.Write((ushort)value), (ref pack) => pack.Write((ushort)value))
            && AreSame((ref writer) => writer.Write((sbyte)value), (ref pack) => pack.Write((sbyte)value))
            && AreSame((ref writer) => writer.Write((byte)value), (ref pack) => pack.Write((byte)value))
            && AreSame((ref writer) => writer.Write((char)value), (ref pack) => pack.Write((char)value))
        );

    [Fact]
    public void Other_values_are_written_as_MessagePack_does() =>
        Gen.Select(Gen.Double, Gen.Float, Gen.Bool)
            .Sample(
                (number, single, truth) =>
                    AreSame((ref writer) => writer.Write(number), (ref pack) => pack.Write(number))
                    && AreSame((ref writer) => writer.Write(single), (ref pack) => pack.Write(single))
                    && AreSame((ref writer) => writer.Write(truth), (ref pack) => pack.Write(truth))
                    && AreSame((ref writer) => writer.WriteNil(), (ref pack) => pack.WriteNil())
            );

    [Fact]
    public void Text_is_written_as_MessagePack_does() =>
        s_texts.Sample(text =>
            AreSame((ref writer) => writer.WriteText(text), (ref pack) => pack.Write(text))
            && AreSame(
                (ref writer) => writer.WriteText(System.Text.Encoding.UTF8.GetBytes(text)),
                (ref pack) => pack.WriteString(System.Text.Encoding.UTF8.GetBytes(text))
            )
        );

    [Fact]
    public void Headers_and_bytes_are_written_as_MessagePack_does() =>
        Gen.Frequency((1, Gen.Int[0, 40]), (1, Gen.Int[200, 300]), (1, Gen.Int[65_000, 66_000]), (1, Gen.Int[0, int.MaxValue]))
            .Sample(count =>
                AreSame((ref writer) => writer.WriteArrayHeader(count), (ref pack) => pack.WriteArrayHeader(count))
                && AreSame((ref writer) => writer.WriteMapHeader(count), (ref pack) => pack.WriteMapHeader(count))
                && (
                    count > 66_000 || AreSame((ref writer) => writer.WriteBytes(new byte[count]), (ref pack) => pack.Write(new byte[count]))
                )
            );

    /// <summary>Each form in which MessagePack can hold a number is read, and what the asked for type cannot hold is refused.</summary>
    [Fact]
    public void Numbers_of_any_form_are_read_as_MessagePack_does() =>
        Gen.Select(s_longs, Gen.Double)
            .Sample(
                (value, number) =>
                    new Packing[]
                    {
                        (ref pack) => pack.Write(value),
                        (ref pack) => pack.WriteInt8((sbyte)value),
                        (ref pack) => pack.WriteInt16((short)value),
                        (ref pack) => pack.WriteInt32((int)value),
                        (ref pack) => pack.WriteInt64(value),
                        (ref pack) => pack.WriteUInt8((byte)value),
                        (ref pack) => pack.WriteUInt16((ushort)value),
                        (ref pack) => pack.WriteUInt32((uint)value),
                        (ref pack) => pack.WriteUInt64((ulong)value),
                        (ref pack) => pack.Write(number),
                        (ref pack) => pack.Write((float)number),
                        (ref pack) => pack.Write(value > 0),
                        (ref pack) => pack.WriteNil(),
                    }.All(packing => AllReadTheSame(Packed(packing)))
            );

    [Fact]
    public void Text_and_headers_are_read_as_MessagePack_does() =>
        Gen.Select(s_texts, Gen.Int[0, 70_000])
            .Sample(
                (text, count) =>
                    new Packing[]
                    {
                        (ref pack) => pack.Write(text),
                        (ref pack) =>
                        {
                            pack.WriteArrayHeader(count);
                            pack.WriteRaw(new byte[count]);
                        },
                        (ref pack) =>
                        {
                            pack.WriteMapHeader(count);
                            pack.WriteRaw(new byte[2 * count]);
                        },
                    }.All(packing => AllReadTheSame(Packed(packing)))
            );

    /// <summary>Whatever the bytes are, and wherever they end.</summary>
    [Fact]
    public void Any_bytes_are_read_as_MessagePack_does() =>
        Gen.Select(Gen.Byte, Gen.Byte.Array[0, 12], (code, rest) => (byte[])[code, .. rest]).Sample(AllReadTheSame, iter: 20_000);

    [Fact]
    public void Values_of_other_kinds_are_passed_over() =>
        Gen.Select(s_texts, Gen.Int)
            .Sample(
                (text, after) =>
                {
                    var reader = new PayloadReader(
                        Packed(
                            (ref pack) =>
                            {
                                pack.WriteArrayHeader(2);
                                pack.Write(text);
                                pack.WriteNil();
                                pack.Write(after);
                            }
                        )
                    );
                    reader.Skip();
                    return reader.ReadInt32() == after && reader.AtEnd;
                }
            );

    private static bool AllReadTheSame(byte[] bytes) =>
        ReadTheSame(bytes, (ref reader) => reader.ReadBoolean(), (ref pack) => pack.ReadBoolean())
        && ReadTheSame(bytes, (ref reader) => reader.TryReadNil(), (ref pack) => pack.TryReadNil())
        && ReadTheSame(bytes, (ref reader) => reader.ReadByte(), (ref pack) => pack.ReadByte())
        && ReadTheSame(bytes, (ref reader) => reader.ReadSByte(), (ref pack) => pack.ReadSByte())
        && ReadTheSame(bytes, (ref reader) => reader.ReadInt16(), (ref pack) => pack.ReadInt16())
        && ReadTheSame(bytes, (ref reader) => reader.ReadUInt16(), (ref pack) => pack.ReadUInt16())
        && ReadTheSame(bytes, (ref reader) => reader.ReadChar(), (ref pack) => pack.ReadChar())
        && ReadTheSame(bytes, (ref reader) => reader.ReadInt32(), (ref pack) => pack.ReadInt32())
        && ReadTheSame(bytes, (ref reader) => reader.ReadUInt32(), (ref pack) => pack.ReadUInt32())
        && ReadTheSame(bytes, (ref reader) => reader.ReadInt64(), (ref pack) => pack.ReadInt64())
        && ReadTheSame(bytes, (ref reader) => reader.ReadUInt64(), (ref pack) => pack.ReadUInt64())
        && ReadTheSame(bytes, (ref reader) => reader.ReadSingle(), (ref pack) => pack.ReadSingle())
        && ReadTheSame(bytes, (ref reader) => reader.ReadDouble(), (ref pack) => pack.ReadDouble())
        && ReadTheSame(bytes, (ref reader) => reader.ReadText(), (ref pack) => pack.ReadString())
        && ReadTheSame(bytes, (ref reader) => reader.ReadArrayHeader(), (ref pack) => pack.ReadArrayHeader())
        && ReadTheSame(bytes, (ref reader) => reader.ReadMapHeader(), (ref pack) => pack.ReadMapHeader());

    /// <summary>Whether both read the same value of as many bytes, or both refuse.</summary>
    private static bool ReadTheSame(byte[] bytes, Reading reading, Unpacking unpacking)
    {
        var reader = new PayloadReader(bytes);
        var pack = new MessagePackReader(bytes);
        object? found = null,
            expected = null;
        bool failed = false,
            fails = false;
        try
        {
            found = reading(ref reader);
        }
        catch (Exception e) when (e is MessagePackSerializationException or EndOfStreamException or OverflowException)
        {
            failed = true;
        }

        try
        {
            expected = unpacking(ref pack);
        }
        catch (Exception e)
            when (e is MessagePackSerializationException or EndOfStreamException or OverflowException or ArgumentOutOfRangeException)
        {
            fails = true;
        }

        return failed == fails && (failed || (Equals(found, expected) && reader.Position == pack.Consumed));
    }

    private static bool AreSame(Writing writing, Packing packing)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PayloadWriter(output);
        writing(ref writer);
        writer.Flush();
        return output.WrittenSpan.SequenceEqual(Packed(packing));
    }

    private static byte[] Packed(Packing packing)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(output);
        packing(ref writer);
        writer.Flush();
        return output.WrittenSpan.ToArray();
    }
}
