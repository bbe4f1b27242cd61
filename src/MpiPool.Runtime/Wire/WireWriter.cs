using System.Buffers.Binary;
using System.Text;

namespace MpiPool.Wire;

/// <summary>The fields that messages are made of.</summary>
internal static class WireWriter
{
    private const int LongestVarint = 10;

    internal static void WriteVarint(this Message message, ulong value)
    {
        if (value < 0x80)
        {
            message.WriteByte((byte)value);
            return;
        }

        Span<byte> span = message.GetSpan(LongestVarint);
        int count = 0;
        while (value >= 0x80)
        {
            span[count++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[count++] = (byte)value;
        message.Advance(count);
    }

    /// <summary>Writes a number that may be negative: zigzag, as in Protocol Buffers' sint64.</summary>
    internal static void WriteSignedVarint(this Message message, long value) => message.WriteVarint((ulong)((value << 1) ^ (value >> 63)));

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

    /// <summary>Begins a block whose length is known only at its end. Returns what <see cref="EndBlock"/> wants.</summary>
    internal static int BeginBlock(this Message message)
    {
        message.GetSpan(sizeof(uint));
        message.Advance(sizeof(uint));
        return message.Length;
    }

    internal static void EndBlock(this Message message, int start) =>
        BinaryPrimitives.WriteUInt32LittleEndian(message.Patch(start - sizeof(uint), sizeof(uint)), (uint)(message.Length - start));
}
