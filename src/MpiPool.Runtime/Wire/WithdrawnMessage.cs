namespace MpiPool.Wire;

/// <summary>
/// The answer to a <see cref="WithdrawMessage"/>: <c>first sequence number, then by turns: how many tasks have begun, how many are given
/// back</c>. Tasks begin in order, so that the turns are few.
/// </summary>
internal static class WithdrawnMessage
{
    internal static Message Create(uint first, uint count, Predicate<uint> isWithdrawn)
    {
        Message message = MessagePool.Rent(MessageKind.Withdrawn);
        message.WriteVarint(first);
        bool turn = false;
        uint run = 0;
        for (uint i = 0; i < count; i++, run++)
        {
            if (isWithdrawn(first + i) == turn)
                continue;
            message.WriteVarint(run);
            turn = !turn;
            run = 0;
        }

        message.WriteVarint(run);
        return message;
    }

    /// <summary>An answer that gives none of them back, however many they are: each that was asked for must have an answer.</summary>
    internal static Message CreateRefusal(uint first, uint count)
    {
        Message message = MessagePool.Rent(MessageKind.Withdrawn);
        message.WriteVarint(first);
        message.WriteVarint(count);
        return message;
    }

    internal static Reader Read(Message message) => new(message.Memory);

    /// <summary>Rows of tasks that have the same answer, one after the other.</summary>
    internal ref struct Reader
    {
        private WireReader _wire;
        private uint _next;
        private bool _turn;

        internal Reader(ReadOnlyMemory<byte> message)
        {
            _wire = new WireReader(message[1..]);
            _next = (uint)_wire.ReadVarint();
            _turn = true;
        }

        internal bool TryRead(out uint first, out uint count, out bool areWithdrawn)
        {
            first = _next;
            count = 0;
            areWithdrawn = _turn = !_turn;
            if (_wire.AtEnd)
                return false;
            count = (uint)_wire.ReadVarint();
            _next += count;
            return true;
        }
    }
}
