namespace MpiPool.Wire;

/// <summary>Asks a worker to give up one of its tasks.</summary>
internal static class CancelMessage
{
    internal static Message Create(uint sequence)
    {
        Message message = MessagePool.Rent(MessageKind.Cancel);
        message.WriteVarint(sequence);
        return message;
    }

    /// <summary>The sequence number of the task.</summary>
    internal static uint Read(Message message)
    {
        var wire = new WireReader(message.Memory[1..]);
        return (uint)wire.ReadVarint();
    }
}
