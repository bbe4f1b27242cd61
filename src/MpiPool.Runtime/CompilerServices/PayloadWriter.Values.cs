using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MessagePack;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <content>Text, memory, and the comparers of sets and dictionaries.</content>
public ref partial struct PayloadWriter
{
    /// <summary>
    /// Writes text as a MessagePack <c>str</c>. Half of a surrogate pair has no UTF-8 form: text that holds one is written as a
    /// <c>bin</c> of its UTF-16 code units.
    /// </summary>
    /// <param name="value">The text.</param>
    public void WriteString(string? value)
    {
        if (value is not null && HasLoneSurrogate(value))
            WriteMemory<char>(value.AsSpan());
        else
            WriteText(value);
    }

    /// <summary>
    /// Writes an array of unmanaged elements as one MessagePack <c>bin</c>: its memory, in this machine's byte order; nil for null. Of a
    /// large array only a placeholder is written, an <c>ext</c>; the array travels beside the message, without being copied.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The array.</param>
    public void WriteMemory<T>(T[]? value)
        where T : unmanaged
    {
        if (value is null)
            WriteNil();
        else if (!TryAttach(value))
            WriteMemory<T>(value.AsSpan());
    }

    /// <inheritdoc cref="WriteMemory{T}(T[])" />
    public void WriteMemory<T>(List<T>? value)
        where T : unmanaged
    {
        if (value is null)
            WriteNil();
        else
            WriteMemory<T>(CollectionsMarshal.AsSpan(value));
    }

    /// <inheritdoc cref="WriteMemory{T}(T[])" />
    public void WriteMemory<T>(scoped ReadOnlySpan<T> value)
        where T : unmanaged
    {
        long bytes = (long)value.Length * Unsafe.SizeOf<T>();
        if (bytes > int.MaxValue)
        {
            throw new InvalidOperationException(
                $"An array of {value.Length:N0} elements of {typeof(T)} is {bytes:N0} bytes; one message holds at most "
                    + $"{int.MaxValue:N0}. Send it in parts."
            );
        }

        WriteBytes(MemoryMarshal.AsBytes(value));
    }

    /// <summary>Writes the elements of an array of any rank, row by row, as <see cref="WriteMemory{T}(T[])"/> does.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The array.</param>
    public void WriteGrid<T>(Array value)
        where T : unmanaged => WriteMemory<T>(GridSpan<T>(value));

    /// <summary>
    /// Says by which comparer the elements of a set that follows are told apart. Only the framework's string comparers can be named; others
    /// are not. A named one makes the set a map of one entry.
    /// </summary>
    /// <param name="comparer">The comparer.</param>
    public void WriteSetComparer(object? comparer)
    {
        int id = StringComparers.IdOf(comparer);
        if (id == 0)
            return;
        WriteMapHeader(1);
        Write(id);
    }

    /// <summary>
    /// Says by which comparer the keys of a map that follows are told apart, as <see cref="WriteSetComparer"/> does: as an array of two.
    /// </summary>
    /// <param name="comparer">The comparer.</param>
    public void WriteMapComparer(object? comparer)
    {
        int id = StringComparers.IdOf(comparer);
        if (id == 0)
            return;
        WriteArrayHeader(2);
        Write(id);
    }

    /// <summary>Tells an object that it is about to be written.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The object.</param>
    public static void BeforeWriting<T>(ref T value)
        where T : IMessagePackSerializationCallbackReceiver => value.OnBeforeSerialize();

    /// <summary>The elements of an array of any rank, row by row.</summary>
    internal static Span<T> GridSpan<T>(Array array) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private bool TryAttach<T>(T[] value)
        where T : unmanaged
    {
        if (
            _message is null
            || (long)value.Length * Unsafe.SizeOf<T>() < Attachment.LeastBytes
            || _message.Attachments?.Count >= Attachment.Most
        )
            return false;
        var attachment = Attachment.Of(value);
        if (attachment.Kind == ElementKind.Bytes && attachment.Bytes > Array.MaxLength)
            return false;
        Span<byte> placeholder = Take(2 + sizeof(int));
        placeholder[0] = MessagePackCode.FixExt4;
        placeholder[1] = (byte)Attachment.ExtensionType;
        BinaryPrimitives.WriteInt32LittleEndian(placeholder[2..], _message.Attach(attachment));
        return true;
    }

    private static bool HasLoneSurrogate(string value)
    {
        int at = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        if (at < 0)
            return false;
        for (; at < value.Length; at++)
        {
            if (!char.IsSurrogate(value[at]))
                continue;
            if (at + 1 == value.Length || !char.IsSurrogatePair(value[at], value[at + 1]))
                return true;
            at++;
        }

        return false;
    }
}
