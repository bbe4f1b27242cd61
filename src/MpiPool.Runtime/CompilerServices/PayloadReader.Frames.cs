using System.Runtime.CompilerServices;
using MessagePack;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <content>
/// The fields between the payloads of one message, which are MessagePack as well: one reader, made once, reads a message of many tasks.
/// Only for a reader of a <see cref="Message"/>.
/// </content>
public ref partial struct PayloadReader
{
    private PayloadReader(Message message)
        : this(message.Memory)
    {
        _message = message;
        _position = 1; // behind the message's kind
    }

    /// <summary>How many bytes have been read.</summary>
    internal readonly int Position => _position;

    /// <summary>Whether all has been read.</summary>
    internal readonly bool AtEnd => _position >= _bytes.Length;

    /// <summary>The block, all of it, if nothing of it has been read.</summary>
    internal readonly ReadOnlyMemory<byte> Block => _memory[_position.._blockEnd];

    /// <summary>The block, all of it, whatever of it has been read.</summary>
    /// <param name="start">What <see cref="Position"/> was when nothing had been.</param>
    internal readonly ReadOnlyMemory<byte> BlockFrom(int start) => _memory[start.._blockEnd];

    /// <summary>Whether nothing follows the block in its message.</summary>
    internal readonly bool IsLastBlock => _blockEnd == _bytes.Length;

    /// <summary>Begins a message of tasks or of results. Returns the sequence number of the first one.</summary>
    /// <exception cref="InvalidDataException">The message is malformed.</exception>
    internal static uint Begin(Message message, out PayloadReader reader)
    {
        try
        {
            reader = new PayloadReader(message);
            return reader.ReadUInt32();
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            throw Malformed.Message(message, e);
        }
    }

    /// <summary>Begins a block written by <see cref="PayloadWriter.EndBlock"/>.</summary>
    /// <exception cref="EndOfStreamException">The message ends before the block.</exception>
    internal void BeginBlock()
    {
        uint length = ReadUInt32();
        uint left = (uint)(_bytes.Length - _position);
        if (length > left && _message is not { CutFrom: > 0 })
            throw new EndOfStreamException();
        _blockEnd = _position + (int)Math.Min(length, left);
        _depth = 0;
    }

    /// <summary>What to say of a block that could not be read: where memory was short, how large it was.</summary>
    internal readonly Exception Explain(Exception exception)
    {
        if (_message is { CutFrom: > 0 and var length } && _blockEnd == _bytes.Length)
            return Shortage.ToRead(length, exception);
        return Shortage.Is(exception) ? Shortage.ToRead(_blockEnd + _message!.AttachedBytes, exception) : exception;
    }

    /// <summary>Begins a block if one of few bytes comes next, as blocks mostly are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryBeginShortBlock()
    {
        int start = _position + 1;
        if ((uint)start > (uint)_bytes.Length)
            return false;
        int length = _bytes[start - 1];
        if (length > MessagePackRange.MaxFixPositiveInt || length > _bytes.Length - start)
            return false;
        _position = start;
        _blockEnd = start + length;
        _depth = 0;
        return true;
    }

    /// <summary>Throws if more has been read than was in the block: the next block's bytes are not this one's.</summary>
    /// <exception cref="MessagePackSerializationException">What was read is not what was written.</exception>
    internal readonly void CheckBlock()
    {
        if (_position > _blockEnd)
            ThrowBeyond();

        static void ThrowBeyond() => throw new MessagePackSerializationException("More was read than had been written.");
    }

    /// <summary>Goes to the end of the block, however much of it was read.</summary>
    internal void EndBlock() => _position = _blockEnd;
}
