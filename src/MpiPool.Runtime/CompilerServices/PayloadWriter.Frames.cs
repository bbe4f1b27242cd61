using System.Buffers.Binary;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <content>
/// The fields between the payloads of one message. They go through the same MessagePack writer as the payloads, which is made once for a message of many tasks.
/// Only for a writer of a <see cref="Message"/>.
/// </content>
public ref partial struct PayloadWriter
{
    /// <summary>How many bytes of the message are written, those included that MessagePack's writer has not handed over yet.</summary>
    internal int Position => _message!.Capacity - Pack.GetSpan(1).Length;

    /// <summary>Writes a number as <see cref="WireWriter.WriteVarint"/> does.</summary>
    internal void WriteVarint(ulong value) => Pack.Advance(WireWriter.PutVarint(Pack.GetSpan(WireWriter.LongestVarint), value));

    internal void WriteByte(byte value)
    {
        Pack.GetSpan(1)[0] = value;
        Pack.Advance(1);
    }

    /// <summary>Begins a block whose length is known only at its end. Returns what <see cref="EndBlock"/> wants.</summary>
    internal int BeginBlock()
    {
        Pack.GetSpan(sizeof(uint));
        Pack.Advance(sizeof(uint));
        _depth = 0;
        return Position;
    }

    internal void EndBlock(int start)
    {
        int length = Position - start; // may make the message grow: asked before its memory is
        BinaryPrimitives.WriteUInt32LittleEndian(_message!.Patch(start - sizeof(uint), sizeof(uint)), (uint)length);
    }

    /// <summary>Drops all that was written after the first <paramref name="length"/> bytes of the message.</summary>
    internal void Truncate(int length)
    {
        Pack.Flush();
        _message!.Truncate(length);
        this = new PayloadWriter(_message);
    }

    /// <summary>Hands all that was written over to the message.</summary>
    internal void Flush() => Pack.Flush();
}
