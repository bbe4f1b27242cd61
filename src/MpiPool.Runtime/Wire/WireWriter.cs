using System.Buffers.Binary;
using System.Text;

namespace MpiPool.Wire;

/// <summary>The fields that messages are made of.</summary>
internal static class WireWriter
{
    internal const int LongestVarint = 10;

    internal static void WriteVarint(this Message message, ulong value)
    {
        if (value < 0x80)
        {
            message.WriteByte((byte)value);
            return;
        }

        message.Advance(PutVarint(message.GetSpan(LongestVarint), value));
    }

    /// <summary>Writes a number into memory that has room for the longest one. Returns how many bytes it took.</summary>
    internal static int PutVarint(Span<byte> span, ulong value)
    {
        int count = 0;
        while (value >= 0x80)
        {
            span[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[count++] = (byte)value;
        return count;
    }

    /// <summary>Makes a small number of one that may be negative: zigzag, as in Protocol Buffers' sint64.</summary>
    internal static ulong ToUnsigned(long value) => (ulong)((value << 1) ^ (value >> 63));

    internal static void WriteUInt64(this Message message, ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(message.GetSpan(sizeof(ulong)), value);
        message.Advance(sizeof(ulong));
    }

    internal static void WriteString(this Message message, string text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        message.WriteVarint((ulong)length);
        Encoding.UTF8.GetBytes(text, message.GetSpan(length));
        message.Advance(length);
    }
}
