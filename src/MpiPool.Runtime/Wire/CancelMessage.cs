namespace MpiPool.Wire;

/// <summary>Asks a worker to cancel the token of a task that it is going to run to its end.</summary>
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
