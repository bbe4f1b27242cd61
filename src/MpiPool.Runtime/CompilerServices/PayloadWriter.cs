using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MessagePack;
using MpiPool.Wire;

namespace MpiPool.CompilerServices;

/// <summary>Writes the arguments or the result of one task as MessagePack. Used by generated serializers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1051", Justification = "A mutable ref struct: only a field can be called in place.")]
public ref partial struct PayloadWriter
{
    /// <summary>MessagePack's own writer, for everything that it has a method for.</summary>
    public MessagePackWriter Pack;

    private readonly Message? _message;
    private int _depth;
    private int _lengthSize = ShortLength;

    /// <param name="output">Where the bytes go.</param>
    /// <param name="longBlocks">Whether blocks are expected to be long; any length is right, but a first long one that was not expected is moved.</param>
    internal PayloadWriter(IBufferWriter<byte> output, bool longBlocks = false)
    {
        Pack = new MessagePackWriter(output);
        _message = output as Message;
        if (longBlocks) _lengthSize = NumberSize;
    }

    /// <summary>
    /// Enters an object that can contain others of its own kind. A reference cycle shows as a depth beyond the limit.
    /// </summary>
    /// <exception cref="InvalidOperationException">The object is nested deeper than <see cref="PayloadLimits.Depth"/>.</exception>
    public void Enter()
    {
        if (++_depth > PayloadLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) PayloadLimits.ThrowTooDeep();
    }

    /// <summary>Leaves an object that was entered by <see cref="Enter"/>.</summary>
    public void Leave() => _depth--;
}
