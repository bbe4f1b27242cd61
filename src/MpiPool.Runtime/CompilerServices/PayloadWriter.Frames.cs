using System.Buffers.Binary;
using MessagePack;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <content>
/// The fields between the payloads of one message, which are MessagePack as well: one writer, made once, writes a message of many tasks.
/// Only for a writer of a <see cref="Message"/>.
/// </content>
public ref partial struct PayloadWriter
{
    /// <summary>The bytes of a number that is filled in later.</summary>
    private const int NumberSize = 1 + sizeof(uint);

    /// <summary>The bytes of the length of a short block, and the longest one.</summary>
    private const int ShortLength = 1,
        LongestShort = MessagePackRange.MaxFixPositiveInt;

    /// <param name="message">Where the bytes go.</param>
    /// <param name="longBlocks">Whether blocks are expected to be long; any length is right, but a first long one that was not expected is
    /// moved.</param>
    internal PayloadWriter(Message message, bool longBlocks)
        : this(message) => _lengthSize = longBlocks ? NumberSize : ShortLength;

    /// <summary>Whether a block was longer than a short one.</summary>
    internal readonly bool HasLongBlocks => _lengthSize != ShortLength;

    /// <summary>How many bytes of the message are written, those included that have not been handed over yet.</summary>
    internal readonly int Position => _message!.Length + _written;

    /// <summary>Leaves room for a number that <see cref="PutNumber"/> fills in. Returns the position after it.</summary>
    internal int ReserveNumber()
    {
        Take(NumberSize);
        return Position;
    }

    /// <summary>Fills in a number.</summary>
    /// <param name="end">What <see cref="ReserveNumber"/> returned.</param>
    /// <param name="value">The number.</param>
    internal readonly void PutNumber(int end, uint value)
    {
        Span<byte> number = _message!.Patch(end - NumberSize, NumberSize);
        number[0] = MessagePackCode.UInt32;
        BinaryPrimitives.WriteUInt32BigEndian(number[1..], value);
    }

    /// <summary>Begins a block whose length is known only at its end. Returns what <see cref="EndBlock"/> wants.</summary>
    internal int BeginBlock()
    {
        _depth = 0;
        Take(_lengthSize);
        return Position;
    }

    /// <summary>Ends a block. Returns the position after it.</summary>
    internal int EndBlock(int start)
    {
        int end = Position;
        int length = end - start;
        if (_lengthSize == ShortLength)
        {
            if (length <= LongestShort)
            {
                // Mostly the byte is still in the room.
                int place = _written - length - ShortLength;
                if (place >= 0)
                    _room[place] = (byte)length;
                else
                    _message!.Patch(start - ShortLength, ShortLength)[0] = (byte)length;
                return end;
            }

            start = MakeRoomForLength(start);
        }

        PutNumber(start, (uint)length);
        return start + length;
    }

    private int MakeRoomForLength(int start)
    {
        Flush();
        _message!.Insert(start, NumberSize - ShortLength);
        _lengthSize = NumberSize;
        return start + NumberSize - ShortLength;
    }

    /// <summary>Drops a block that has been begun and not ended.</summary>
    internal void DropBlock(int start) => Truncate(start - _lengthSize);

    /// <summary>Drops all that was written after the first <paramref name="length"/> bytes of the message.</summary>
    internal void Truncate(int length)
    {
        Flush();
        _message!.Truncate(length);
    }
}
