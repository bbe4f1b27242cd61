using System.Buffers;
using System.Diagnostics;

namespace MpiPool.Wire;

/// <summary>
/// A message in one contiguous buffer that grows as it is written. Small ones live in pinned buffers of <see cref="StandardSize"/> that are
/// used again and again; a larger one has an array of its own.
/// </summary>
internal sealed class Message : IBufferWriter<byte>
{
    /// <summary>
    /// Bytes that every rank is ready to receive at any time. What is larger travels in chunks, announced by a small message.
    /// </summary>
    internal const int StandardSize = 64 * 1024;

    /// <summary>Room for the small fields that follow a large payload.</summary>
    private const int Slack = 256;

    private readonly byte[] _standard;
    private byte[] _data;
    private List<Attachment>? _attachments;

    internal Message()
    {
        _standard = GC.AllocateUninitializedArray<byte>(StandardSize, pinned: true);
        _data = _standard;
    }

    /// <summary>The rank that sent the message, once it has been received.</summary>
    internal int Source { get; set; }

    internal int Length { get; private set; }

    /// <summary>How many bytes there is room for now.</summary>
    internal int Capacity => _data.Length;

    internal bool IsStandard => ReferenceEquals(_data, _standard);

    internal byte[] Data => _data;

    internal ReadOnlyMemory<byte> Memory => _data.AsMemory(0, Length);

    internal ReadOnlySpan<byte> Span => _data.AsSpan(0, Length);

    /// <summary>The arrays that travel beside the message; null if there are none.</summary>
    internal IReadOnlyList<Attachment>? Attachments => _attachments is { Count: > 0 } attachments ? attachments : null;

    /// <summary>The bytes of the message and of all that travels beside it.</summary>
    internal long TotalBytes => Length + AttachedBytes;

    /// <summary>The bytes of what travels beside the message.</summary>
    internal long AttachedBytes { get; private set; }

    internal MessageKind Kind => Length == 0 ? MessageKind.None : (MessageKind)_data[0];

    /// <summary>Empties the message for another use.</summary>
    internal Message Reset()
    {
        _data = _standard;
        Length = 0;
        CutFrom = 0;
        Source = -1;
        Detach();
        return this;
    }

    /// <summary>Adds an array that travels beside the message. Returns its number.</summary>
    internal int Attach(Attachment attachment)
    {
        (_attachments ??= []).Add(attachment);
        AttachedBytes += attachment.Bytes;
        return _attachments.Count - 1;
    }

    /// <summary>Takes an array out. Each can be taken once.</summary>
    internal Attachment Take(int number)
    {
        if (_attachments is null || (uint)number >= (uint)_attachments.Count || _attachments[number] is { Array: null, Refusal: null })
        {
            throw new InvalidDataException(
                $"A payload speaks of array {number}, which did not come with its message. Were the ranks "
                    + $"started from different builds?"
            );
        }

        Attachment taken = _attachments[number];
        if (taken.Refusal is { } refusal)
            throw refusal;
        _attachments[number] = default;
        return taken;
    }

    /// <summary>Gives what travels beside the message copies of its own, for a receiver in this process.</summary>
    internal void CopyAttachments()
    {
        if (Attachments is null)
            return;
        long room = Shortage.Available;
        for (int i = 0; i < _attachments!.Count; i++)
            _attachments[i] = _attachments[i].Copy(ref room);
    }

    private void Detach()
    {
        if (_attachments is null or [])
            return;
        _attachments.Clear();
        AttachedBytes = 0;
    }

    /// <summary>
    /// The length of a message of which only the beginning is here, since there was no memory for the rest; 0 if all of it is here. What it
    /// begins with says which tasks it is of, and the last one, which it was too long for, is the only one that lacks something.
    /// </summary>
    internal int CutFrom { get; private set; }

    /// <summary>Makes room for a message of a known length, or for its beginning if there is no memory for all of it.</summary>
    /// <param name="length">The length.</param>
    /// <param name="room">How many bytes there may still be of all that travels together.</param>
    internal void MakeRoom(int length, ref long room)
    {
        try
        {
            if (length <= Math.Max(room, StandardSize))
            {
                SetLength(length);
                room -= length;
                return;
            }
        }
        catch (OutOfMemoryException)
        {
            // as below
        }

        SetLength(StandardSize);
        CutFrom = length;
    }

    /// <summary>Makes room for a message of a known length, whose bytes then arrive in <see cref="Data"/>.</summary>
    internal void SetLength(int length)
    {
        if (length > _data.Length)
            _data = GC.AllocateUninitializedArray<byte>(length);
        Length = length;
    }

    /// <summary>
    /// Drops all that was written after the first <paramref name="length"/> bytes, and with it what travels beside the message.
    /// </summary>
    internal void Truncate(int length)
    {
        Debug.Assert(length <= Length, "A message can only be cut.");
        Length = length;
        Detach();
    }

    /// <summary>Takes bytes out; what follows them moves up.</summary>
    internal void Remove(int start, int count)
    {
        if (count == 0)
            return;
        _data.AsSpan(start + count, Length - start - count).CopyTo(_data.AsSpan(start));
        Length -= count;
    }

    /// <summary>Makes room in the middle; what is behind it moves.</summary>
    internal void Insert(int start, int count)
    {
        EnsureRoom(count);
        _data.AsSpan(start, Length - start).CopyTo(_data.AsSpan(start + count));
        Length += count;
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    internal void WriteByte(byte value)
    {
        if (Length == _data.Length)
            Grow(1);
        _data[Length++] = value;
    }

    /// <summary>The written bytes, to be filled in later (a length that is known only after what follows).</summary>
    internal Span<byte> Patch(int offset, int count) => _data.AsSpan(offset, count);

    /// <inheritdoc />
    public void Advance(int count)
    {
        if ((uint)count > (uint)(_data.Length - Length))
            throw new ArgumentOutOfRangeException(nameof(count));
        Length += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _data.AsMemory(Length);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _data.AsSpan(Length);
    }

    private void EnsureRoom(int sizeHint)
    {
        if (_data.Length - Length < Math.Max(sizeHint, 1))
            Grow(Math.Max(sizeHint, Slack));
    }

    private void Grow(int atLeast)
    {
        long needed = (long)Length + atLeast;
        if (needed > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"One task's arguments or result take more than {Array.MaxLength:N0} bytes, the largest message there is. Split them "
                    + $"over several tasks."
            );
        }

        long doubled = Math.Min(Math.Max(needed + Slack, 2L * _data.Length), Array.MaxLength);
        byte[] larger = GC.AllocateUninitializedArray<byte>((int)doubled);
        _data.AsSpan(0, Length).CopyTo(larger);
        _data = larger;
    }
}
