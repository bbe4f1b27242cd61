using System.Buffers.Binary;
using System.Text;

namespace MpiPool.Wire;

/// <summary>The fields that messages are made of.</summary>
internal static class WireWriter
{
    internal static void WriteVarint(this Message message, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            message.WriteByte((byte)(value | 0x80));
        message.WriteByte((byte)value);
    }

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
