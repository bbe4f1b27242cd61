using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using MessagePack;

namespace MpiPool.CompilerServices;

/// <content>MessagePack's own types, in any of their forms.</content>
public ref partial struct PayloadReader
{
    /// <summary>The code of the next value.</summary>
    /// <exception cref="EndOfStreamException">There is none.</exception>
    internal readonly byte NextCode
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if ((uint)_position >= (uint)_bytes.Length)
                ThrowAtEnd();
            return _bytes[_position];
        }
    }

    /// <summary>Reads nil, if it comes next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadNil()
    {
        if (NextCode != MessagePackCode.Nil)
            return false;
        _position++;
        return true;
    }

    /// <summary>Reads nil.</summary>
    public void ReadNil()
    {
        if (!TryReadNil())
            ThrowUnexpected("nil");
    }

    /// <summary>Reads true or false.</summary>
    public bool ReadBoolean()
    {
        byte code = NextCode;
        if (code is not (MessagePackCode.True or MessagePackCode.False))
            ThrowUnexpected("a truth value");
        _position++;
        return code == MessagePackCode.True;
    }

    /// <summary>Reads an integer.</summary>
    /// <exception cref="OverflowException">It is none of the type's.</exception>
    public byte ReadByte() => checked((byte)ReadInt64());

    /// <inheritdoc cref="ReadByte" />
    public sbyte ReadSByte() => checked((sbyte)ReadInt64());

    /// <inheritdoc cref="ReadByte" />
    public short ReadInt16() => checked((short)ReadInt64());

    /// <inheritdoc cref="ReadByte" />
    public ushort ReadUInt16() => checked((ushort)ReadInt64());

    /// <inheritdoc cref="ReadByte" />
    public char ReadChar() => checked((char)ReadInt64());

    /// <inheritdoc cref="ReadByte" />
    public int ReadInt32() => checked((int)ReadInt64());

    /// <inheritdoc cref="ReadByte" />
    public uint ReadUInt32() => checked((uint)ReadInt64());

    /// <inheritdoc cref="ReadByte" />
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64()
    {
        if ((uint)_position >= (uint)_bytes.Length || _bytes[_position] > MessagePackRange.MaxFixPositiveInt)
            return ReadLong();
        return _bytes[_position++];
    }

    /// <inheritdoc cref="ReadByte" />
    public ulong ReadUInt64() =>
        NextCode == MessagePackCode.UInt64 ? BinaryPrimitives.ReadUInt64BigEndian(Take(sizeof(ulong))) : checked((ulong)ReadInt64());

    /// <summary>Reads a number.</summary>
    public float ReadSingle() =>
        NextCode == MessagePackCode.Float32 ? BinaryPrimitives.ReadSingleBigEndian(Take(sizeof(float))) : (float)ReadDouble();

    /// <inheritdoc cref="ReadSingle" />
    public double ReadDouble() =>
        NextCode switch
        {
            MessagePackCode.Float64 => BinaryPrimitives.ReadDoubleBigEndian(Take(sizeof(double))),
            MessagePackCode.Float32 => BinaryPrimitives.ReadSingleBigEndian(Take(sizeof(float))),
            MessagePackCode.UInt64 => ReadUInt64(),
            _ => ReadInt64(),
        };

    /// <summary>Reads the header of an array, whose elements follow.</summary>
    /// <returns>How many: no more than there are bytes left.</returns>
    public int ReadArrayHeader()
    {
        int count = NextCode switch
        {
            >= MessagePackCode.MinFixArray and <= MessagePackCode.MaxFixArray => _bytes[_position++] & MessagePackRange.MaxFixArrayCount,
            MessagePackCode.Array16 => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort))),
            MessagePackCode.Array32 => checked((int)BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)))),
            _ => -1,
        };
        if (count < 0)
            ThrowUnexpected("an array");
        if (count > _bytes.Length - _position)
            ThrowAtEnd();
        return count;
    }

    /// <summary>Reads the header of a map, whose keys and values follow in turns.</summary>
    /// <returns>How many of each: no more than there are bytes left for.</returns>
    public int ReadMapHeader()
    {
        int count = NextCode switch
        {
            >= MessagePackCode.MinFixMap and <= MessagePackCode.MaxFixMap => _bytes[_position++] & MessagePackRange.MaxFixMapCount,
            MessagePackCode.Map16 => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort))),
            MessagePackCode.Map32 => checked((int)BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)))),
            _ => -1,
        };
        if (count < 0)
            ThrowUnexpected("a map");
        if (count > (_bytes.Length - _position) / 2)
            ThrowAtEnd();
        return count;
    }

    /// <summary>Reads the header of an array that must have <paramref name="count"/> elements: arguments, tuples and records.</summary>
    /// <param name="count">The number of elements that this build expects.</param>
    /// <exception cref="MessagePackSerializationException">There are more or fewer.</exception>
    public void ReadHeader(int count)
    {
        int found = ReadArrayHeader();
        if (found != count)
            ThrowUnexpectedCount(found, count);

        static void ThrowUnexpectedCount(int found, int count) =>
            throw new MessagePackSerializationException($"The message has {found} elements where {count} were expected.");
    }

    /// <summary>Reads a MessagePack <c>str</c>, or nil.</summary>
    public string? ReadText()
    {
        byte code = NextCode;
        int length;
        switch (code)
        {
            case >= MessagePackCode.MinFixStr and <= MessagePackCode.MaxFixStr:
                _position++;
                length = code & MessagePackRange.MaxFixStringLength;
                break;
            case MessagePackCode.Nil:
                _position++;
                return null;
            case MessagePackCode.Str8:
                length = Take(sizeof(byte))[0];
                break;
            case MessagePackCode.Str16:
                length = BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));
                break;
            case MessagePackCode.Str32:
                length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint))));
                break;
            default:
                ThrowUnexpected("text");
                return null;
        }

        // Mostly text is plain: then it is as long as its bytes.
        ReadOnlySpan<byte> text = TakeRaw(length);
        return Ascii.IsValid(text) ? Encoding.Latin1.GetString(text) : Encoding.UTF8.GetString(text);
    }

    /// <summary>Reads bytes that are known to be so many.</summary>
    /// <param name="destination">Where they go.</param>
    /// <exception cref="MessagePackSerializationException">There are more or fewer.</exception>
    public void ReadBytes(scoped Span<byte> destination)
    {
        if (!TryReadBytes(out ReadOnlySpan<byte> bytes))
            ThrowUnexpected("bytes");
        if (bytes.Length != destination.Length)
        {
            throw new MessagePackSerializationException($"The message has {bytes.Length} bytes where {destination.Length} were expected.");
        }

        bytes.CopyTo(destination);
    }

    /// <summary>Reads a MessagePack <c>bin</c>. Returns false for nil.</summary>
    private bool TryReadBytes(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        int length;
        switch (NextCode)
        {
            case MessagePackCode.Nil:
                _position++;
                return false;
            case MessagePackCode.Bin8:
                length = Take(sizeof(byte))[0];
                break;
            case MessagePackCode.Bin16:
                length = BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));
                break;
            case MessagePackCode.Bin32:
                length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint))));
                break;
            default:
                ThrowUnexpected("bytes");
                return false;
        }

        bytes = TakeRaw(length);
        return true;
    }

    private long ReadLong()
    {
        byte code = NextCode;
        switch (code)
        {
            case <= MessagePackCode.MaxFixInt:
                return _bytes[_position++];
            case >= MessagePackCode.MinNegativeFixInt:
                return (sbyte)_bytes[_position++];
            case MessagePackCode.UInt8:
                return Take(sizeof(byte))[0];
            case MessagePackCode.UInt16:
                return BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));
            case MessagePackCode.UInt32:
                return BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));
            case MessagePackCode.UInt64:
                return checked((long)BinaryPrimitives.ReadUInt64BigEndian(Take(sizeof(ulong))));
            case MessagePackCode.Int8:
                return (sbyte)Take(sizeof(sbyte))[0];
            case MessagePackCode.Int16:
                return BinaryPrimitives.ReadInt16BigEndian(Take(sizeof(short)));
            case MessagePackCode.Int32:
                return BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)));
            case MessagePackCode.Int64:
                return BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));
            default:
                ThrowUnexpected("a number");
                return 0;
        }
    }

    /// <summary>The bytes behind the code that comes next; both are read then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(int count)
    {
        if (_bytes.Length - _position <= count)
            ThrowAtEnd();
        ReadOnlySpan<byte> taken = _bytes.Slice(_position + 1, count);
        _position += 1 + count;
        return taken;
    }

    private ReadOnlySpan<byte> TakeRaw(int count)
    {
        if (_bytes.Length - _position < count)
            ThrowAtEnd();
        ReadOnlySpan<byte> taken = _bytes.Slice(_position, count);
        _position += count;
        return taken;
    }

    [DoesNotReturn]
    private static void ThrowAtEnd() => throw new EndOfStreamException();

    [DoesNotReturn]
    private readonly void ThrowUnexpected(string expected)
    {
        byte code = NextCode;
        throw new MessagePackSerializationException(
            $"The message has a value of kind {MessagePackCode.ToFormatName(code)} ({code}) where {expected} was expected."
        );
    }
}
