using System.Runtime.InteropServices;
using MpiPool.Wire;

namespace MpiPool.Transports;

/// <content>Messages too large for one buffer: chunks from the sender's array into the receiver's, several under way at once.</content>
internal sealed unsafe partial class MpiMessageTransport
{
    /// <summary>Large enough for the full bandwidth, and far below the 2 GiB that a count can say.</summary>
    private const int ChunkBytes = 8 * 1024 * 1024;

    private const int ChunksInFlight = 2;

    private void BeginTransfer(int destination, Message message)
    {
        int tag = MessageTag + 1 + (int)(_transfers++ % (uint)_chunkTags);
        Message announcement = MessagePool.Rent(MessageKind.Transfer);
        announcement.WriteVarint((ulong)tag);
        announcement.WriteVarint((ulong)message.Length);
        Interlocked.Add(ref _pendingBytes, announcement.Length);

        var send = new Pending(announcement);
        Start(ref send, destination);
        _sends.Add(send);
        _outgoing.Add(new OutgoingTransfer(this, message, destination, tag));
    }

    private void ExpectTransfer(Message announcement)
    {
        var wire = new WireReader(announcement.Memory[1..]);
        ulong tag = wire.ReadVarint();
        ulong length = wire.ReadVarint();
        if (tag <= MessageTag || tag > (ulong)(MessageTag + _chunkTags) || length > (ulong)Array.MaxLength)
        {
            throw new InvalidDataException($"Rank {announcement.Source} announced a message of {length} bytes on tag {tag}, which cannot be. Were the ranks started from different builds?");
        }

        Message message = MessagePool.Rent();
        message.SetLength((int)length);
        message.Source = announcement.Source;
        MessagePool.Return(announcement);
        _incoming.Add(new IncomingTransfer(this, message, message.Source, (int)tag));
    }

    private void AdvanceOutgoing()
    {
        for (int i = 0; i < _outgoing.Count; i++)
        {
            OutgoingTransfer transfer = _outgoing[i];
            if (!transfer.Advance()) continue;
            _outgoing.RemoveAt(i--);
            Interlocked.Add(ref _pendingBytes, -transfer.Message.Length);
            MessagePool.Return(transfer.Message);
        }
    }

    private void AdvanceIncoming()
    {
        for (int i = 0; i < _incoming.Count; i++)
        {
            IncomingTransfer transfer = _incoming[i];
            if (!transfer.Advance()) continue;
            _incoming.RemoveAt(i--);
            _arrived.Enqueue(transfer.Message);
        }
    }

    /// <summary>One large message on its way: the array is pinned, and a few chunks of it are under way.</summary>
    private abstract class Transfer
    {
        private readonly PinnedGCHandle<byte[]> _pin;
        private readonly nint[] _requests = new nint[ChunksInFlight];
        private readonly bool[] _active = new bool[ChunksInFlight];
        private int _next;
        private int _underWay;

        protected Transfer(MpiMessageTransport transport, Message message)
        {
            Transport = transport;
            Message = message;
            _pin = new PinnedGCHandle<byte[]>(message.Data);
        }

        internal Message Message { get; }

        protected MpiMessageTransport Transport { get; }

        protected abstract string Call { get; }

        /// <summary>Sees to the chunks under way and starts the next. Returns whether the message is complete.</summary>
        internal bool Advance()
        {
            for (int i = 0; i < ChunksInFlight; i++)
            {
                fixed (nint* request = &_requests[i])
                {
                    if (_active[i])
                    {
                        if (!Transport._mpi.Test(request, null, Call)) continue;
                        _active[i] = false;
                        _underWay--;
                    }

                    if (_next == Message.Length) continue;
                    int count = Math.Min(ChunkBytes, Message.Length - _next);
                    *request = 0;
                    Transport._mpi.Check(Start((byte*)_pin.GetAddressOfArrayData() + _next, count, request), Call);
                    _active[i] = true;
                    _underWay++;
                    _next += count;
                }
            }

            if (_underWay > 0 || _next < Message.Length) return false;
            _pin.Dispose();
            return true;
        }

        protected abstract int Start(byte* data, int count, nint* request);
    }

    private sealed class OutgoingTransfer(MpiMessageTransport transport, Message message, int destination, int tag) : Transfer(transport, message)
    {
        protected override string Call => "MPI_Isend";

        protected override int Start(byte* data, int count, nint* request) =>
            Transport._mpi.Functions.Isend(data, count, Transport._mpi.Abi.Byte, destination, tag, Transport._communicator, request);
    }

    private sealed class IncomingTransfer(MpiMessageTransport transport, Message message, int source, int tag) : Transfer(transport, message)
    {
        protected override string Call => "MPI_Irecv";

        protected override int Start(byte* data, int count, nint* request) =>
            Transport._mpi.Functions.Irecv(data, count, Transport._mpi.Abi.Byte, source, tag, Transport._communicator, request);
    }
}
