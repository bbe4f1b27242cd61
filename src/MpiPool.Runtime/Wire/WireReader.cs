using System.Buffers.Binary;
using System.Text;

namespace MpiPool.Wire;

/// <summary>Reads the fields of a message in order, and never beyond its end.</summary>
internal ref struct WireReader(ReadOnlyMemory<byte> message)
{
    private readonly ReadOnlySpan<byte> _span = message.Span;
    private int _position;

    internal readonly bool AtEnd => _position == _span.Length;

    /// <summary>What has not been read.</summary>
    internal readonly ReadOnlySpan<byte> Rest => _span[_position..];

    internal byte ReadByte()
    {
        if (_position >= _span.Length)
            ThrowTruncated();
        return _span[_position++];
    }

    internal ulong ReadVarint()
    {
        if (_position < _span.Length && _span[_position] < 0x80)
            return _span[_position++];

        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw new InvalidDataException(
            $"A message has a malformed number at byte {_position}. Were the ranks started from different builds?"
        );
    }

    /// <summary>
    /// Reads how many things follow, of which each takes some bytes: a number is believed only as far as the message goes.
    /// </summary>
    internal int ReadCount(int leastBytes)
    {
        ulong count = ReadVarint();
        if (count > (ulong)((_span.Length - _position) / leastBytes))
            ThrowTruncated();
        return (int)count;
    }

    internal ulong ReadUInt64()
    {
        if (_span.Length - _position < sizeof(ulong))
            ThrowTruncated();
        ulong value = BinaryPrimitives.ReadUInt64LittleEndian(_span[_position..]);
        _position += sizeof(ulong);
        return value;
    }

    internal ReadOnlySpan<byte> ReadBytes(int count)
    {
        if ((uint)count > (uint)(_span.Length - _position))
            ThrowTruncated();
        _position += count;
        return _span.Slice(_position - count, count);
    }

    internal string ReadString()
    {
        ulong length = ReadVarint();
        if (length > (ulong)(_span.Length - _position))
            ThrowTruncated();
        string text = Encoding.UTF8.GetString(_span.Slice(_position, (int)length));
        _position += (int)length;
        return text;
    }

    private readonly void ThrowTruncated() =>
        throw new InvalidDataException(
            $"A message of {_span.Length} bytes ends too early, at byte {_position}. Were the ranks started from different builds?"
        );
}
