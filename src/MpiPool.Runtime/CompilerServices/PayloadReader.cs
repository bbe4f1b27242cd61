using System.ComponentModel;
using System.Runtime.CompilerServices;
using MessagePack;
using MessagePack.Formatters;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <summary>
/// Reads the arguments or the result of one task. Used by generated serializers. Every length is checked before memory is taken. What a
/// task in every message needs is read here, straight from the message; what is rare is left to MessagePack's own reader.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct PayloadReader
{
    private readonly Message? _message;
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;
    private int _depth;
    private int _blockEnd;

    /// <summary>Begins to read.</summary>
    /// <param name="payload">What a <see cref="PayloadWriter"/> wrote.</param>
    public PayloadReader(ReadOnlyMemory<byte> payload)
    {
        _memory = payload;
        _bytes = payload.Span;
    }

    /// <summary>Enters an object that can contain others of its own kind.</summary>
    /// <exception cref="InvalidOperationException">The object is nested deeper than <see cref="PayloadLimits.Depth"/>.</exception>
    public void Enter()
    {
        if (++_depth > PayloadLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            PayloadLimits.ThrowTooDeep();
    }

    /// <summary>Leaves an object that was entered by <see cref="Enter"/>.</summary>
    public void Leave() => _depth--;

    /// <summary>Has a formatter of MessagePack's, or of a user's, read a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="formatter">The formatter.</param>
    /// <param name="options">What the formatter may ask for; null if it asks for nothing.</param>
    public T ReadWith<T>(IMessagePackFormatter<T> formatter, MessagePackSerializerOptions? options = null)
    {
        var pack = new MessagePackReader(_memory[_position..]);
        T value = formatter.Deserialize(ref pack, options!);
        _position += (int)pack.Consumed;
        return value;
    }

    /// <summary>Passes over a value of any kind.</summary>
    public void Skip()
    {
        var pack = new MessagePackReader(_memory[_position..]);
        pack.Skip();
        _position += (int)pack.Consumed;
    }
}
