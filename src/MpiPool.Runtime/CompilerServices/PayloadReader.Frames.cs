using MessagePack;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <content>
/// The fields between the payloads of one message, which are MessagePack as well: one reader, made once, reads a message of many tasks. Only for a reader of a
/// <see cref="Message"/>.
/// </content>
public ref partial struct PayloadReader
{
    private PayloadReader(Message message)
    {
        _message = message;
        StartAt(1); // behind the message's kind
    }

    /// <summary>Begins a message of tasks or of results. Returns the sequence number of the first one.</summary>
    /// <exception cref="InvalidDataException">The message is malformed.</exception>
    internal static uint Begin(Message message, out PayloadReader reader)
    {
        try
        {
            reader = new PayloadReader(message);
            return reader.Pack.ReadUInt32();
        }
        catch (Exception e) when (Malformed.Is(e))
        {
            throw Malformed.Message(message, e);
        }
    }

    /// <summary>How many bytes of the message have been read.</summary>
    internal readonly int Position => _origin + (int)Pack.Consumed;

    /// <summary>Whether the whole message has been read.</summary>
    internal readonly bool AtEnd => Pack.End;

    /// <summary>Begins a block written by <see cref="PayloadWriter.EndBlock"/>.</summary>
    /// <exception cref="InvalidDataException">The message ends before the block.</exception>
    internal void BeginBlock()
    {
        uint length = Pack.ReadUInt32();
        int start = Position;
        if (length > (uint)(_message!.Length - start)) throw new EndOfStreamException();
        _blockEnd = start + (int)length;
        _depth = 0;
    }

    /// <summary>The block, all of it, if nothing of it has been read.</summary>
    internal readonly ReadOnlyMemory<byte> Block => _message!.Memory[Position.._blockEnd];

    /// <summary>Throws if more has been read than was in the block: the next block's bytes are not this one's.</summary>
    /// <exception cref="MessagePackSerializationException">What was read is not what was written.</exception>
    internal readonly void CheckBlock()
    {
        if (Position > _blockEnd) ThrowBeyond();

        static void ThrowBeyond() => throw new MessagePackSerializationException("More was read than had been written.");
    }

    /// <summary>Goes to the end of the block, however much of it was read.</summary>
    internal void EndBlock()
    {
        if (Position != _blockEnd) StartAt(_blockEnd);
    }

    private void StartAt(int position)
    {
        _origin = position;
        Pack = new MessagePackReader(_message!.Memory[position..]);
    }
}
