using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MpiPool.Wire;

namespace MpiPool.Transports;

/// <content>
/// Messages too large for one buffer, and the arrays that travel beside a message: chunks from the sender's arrays into the receiver's,
/// several under way at once.
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

        if (isInline)
            announcement.Write(message.Span);
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
                $"Rank {announcement.Source} announced a message of {length} bytes and {attachments} arrays on tag {tag}, which cannot "
                    + $"be. Were the ranks started from different builds?"
            );
        }

        Message message = MessagePool.Rent();
        long room = Shortage.Available;
        for (ulong i = 0; i < attachments; i++)
            message.Attach(Attachment.Make((ElementKind)wire.ReadByte(), ReadLength(ref wire), ref room));
        if (isInline)
            message.Write(wire.ReadBytes((int)length));
        else
            message.MakeRoom((int)length, ref room);
        message.Source = announcement.Source;
        MessagePool.Return(announcement);
        _incoming.Add(new IncomingTransfer(this, message, isInline, message.Source, (int)tag));
    }

    private static long ReadLength(ref WireReader wire) =>
        wire.ReadVarint() is var length && length <= long.MaxValue / Attachment.Most
            ? (long)length
            : throw new InvalidDataException(
                $"An array of {length} bytes was announced, which cannot be. Were the ranks started from different builds?"
            );

    private void AdvanceOutgoing()
    {
        for (int i = 0; i < _outgoing.Count; i++)
        {
            OutgoingTransfer transfer = _outgoing[i];
            if (!transfer.Advance())
                continue;
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
            if (!transfer.Advance())
                continue;
            _incoming.RemoveAt(i--);
            _arrived.Enqueue(transfer.Message);
        }
    }

    /// <summary>
    /// One large message on its way: its arrays are pinned, and a few chunks of them are under way, in the same order on both ranks. What
    /// there is no array for is received all the same, and dropped: its sender waits until it has left.
    /// </summary>
    private abstract class Transfer
    {
        private readonly Part[] _parts;
        private readonly byte* _dropped;
        private readonly nint[] _requests = new nint[ChunksInFlight];
        private readonly bool[] _active = new bool[ChunksInFlight];
        private int _part;
        private long _next;
        private int _underWay;
        private bool _hasHead;

        protected Transfer(MpiMessageTransport transport, Message message, bool isInline)
        {
            Transport = transport;
            Message = message;
            Volatile.Write(ref transport._chunkMoved, Stopwatch.GetTimestamp());
            IEnumerable<Part> parts = (message.Attachments ?? []).Select(attachment => new Part(attachment.Array, attachment.Bytes));
            if (!isInline)
                parts = parts.Prepend(message.CutFrom > 0 ? new Part(null, message.CutFrom) : new Part(message.Data, message.Length));
            _parts = [.. parts];

            // Not the garbage collector's: its memory is short.
            if (_parts.Any(part => part.IsDropped))
                _dropped = (byte*)NativeMemory.Alloc(ChunksInFlight * ChunkBytes);
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
                        if (!Transport._mpi.Test(request, null, Call))
                            continue;
                        _active[i] = false;
                        _underWay--;
                        if (!_hasHead)
                            KeepHead();
                        Volatile.Write(ref Transport._chunkMoved, Stopwatch.GetTimestamp());
                    }

                    if (!TakeChunk(i, out byte* data, out int count))
                        continue;
                    *request = 0;
                    Transport._mpi.Check(Start(data, count, request), Call);
                    _active[i] = true;
                    _underWay++;
                }
            }

            if (_underWay > 0 || _part < _parts.Length)
                return false;
            foreach (Part part in _parts)
                part.Dispose();
            NativeMemory.Free(_dropped);
            return true;
        }

        protected abstract int Start(byte* data, int count, nint* request);

        /// <summary>The first chunk, which comes first, has the beginning of a message that is dropped.</summary>
        private void KeepHead()
        {
            _hasHead = true;
            if (Message.CutFrom > 0)
                new Span<byte>(_dropped, Message.Length).CopyTo(Message.Data);
        }

        private bool TakeChunk(int slot, out byte* data, out int count)
        {
            data = null;
            count = 0;
            if (_part == _parts.Length)
                return false;
            Part part = _parts[_part];
            data = part.IsDropped ? _dropped + (slot * ChunkBytes) : part.Data + _next;
            count = (int)Math.Min(ChunkBytes, part.Length - _next);
            _next += count;
            if (_next == part.Length)
            {
                _part++;
                _next = 0;
            }

            return true;
        }

        /// <summary>One array of a message, or what there is no array for.</summary>
        private readonly struct Part(Array? array, long length) : IDisposable
        {
            private readonly PinnedGCHandle<Array> _pin = array is null ? default : new PinnedGCHandle<Array>(array);

            internal long Length { get; } = length;

            internal bool IsDropped => !_pin.IsAllocated;

            internal byte* Data => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pin.Target));

            public void Dispose() => _pin.Dispose();
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
