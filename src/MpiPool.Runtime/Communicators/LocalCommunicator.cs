using MpiPool.Interop;

namespace MpiPool.Communicators;

/// <summary>The communicator of a process that is alone and runs without MPI: one rank, whose messages go to itself.</summary>
/// <param name="isOwned">Whether disposing of it ends it.</param>
internal sealed unsafe class LocalCommunicator(bool isOwned) : MpiCommunicator
{
    private readonly List<(int Tag, byte[] Data)> _messages = [];
    private bool _isDisposed;

    public override int Rank => 0;

    public override int Size => 1;

    public override nint Handle => 0;

    internal override bool IsOwned => isOwned;

    public override int MaxTag => int.MaxValue;

    public override void Barrier() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    public override MpiCommunicator Duplicate()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return new LocalCommunicator(isOwned: true);
    }

    private protected override MpiCommunicator? SplitCore(int color, int key) => color == Undefined ? null : Duplicate();

    private protected override void SendCore(MpiBuffer data, int destination, int tag)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        byte[] copy = new ReadOnlySpan<byte>(data.Address, checked((int)data.Bytes)).ToArray();
        lock (_messages)
            _messages.Add((tag, copy));
    }

    private protected override MpiStatus ReceiveCore(MpiBuffer buffer, int source, int tag)
    {
        var backoff = new Backoff(Backoff.DefaultSpins);
        while (true)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (TryTake(tag, out var message))
                return Deliver(message, buffer);

            // Another thread may be about to send it.
            if (MpiRuntime.MakeProgress())
                backoff.Reset();
            else
                backoff.Pause();
        }
    }

    private protected override void BroadcastCore(MpiBuffer data, int root) => Barrier();

    private protected override void ReduceCore<T>(MpiBuffer data, MpiBuffer result, MpiOperation operation, int root) =>
        AllReduceCore<T>(data, result, operation);

    private protected override void AllReduceCore<T>(MpiBuffer data, MpiBuffer result, MpiOperation operation)
    {
        Barrier();
        data.CopyTo(result);
    }

    private protected override void GatherCore(MpiBuffer data, MpiBuffer result, int root)
    {
        Barrier();
        data.CopyTo(result);
    }

    private protected override void AllGatherCore(MpiBuffer data, MpiBuffer result) => GatherCore(data, result, 0);

    private protected override void ScatterCore(MpiBuffer data, MpiBuffer result, int root) => GatherCore(data, result, root);

    private protected override void DisposeCore() => _isDisposed |= isOwned;

    private static MpiStatus Deliver((int Tag, byte[] Data) message, MpiBuffer buffer)
    {
        if (message.Data.Length > buffer.Bytes)
            throw new MpiException(
                $"The message with tag {message.Tag} has {message.Data.Length} bytes, and the buffer that receives "
                    + $"it only {buffer.Bytes}: make it larger."
            );
        if (message.Data.Length % buffer.ElementSize != 0)
            throw NotWhole(message.Data.Length, buffer.ElementSize, 0, message.Tag);
        message.Data.CopyTo(new Span<byte>(buffer.Address, checked((int)buffer.Bytes)));
        return new MpiStatus(0, message.Tag, message.Data.Length / buffer.ElementSize);
    }

    private bool TryTake(int tag, out (int Tag, byte[] Data) message)
    {
        lock (_messages)
        {
            int index = _messages.FindIndex(candidate => tag == AnyTag || candidate.Tag == tag);
            message = index >= 0 ? _messages[index] : default;
            if (index >= 0)
                _messages.RemoveAt(index);
            return index >= 0;
        }
    }
}
