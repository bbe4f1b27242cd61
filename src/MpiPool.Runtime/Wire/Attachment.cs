using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MpiPool.Interop;

namespace MpiPool.Wire;

/// <summary>
/// An array that travels beside its message, from the sender's memory into the receiver's, without being copied into the message on the
/// way. Only the last task or result of a message may have some.
/// </summary>
/// <param name="Array">The array. On the sender, the user's own; on the receiver, one that becomes the user's.</param>
/// <param name="Kind">What its elements are, so that the receiver can make one like it before anyone knows what it is for.</param>
/// <param name="Bytes">Its length in bytes.</param>
internal readonly unsafe record struct Attachment(Array Array, ElementKind Kind, long Bytes)
{
    /// <summary>Arrays of fewer bytes travel inside the message.</summary>
    internal const int LeastBytes = 64 * 1024;

    /// <summary>Arrays of more bytes have at least one whole large page of 2 MiB.</summary>
    private const int HugeBytes = 4 * 1024 * 1024;

    /// <summary>The extension type that stands in a payload for an attachment, whose number follows as four bytes.</summary>
    internal const sbyte ExtensionType = 0x4D;

    /// <summary>One message has no more than this.</summary>
    internal const int Most = 1000;

    /// <summary>Why the receiver has no array, whose bytes it drops: it has no memory for it, or does not know such elements.</summary>
    internal Exception? Refusal { get; private init; }

    /// <summary>Where the elements begin; valid while the array is pinned.</summary>
    internal ref byte Data => ref MemoryMarshal.GetArrayDataReference(Array);

    internal static Attachment Of<T>(T[] array)
        where T : unmanaged => new(array, KindOf<T>(), array.LongLength * Unsafe.SizeOf<T>());

    /// <summary>An array of its own with room for what another rank announces; a refusal where there can be none.</summary>
    /// <param name="kind">What its elements are.</param>
    /// <param name="bytes">Its length in bytes.</param>
    /// <param name="room">How many bytes there may still be of all that travels together.</param>
    internal static Attachment Make(ElementKind kind, long bytes, ref long room)
    {
        int size = SizeOf(kind);
        if (!Enum.IsDefined(kind) || bytes % size != 0 || bytes / size > Array.MaxLength)
        {
            return Refused(
                kind,
                bytes,
                new InvalidDataException(
                    $"An array of {bytes:N0} bytes and of elements of kind {kind} was announced, which cannot be. Were the ranks started "
                        + $"from "
                        + "different builds?"
                )
            );
        }

        if (bytes > room)
            return Refused(kind, bytes, Shortage.ToRead(bytes));
        try
        {
            Attachment made = Make(kind, bytes, (int)(bytes / size));
            room -= bytes;
            return made;
        }
        catch (OutOfMemoryException e)
        {
            return Refused(kind, bytes, Shortage.ToRead(bytes, e));
        }
    }

    private static Attachment Refused(ElementKind kind, long bytes, Exception refusal) => new(null!, kind, bytes) { Refusal = refusal };

    private static Attachment Make(ElementKind kind, long bytes, int count)
    {
        Array array = kind switch
        {
            ElementKind.SByte => GC.AllocateUninitializedArray<sbyte>(count),
            ElementKind.Bool => GC.AllocateUninitializedArray<bool>(count),
            ElementKind.Int16 => GC.AllocateUninitializedArray<short>(count),
            ElementKind.UInt16 => GC.AllocateUninitializedArray<ushort>(count),
            ElementKind.Char => GC.AllocateUninitializedArray<char>(count),
            ElementKind.Int32 => GC.AllocateUninitializedArray<int>(count),
            ElementKind.UInt32 => GC.AllocateUninitializedArray<uint>(count),
            ElementKind.Single => GC.AllocateUninitializedArray<float>(count),
            ElementKind.Int64 => GC.AllocateUninitializedArray<long>(count),
            ElementKind.UInt64 => GC.AllocateUninitializedArray<ulong>(count),
            ElementKind.Double => GC.AllocateUninitializedArray<double>(count),
            _ => GC.AllocateUninitializedArray<byte>(count),
        };
        var attachment = new Attachment(array, kind, bytes);
        if (bytes >= HugeBytes)
        {
            fixed (byte* data = &attachment.Data)
                LibC.UseHugePages(data, bytes);
        }

        return attachment;
    }

    /// <summary>A copy, for a receiver in this process; a refusal where there is no memory for it.</summary>
    /// <param name="room">How many bytes there may still be of all that travels together.</param>
    internal Attachment Copy(ref long room)
    {
        Attachment copy = Make(Kind, Bytes, ref room);
        if (copy.Refusal is not null)
            return copy;
        for (long done = 0; done < Bytes; )
        {
            int count = (int)Math.Min(Bytes - done, 1 << 30);
            MemoryMarshal
                .CreateSpan(ref Unsafe.AddByteOffset(ref Data, (nint)done), count)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref copy.Data, (nint)done), count));
            done += count;
        }

        return copy;
    }

    /// <summary>The array as one of <typeparamref name="T"/>: itself, or a copy if it came as plain bytes.</summary>
    /// <exception cref="InvalidDataException">It is of other elements.</exception>
    internal T[] As<T>()
        where T : unmanaged
    {
        if (KindOf<T>() == Kind && Array is T[] same)
            return same;
        if (Kind != ElementKind.Bytes || KindOf<T>() != ElementKind.Bytes || Bytes % Unsafe.SizeOf<T>() != 0)
        {
            throw new InvalidDataException(
                $"An array of {Bytes} bytes and of elements of kind {Kind} came where one of {typeof(T)} was "
                    + $"expected. Were the ranks started from different builds?"
            );
        }

        T[] array = GC.AllocateUninitializedArray<T>((int)(Bytes / Unsafe.SizeOf<T>()));
        MemoryMarshal.CreateSpan(ref Data, (int)Bytes).CopyTo(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }

    private static int SizeOf(ElementKind kind) =>
        kind switch
        {
            ElementKind.Int16 or ElementKind.UInt16 or ElementKind.Char => 2,
            ElementKind.Int32 or ElementKind.UInt32 or ElementKind.Single => 4,
            ElementKind.Int64 or ElementKind.UInt64 or ElementKind.Double => 8,
            _ => 1,
        };

    private static ElementKind KindOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(sbyte))
            return ElementKind.SByte;
        if (typeof(T) == typeof(bool))
            return ElementKind.Bool;
        if (typeof(T) == typeof(short))
            return ElementKind.Int16;
        if (typeof(T) == typeof(ushort))
            return ElementKind.UInt16;
        if (typeof(T) == typeof(char))
            return ElementKind.Char;
        if (typeof(T) == typeof(int))
            return ElementKind.Int32;
        if (typeof(T) == typeof(uint))
            return ElementKind.UInt32;
        if (typeof(T) == typeof(float))
            return ElementKind.Single;
        if (typeof(T) == typeof(long))
            return ElementKind.Int64;
        if (typeof(T) == typeof(ulong))
            return ElementKind.UInt64;
        if (typeof(T) == typeof(double))
            return ElementKind.Double;
        return ElementKind.Bytes;
    }
}

/// <summary>What an attached array's elements are.</summary>
internal enum ElementKind : byte
{
    /// <summary>Bytes, or structs of the user's: those arrive as bytes and are copied once.</summary>
    Bytes,
    SByte,
    Bool,
    Int16,
    UInt16,
    Char,
    Int32,
    UInt32,
    Single,
    Int64,
    UInt64,
    Double,
}
