using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MessagePack;
using MessagePack.Formatters;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <summary>
/// Writes the arguments or the result of one task as MessagePack. Used by generated serializers. What a task in every message needs is
/// written here, straight into the message; what is rare is left to MessagePack's own writer.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct PayloadWriter
{
    private readonly IBufferWriter<byte> _output;
    private readonly Message? _message;

    // Room in the output, and how much of it is written and not handed over yet.
    private Span<byte> _room;
    private int _written;
    private int _depth;
    private int _lengthSize = ShortLength;

    /// <summary>Begins to write.</summary>
    /// <param name="output">Where the bytes go.</param>
    public PayloadWriter(IBufferWriter<byte> output)
    {
        _output = output;
        _message = output as Message;
    }

    /// <summary>
    /// Enters an object that can contain others of its own kind. A reference cycle shows as a depth beyond the limit.
    /// </summary>
    /// <exception cref="InvalidOperationException">The object is nested deeper than <see cref="PayloadLimits.Depth"/>.</exception>
    public void Enter()
    {
        if (++_depth > PayloadLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            PayloadLimits.ThrowTooDeep();
    }

    /// <summary>Leaves an object that was entered by <see cref="Enter"/>.</summary>
    public void Leave() => _depth--;

    /// <summary>Has a formatter of MessagePack's, or of a user's, write a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="formatter">The formatter.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">What the formatter may ask for; null if it asks for nothing.</param>
    public void WriteWith<T>(IMessagePackFormatter<T> formatter, T value, MessagePackSerializerOptions? options = null)
    {
        Flush();
        var pack = new MessagePackWriter(_output);
        formatter.Serialize(ref pack, value, options!);
        pack.Flush();
    }

    /// <summary>Hands all that was written over to the output.</summary>
    public void Flush()
    {
        if (_written > 0)
            _output.Advance(_written);
        _written = 0;
        _room = default;
    }

    /// <summary>The next bytes, which count as written.</summary>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Take(int count)
    {
        if (_room.Length - _written < count)
            MakeRoom(count);
        Span<byte> taken = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref MemoryMarshal.GetReference(_room), _written), count);
        _written += count;
        return taken;
    }

    private void MakeRoom(int count)
    {
        Flush();
        _room = _output.GetSpan(count);
        if (_room.Length < count)
            throw new InvalidOperationException($"{_output} gave {_room.Length} bytes of room where {count} were asked for.");
    }
}
