using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MessagePack;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <content>Text, memory, and collections.</content>
public ref partial struct PayloadReader
{
    /// <summary>Reads what <see cref="PayloadWriter.WriteString"/> wrote.</summary>
    public string? ReadString() =>
        NextCode is MessagePackCode.Bin8 or MessagePackCode.Bin16 or MessagePackCode.Bin32 ? new string(ReadMemory<char>()) : ReadText();

    /// <summary>Reads what <see cref="PayloadWriter.WriteMemory{T}(T[])"/> wrote.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <exception cref="MessagePackSerializationException">The bytes are no whole number of elements.</exception>
    public T[]? ReadMemory<T>()
        where T : unmanaged
    {
        if (_message?.Attachments is not null && NextCode == MessagePackCode.FixExt4)
            return TakeAttachment<T>();
        if (!TryReadBytes(out ReadOnlySpan<byte> bytes))
            return null;
        if (bytes.Length == 0)
            return [];
        var array = GC.AllocateUninitializedArray<T>(CountElements<T>(bytes));
        bytes.CopyTo(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }

    /// <summary>Reads what <see cref="PayloadWriter.WriteMemory{T}(List{T})"/> wrote.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <exception cref="MessagePackSerializationException">The bytes are no whole number of elements.</exception>
    public List<T>? ReadMemoryList<T>()
        where T : unmanaged
    {
        if (!TryReadBytes(out ReadOnlySpan<byte> bytes))
            return null;
        int count = CountElements<T>(bytes);
        var list = new List<T>(count);
        CollectionsMarshal.SetCount(list, count);
        bytes.CopyTo(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(list)));
        return list;
    }

    /// <summary>Makes room for further elements of an array that is full.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The array.</param>
    /// <param name="count">The number of elements there are to be in the end.</param>
    public static void Grow<T>(ref T[] items, int count) => Array.Resize(ref items, (int)Math.Min(count, items.Length * 2L));

    /// <summary>Checks, before memory is taken, that the lengths of an array of several dimensions are those of its elements.</summary>
    /// <param name="count">The number of elements that were read.</param>
    /// <param name="lengths">The lengths.</param>
    /// <exception cref="MessagePackSerializationException">The lengths mean another number of elements.</exception>
    public static void CheckLengths(int count, params scoped ReadOnlySpan<int> lengths)
    {
        long product = 1;
        foreach (int length in lengths)
        {
            product *= length;
            if (length < 0 || length > Array.MaxLength || product > int.MaxValue)
                product = -1;
            if (product < 0)
                break;
        }

        if (product != count)
        {
            throw new MessagePackSerializationException(
                $"The message has {count} elements for an array of {string.Join(" × ", lengths.ToArray())}."
            );
        }
    }

    /// <summary>Copies elements into an array of several dimensions, row by row.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="items">The elements.</param>
    /// <param name="grid">The array; as long as <paramref name="items"/>.</param>
    public static void FillGrid<T>(T[] items, Array grid) => items.CopyTo(PayloadWriter.GridSpan<T>(grid));

    /// <summary>Puts what was read into a collection that the object made for itself, in place of what it holds.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="target">The collection.</param>
    /// <param name="items">What was read; null leaves the collection as it is.</param>
    /// <exception cref="MessagePackSerializationException">There is no collection to put it into.</exception>
    public static void Fill<T>(ICollection<T>? target, IEnumerable<T>? items)
    {
        if (items is null)
            return;
        if (target is null)
        {
            throw new MessagePackSerializationException(
                $"A get-only collection of {typeof(T)} is null in a new object, so that nothing can be put into it."
            );
        }

        target.Clear();
        foreach (T item in items)
            target.Add(item);
    }

    /// <summary>Reads what <see cref="PayloadWriter.WriteSetComparer"/> wrote, if it wrote something.</summary>
    public StringComparer? ReadSetComparer()
    {
        if (MessagePackCode.ToMessagePackType(NextCode) != MessagePackType.Map)
            return null;
        if (ReadMapHeader() != 1)
            throw new MessagePackSerializationException("The message has a map where a set was expected.");
        return StringComparers.Find(ReadInt32());
    }

    /// <summary>Reads what <see cref="PayloadWriter.WriteMapComparer"/> wrote, if it wrote something.</summary>
    public StringComparer? ReadMapComparer()
    {
        if (MessagePackCode.ToMessagePackType(NextCode) != MessagePackType.Array)
            return null;
        ReadHeader(2);
        return StringComparers.Find(ReadInt32());
    }

    /// <summary>Tells an object that it has been read.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The object.</param>
    public static void AfterReading<T>(ref T value)
        where T : IMessagePackSerializationCallbackReceiver => value.OnAfterDeserialize();

    private T[] TakeAttachment<T>()
        where T : unmanaged
    {
        ReadOnlySpan<byte> placeholder = Take(1 + sizeof(int));
        if ((sbyte)placeholder[0] != Attachment.ExtensionType)
        {
            throw new MessagePackSerializationException(
                $"The message has an extension of type {(sbyte)placeholder[0]} where an array of {typeof(T)} was expected."
            );
        }

        return _message!.Take(BinaryPrimitives.ReadInt32LittleEndian(placeholder[1..])).As<T>();
    }

    private static int CountElements<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        if (bytes.Length % Unsafe.SizeOf<T>() == 0)
            return bytes.Length / Unsafe.SizeOf<T>();
        throw new MessagePackSerializationException(
            $"The message has {bytes.Length} bytes for elements of {typeof(T)}, which is no multiple of their {Unsafe.SizeOf<T>()}."
        );
    }
}
