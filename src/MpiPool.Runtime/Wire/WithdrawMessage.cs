namespace MpiPool.Wire;

/// <summary>
/// Asks a worker to give back those of a row of its tasks that it has not begun. It answers with a <see cref="WithdrawnMessage"/>.
/// </summary>
internal static class WithdrawMessage
{
    internal static Message Create(uint first, uint count)
    {
        Message message = MessagePool.Rent(MessageKind.Withdraw);
        message.WriteVarint(first);
        message.WriteVarint(count);
        return message;
    }

    /// <summary>The sequence number of the first task, and how many they are.</summary>
    internal static (uint First, uint Count) Read(Message message)
    {
        var wire = new WireReader(message.Memory[1..]);
        return ((uint)wire.ReadVarint(), (uint)wire.ReadVarint());
    }
}
