using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using MessagePack;

namespace MpiPool.CompilerServices;

/// <content>MessagePack's own types, each in its shortest form.</content>
public ref partial struct PayloadWriter
{
    /// <summary>Writes nil.</summary>
    public void WriteNil() => Take(1)[0] = MessagePackCode.Nil;

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public void Write(bool value) => Take(1)[0] = value ? MessagePackCode.True : MessagePackCode.False;

    /// <summary>Writes an integer, of whatever type.</summary>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(long value)
    {
        if ((ulong)value <= MessagePackRange.MaxFixPositiveInt)
            Take(1)[0] = (byte)value;
        else
            WriteLong(value);
    }

    /// <inheritdoc cref="Write(long)" />
    public void Write(ulong value)
    {
        if (value <= long.MaxValue)
        {
            Write((long)value);
            return;
        }

        Span<byte> bytes = Take(1 + sizeof(ulong));
        bytes[0] = MessagePackCode.UInt64;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], value);
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The value.</param>
    public void Write(float value)
    {
        Span<byte> bytes = Take(1 + sizeof(float));
        bytes[0] = MessagePackCode.Float32;
        BinaryPrimitives.WriteSingleBigEndian(bytes[1..], value);
    }

    /// <inheritdoc cref="Write(float)" />
    public void Write(double value)
    {
        Span<byte> bytes = Take(1 + sizeof(double));
        bytes[0] = MessagePackCode.Float64;
        BinaryPrimitives.WriteDoubleBigEndian(bytes[1..], value);
    }

    /// <summary>Writes the header of an array, whose elements follow.</summary>
    /// <param name="count">How many.</param>
    public void WriteArrayHeader(int count)
    {
        if (count <= MessagePackRange.MaxFixArrayCount)
            Take(1)[0] = (byte)(MessagePackCode.MinFixArray | count);
        else
            WriteHeader(count, 0, MessagePackCode.Array16, MessagePackCode.Array32);
    }

    /// <summary>Writes the header of a map, whose keys and values follow in turns.</summary>
    /// <param name="count">How many of each.</param>
    public void WriteMapHeader(int count)
    {
        if (count <= MessagePackRange.MaxFixMapCount)
            Take(1)[0] = (byte)(MessagePackCode.MinFixMap | count);
        else
            WriteHeader(count, 0, MessagePackCode.Map16, MessagePackCode.Map32);
    }

    /// <summary>Writes text as a MessagePack <c>str</c>, nil for null. Half of a surrogate pair becomes U+FFFD.</summary>
    /// <param name="value">The text.</param>
    public void WriteText(string? value)
    {
        if (value is null)
            WriteNil();
        else if (!TryWriteShort(value))
            WriteUtf8(value);
    }

    /// <summary>Writes text that is UTF-8 already.</summary>
    /// <param name="value">The text.</param>
    public void WriteText(scoped ReadOnlySpan<byte> value)
    {
        WriteTextHeader(value.Length);
        WriteRaw(value);
    }

    /// <summary>Writes bytes as a MessagePack <c>bin</c>.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        WriteHeader(value.Length, MessagePackCode.Bin8, MessagePackCode.Bin16, MessagePackCode.Bin32);
        WriteRaw(value);
    }

    /// <summary>Writes bytes that are MessagePack already.</summary>
    internal void WriteRaw(scoped ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    private void WriteLong(long value)
    {
        switch (value)
        {
            case >= 0 and <= byte.MaxValue:
                WriteCoded(MessagePackCode.UInt8, (byte)value);
                break;
            case >= 0 and <= ushort.MaxValue:
                WriteCoded(MessagePackCode.UInt16, (ushort)value);
                break;
            case >= 0 and <= uint.MaxValue:
                WriteCoded(MessagePackCode.UInt32, (uint)value);
                break;
            case >= 0:
                WriteCoded(MessagePackCode.UInt64, (ulong)value);
                break;
            case >= MessagePackRange.MinFixNegativeInt:
                Take(1)[0] = (byte)value;
                break;
            case >= sbyte.MinValue:
                WriteCoded(MessagePackCode.Int8, (byte)value);
                break;
            case >= short.MinValue:
                WriteCoded(MessagePackCode.Int16, (ushort)value);
                break;
            case >= int.MinValue:
                WriteCoded(MessagePackCode.Int32, (uint)value);
                break;
            default:
                WriteCoded(MessagePackCode.Int64, (ulong)value);
                break;
        }
    }

    /// <summary>Writes text if it is what most texts are, short and plain: in one go, since then its length is known beforehand.</summary>
    private bool TryWriteShort(string value)
    {
        if (value.Length > MessagePackRange.MaxFixStringLength)
            return false;
        Span<byte> bytes = Take(1 + MessagePackRange.MaxFixStringLength);
        bool isPlain = Ascii.FromUtf16(value, bytes[1..], out int count) == OperationStatus.Done;
        _written -= isPlain ? MessagePackRange.MaxFixStringLength - count : bytes.Length;
        if (isPlain)
            bytes[0] = (byte)(MessagePackCode.MinFixStr | count);
        return isPlain;
    }

    private void WriteUtf8(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        WriteTextHeader(length);
        Encoding.UTF8.GetBytes(value, Take(length));
    }

    private void WriteTextHeader(int length)
    {
        if (length <= MessagePackRange.MaxFixStringLength)
            Take(1)[0] = (byte)(MessagePackCode.MinFixStr | length);
        else
            WriteHeader(length, MessagePackCode.Str8, MessagePackCode.Str16, MessagePackCode.Str32);
    }

    /// <summary>Writes a header; a code of 0 says that there is no header of one byte.</summary>
    private void WriteHeader(int count, byte code8, byte code16, byte code32)
    {
        if (count <= byte.MaxValue && code8 != 0)
            WriteCoded(code8, (byte)count);
        else if (count <= ushort.MaxValue)
            WriteCoded(code16, (ushort)count);
        else
            WriteCoded(code32, (uint)count);
    }

    private void WriteCoded(byte code, byte value)
    {
        Span<byte> bytes = Take(1 + sizeof(byte));
        bytes[0] = code;
        bytes[1] = value;
    }

    private void WriteCoded(byte code, ushort value)
    {
        Span<byte> bytes = Take(1 + sizeof(ushort));
        bytes[0] = code;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[1..], value);
    }

    private void WriteCoded(byte code, uint value)
    {
        Span<byte> bytes = Take(1 + sizeof(uint));
        bytes[0] = code;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[1..], value);
    }

    private void WriteCoded(byte code, ulong value)
    {
        Span<byte> bytes = Take(1 + sizeof(ulong));
        bytes[0] = code;
        BinaryPrimitives.WriteUInt64BigEndian(bytes[1..], value);
    }
}
