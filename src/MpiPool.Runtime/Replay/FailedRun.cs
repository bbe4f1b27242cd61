using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MpiPool.Wire;

namespace MpiPool.Replay;

/// <summary>A run that failed on a worker, with all that it takes to run it again in a process of the same build.</summary>
/// <param name="TaskName">The task's name.</param>
/// <param name="Signature">What names the task in its assembly.</param>
/// <param name="Assembly">The assembly that has the task.</param>
/// <param name="Fingerprint">The fingerprint of that assembly's tasks.</param>
/// <param name="WorkerRank">The worker.</param>
/// <param name="TaskId">The run's number in its pool.</param>
/// <param name="Host">The worker's host.</param>
/// <param name="Failure">The exception's type and message.</param>
/// <param name="Arguments">The arguments, as they arrived.</param>
/// <param name="Attachments">The arrays that came beside them.</param>
/// <remarks>
/// The file: a mark, the version, the length of the head (8 bytes) and the head, which are fields as in messages; the elements of the
/// arrays, one array after the other; a checksum of all before it (8 bytes). Numbers are little-endian. docs/debugging.md tells the head's
/// fields.
/// </remarks>
internal sealed record FailedRun(
    string TaskName,
    string Signature,
    string Assembly,
    ulong Fingerprint,
    int WorkerRank,
    long TaskId,
    string Host,
    string Failure,
    ReadOnlyMemory<byte> Arguments,
    IReadOnlyList<Attachment> Attachments
)
{
    /// <summary>Raised whenever the file changes its form.</summary>
    private const byte Version = 1;

    /// <summary>As many bytes of an array as are read or written at once.</summary>
    private const int ChunkBytes = 1 << 20;

    private static ReadOnlySpan<byte> Mark => "MPIPOOL RUN\n"u8;

    /// <summary>Writes the file.</summary>
    internal void Write(Stream stream)
    {
        var checksum = new Checksum();
        var head = Head();
        Put(Mark);
        Put([Version]);
        Put(Bytes((ulong)head.Length));
        Put(head.Span);
        foreach (Attachment attachment in Attachments)
        {
            for (long done = 0; done < attachment.Bytes; done += ChunkBytes)
                Put(Chunk(attachment, done));
        }

        stream.Write(Bytes(checksum.Value));

        void Put(ReadOnlySpan<byte> bytes)
        {
            checksum.Add(bytes);
            stream.Write(bytes);
        }

        static byte[] Bytes(ulong number)
        {
            byte[] bytes = new byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, number);
            return bytes;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no record of a run, of another version, or damaged.</exception>
    internal static FailedRun Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        var checksum = new Checksum();
        byte[] start = new byte[Mark.Length + 1];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length || !start.AsSpan(0, Mark.Length).SequenceEqual(Mark))
        {
            throw new InvalidDataException(
                $"{path} is no record of a failed run. Name a file that a worker has written to the folder in MPIPOOL_RECORD."
            );
        }

        if (start[^1] != Version)
        {
            throw new InvalidDataException(
                $"{path} is a record of version {start[^1]}, and this version of MpiPool reads version {Version}. Run it with the "
                    + "version that "
                    + "wrote it."
            );
        }

        checksum.Add(start);
        try
        {
            ulong headBytes = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
            if (headBytes > (ulong)(stream.Length - stream.Position))
                throw new EndOfStreamException();
            FailedRun run = ReadHead(Take((int)headBytes), stream.Length - stream.Position - sizeof(ulong));
            foreach (Attachment attachment in run.Attachments)
            {
                for (long done = 0; done < attachment.Bytes; done += ChunkBytes)
                {
                    Span<byte> chunk = Chunk(attachment, done);
                    stream.ReadExactly(chunk);
                    checksum.Add(chunk);
                }
            }

            ulong expected = checksum.Value;
            bool isWhole = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))) == expected && stream.Position == stream.Length;
            return isWhole ? run : throw new InvalidDataException("its checksum is wrong");
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException or OverflowException)
        {
            string what = e is EndOfStreamException ? "it ends too early" : e.Message.TrimEnd('.');
            throw new InvalidDataException(
                $"{path}, a record of a failed run, is damaged: {what}. Copy it again from where it was written.",
                e
            );
        }

        byte[] Take(int count)
        {
            byte[] bytes = new byte[count];
            stream.ReadExactly(bytes);
            checksum.Add(bytes);
            return bytes;
        }
    }

    private Message Head()
    {
        var head = new Message();
        head.WriteString(TaskName);
        head.WriteString(Signature);
        head.WriteString(Assembly);
        head.WriteUInt64(Fingerprint);
        head.WriteVarint((ulong)WorkerRank);
        head.WriteVarint((ulong)TaskId);
        head.WriteString(Host);
        head.WriteString(Failure);
        head.WriteByte(BitConverter.IsLittleEndian ? (byte)1 : (byte)0);
        head.WriteVarint((ulong)Attachments.Count);
        foreach (Attachment attachment in Attachments)
        {
            head.WriteByte((byte)attachment.Kind);
            head.WriteVarint((ulong)attachment.Bytes);
        }

        head.Write(Arguments.Span);
        return head;
    }

    private static FailedRun ReadHead(byte[] head, long attachedBytes)
    {
        const int LeastBytes = 2;
        var wire = new WireReader(head);
        string name = wire.ReadString(),
            signature = wire.ReadString(),
            assembly = wire.ReadString();
        ulong fingerprint = wire.ReadUInt64();
        int rank = checked((int)wire.ReadVarint());
        long taskId = checked((long)wire.ReadVarint());
        string host = wire.ReadString(),
            failure = wire.ReadString();
        if (wire.ReadByte() == 1 != BitConverter.IsLittleEndian)
            throw new InvalidDataException("it was written on a machine of another byte order");
        var attachments = new Attachment[wire.ReadCount(LeastBytes)];
        long room = Shortage.Available;
        for (int i = 0; i < attachments.Length; i++)
        {
            var kind = (ElementKind)wire.ReadByte();
            long bytes = checked((long)wire.ReadVarint());
            attachedBytes -= bytes;
            if (attachedBytes < 0)
                throw new EndOfStreamException();
            attachments[i] = Attachment.Make(kind, bytes, ref room);
            if (attachments[i].Refusal is { } refusal)
                throw refusal;
        }

        return new FailedRun(name, signature, assembly, fingerprint, rank, taskId, host, failure, wire.Rest.ToArray(), attachments);
    }

    private static Span<byte> Chunk(Attachment attachment, long start)
    {
        ref byte first = ref Unsafe.AddByteOffset(ref attachment.Data, (nint)start);
        return MemoryMarshal.CreateSpan(ref first, (int)Math.Min(ChunkBytes, attachment.Bytes - start));
    }
}
