using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MessagePack;

namespace MpiPool.CompilerServices;

/// <summary>Writes the arguments or the result of one task as MessagePack. Used by generated serializers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1051", Justification = "A mutable ref struct: only a field can be called in place.")]
public ref struct PayloadWriter
{
    /// <summary>MessagePack's own writer, for everything that it has a method for.</summary>
    public MessagePackWriter Pack;

    private int _depth;

    internal PayloadWriter(IBufferWriter<byte> output) => Pack = new MessagePackWriter(output);

    /// <summary>Writes an array of unmanaged elements as one MessagePack <c>bin</c>: its memory, in this machine's byte order; nil for null.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The array.</param>
    public void WriteMemory<T>(T[]? value)
        where T : unmanaged
    {
        if (value is null)
        {
            Pack.WriteNil();
            return;
        }

        long bytes = (long)value.Length * Unsafe.SizeOf<T>();
        if (bytes > int.MaxValue)
        {
            throw new InvalidOperationException(
                $"An array of {value.Length:N0} elements of {typeof(T)} is {bytes:N0} bytes; one message holds at most {int.MaxValue:N0}. Send it in parts.");
        }

        Pack.Write(MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <summary>
    /// Enters an object that can contain others of its own kind. A reference cycle shows as a depth beyond the limit.
    /// </summary>
    /// <exception cref="InvalidOperationException">The object is nested deeper than <see cref="PayloadLimits.Depth"/>.</exception>
    public void Enter()
    {
        if (++_depth > PayloadLimits.Depth) PayloadLimits.ThrowTooDeep();
    }

    /// <summary>Leaves an object that was entered by <see cref="Enter"/>.</summary>
    public void Leave() => _depth--;
}
