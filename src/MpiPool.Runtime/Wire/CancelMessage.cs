namespace MpiPool.Wire;

/// <summary>Asks a worker to give up one of its tasks, or all that come after one.</summary>
internal static class CancelMessage
{
    internal static Message Create(uint sequence) => Create(MessageKind.Cancel, sequence);

    /// <summary>What the worker has begun, and the task of this number, go on.</summary>
    internal static Message CreateForAllAfter(uint sequence) => Create(MessageKind.CancelAllAfter, sequence);

    private static Message Create(MessageKind kind, uint sequence)
    {
        Message message = MessagePool.Rent(kind);
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
