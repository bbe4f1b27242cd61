using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MpiPool.Wire;

namespace MpiPool.Transports;

/// <content>
/// Messages too large for one buffer, and the arrays that travel beside a message: chunks from the sender's arrays into the receiver's, several under way at once.
/// </content>
internal sealed unsafe partial class MpiMessageTransport
{
    /// <summary>Large enough for the full bandwidth, and far below the 2 GiB that a count can say.</summary>
    private const int ChunkBytes = 8 * 1024 * 1024;

    private const int ChunksInFlight = 2;

    /// <summary>A message with arrays beside it comes with its announcement, up to this length.</summary>
    private const int InlineBytes = 16 * 1024;

    private void BeginTransfer(int destination, Message message)
    {
        int tag = MessageTag + 1 + (int)(_transfers++ % (uint)_chunkTags);
        bool isInline = message.Length <= InlineBytes;
        Message announcement = MessagePool.Rent(MessageKind.Transfer);
        announcement.WriteVarint((ulong)tag);
        announcement.WriteVarint((ulong)message.Length);
        announcement.WriteByte(isInline ? (byte)1 : (byte)0);
        announcement.WriteVarint((ulong)(message.Attachments?.Count ?? 0));
        foreach (Attachment attachment in message.Attachments ?? [])
        {
            announcement.WriteByte((byte)attachment.Kind);
            announcement.WriteVarint((ulong)attachment.Bytes);
        }

        if (isInline) announcement.Write(message.Span);
        Interlocked.Add(ref _pendingBytes, announcement.Length);

        var send = new Pending(announcement);
        Start(ref send, destination);
        _sends.Add(send);
        _outgoing.Add(new OutgoingTransfer(this, message, isInline, destination, tag));
        Volatile.Write(ref _transfersUnderWay, _outgoing.Count + _incoming.Count);
    }

    private void ExpectTransfer(Message announcement)
    {
        var wire = new WireReader(announcement.Memory[1..]);
        ulong tag = wire.ReadVarint();
        ulong length = wire.ReadVarint();
        bool isInline = wire.ReadByte() == 1;
        ulong attachments = wire.ReadVarint();
        if (tag <= MessageTag || tag > (ulong)(MessageTag + _chunkTags) || length > (ulong)Array.MaxLength || attachments > Attachment.Most)
        {
            throw new InvalidDataException(
                $"Rank {announcement.Source} announced a message of {length} bytes and {attachments} arrays on tag {tag}, which cannot be. Were the ranks started from different builds?");
        }

        Message message = MessagePool.Rent();
        for (ulong i = 0; i < attachments; i++) message.Attach(Attachment.Make((ElementKind)wire.ReadByte(), (long)wire.ReadVarint()));
        if (isInline) message.Write(wire.ReadBytes((int)length));
        else message.SetLength((int)length);
        message.Source = announcement.Source;
        MessagePool.Return(announcement);
        _incoming.Add(new IncomingTransfer(this, message, isInline, message.Source, (int)tag));
    }

    private void AdvanceOutgoing()
    {
        for (int i = 0; i < _outgoing.Count; i++)
        {
            OutgoingTransfer transfer = _outgoing[i];
            if (!transfer.Advance()) continue;
            _outgoing.RemoveAt(i--);
            Interlocked.Add(ref _pendingBytes, -transfer.Message.TotalBytes);
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

    /// <summary>One large message on its way: its arrays are pinned, and a few chunks of them are under way, in the same order on both ranks.</summary>
    private abstract class Transfer
    {
        private readonly (PinnedGCHandle<Array> Pin, long Length)[] _arrays;
        private readonly nint[] _requests = new nint[ChunksInFlight];
        private readonly bool[] _active = new bool[ChunksInFlight];
        private int _array;
        private long _next;
        private int _underWay;

        protected Transfer(MpiMessageTransport transport, Message message, bool isInline)
        {
            Transport = transport;
            Message = message;
            Volatile.Write(ref transport._chunkMoved, Stopwatch.GetTimestamp());
            IEnumerable<(Array Array, long Length)> arrays = (message.Attachments ?? []).Select(attachment => (attachment.Array, attachment.Bytes));
            if (!isInline) arrays = arrays.Prepend((message.Data, message.Length));
            _arrays = [.. arrays.Select(array => (new PinnedGCHandle<Array>(array.Array), array.Length))];
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
                        Volatile.Write(ref Transport._chunkMoved, Stopwatch.GetTimestamp());
                    }

                    if (!TakeChunk(out byte* data, out int count)) continue;
                    *request = 0;
                    Transport._mpi.Check(Start(data, count, request), Call);
                    _active[i] = true;
                    _underWay++;
                }
            }

            if (_underWay > 0 || _array < _arrays.Length) return false;
            foreach ((PinnedGCHandle<Array> pin, _) in _arrays) pin.Dispose();
            return true;
        }

        protected abstract int Start(byte* data, int count, nint* request);

        private bool TakeChunk(out byte* data, out int count)
        {
            data = null;
            count = 0;
            if (_array == _arrays.Length) return false;
            (PinnedGCHandle<Array> pin, long length) = _arrays[_array];
            data = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pin.Target)) + _next;
            count = (int)Math.Min(ChunkBytes, length - _next);
            _next += count;
            if (_next == length)
            {
                _array++;
                _next = 0;
            }

            return true;
        }
    }

    private sealed class OutgoingTransfer(MpiMessageTransport transport, Message message, bool isInline, int destination, int tag)
        : Transfer(transport, message, isInline)
    {
        protected override string Call => "MPI_Isend";

        protected override int Start(byte* data, int count, nint* request) =>
            Transport._mpi.Functions.Isend(data, count, Transport._mpi.Abi.Byte, destination, tag, Transport._communicator, request);
    }

    private sealed class IncomingTransfer(MpiMessageTransport transport, Message message, bool isInline, int source, int tag)
        : Transfer(transport, message, isInline)
    {
        protected override string Call => "MPI_Irecv";

        protected override int Start(byte* data, int count, nint* request) =>
            Transport._mpi.Functions.Irecv(data, count, Transport._mpi.Abi.Byte, source, tag, Transport._communicator, request);
    }
}
