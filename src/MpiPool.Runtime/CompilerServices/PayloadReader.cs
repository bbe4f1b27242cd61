using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MessagePack;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <summary>Reads the arguments or the result of one task. Used by generated serializers. Every length is checked before memory is taken.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1051", Justification = "A mutable ref struct: only a field can be called in place.")]
public ref partial struct PayloadReader
{
    /// <summary>MessagePack's own reader, for everything that it has a method for.</summary>
    public MessagePackReader Pack;

    private readonly Message? _message;
    private int _depth;

    // Where in the message MessagePack's reader began, and where the block ends that it is in.
    private int _origin;
    private int _blockEnd;

    internal PayloadReader(ReadOnlyMemory<byte> payload) => Pack = new MessagePackReader(payload);

    /// <summary>Reads the header of an array that must have <paramref name="count"/> elements: arguments, tuples and records.</summary>
    /// <param name="count">The number of elements that this build expects.</param>
    /// <exception cref="MessagePackSerializationException">There are more or fewer.</exception>
    public void ReadHeader(int count)
    {
        int found = Pack.ReadArrayHeader();
        if (found != count)
        {
            throw new MessagePackSerializationException($"The message has {found} elements where {count} were expected.");
        }
    }

    /// <summary>Enters an object that can contain others of its own kind.</summary>
    /// <exception cref="InvalidOperationException">The object is nested deeper than <see cref="PayloadLimits.Depth"/>.</exception>
    public void Enter()
    {
        if (++_depth > PayloadLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) PayloadLimits.ThrowTooDeep();
    }

    /// <summary>Leaves an object that was entered by <see cref="Enter"/>.</summary>
    public void Leave() => _depth--;
}
