using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MpiPool.CompilerServices;

/// <summary>Limits on what travels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadLimits
{
    /// <summary>How deep objects may nest.</summary>
    public const int Depth = 500;

    /// <summary>How many bytes are taken for elements before the first of them has been read.</summary>
    private const int FirstBytes = 16 * 1024;

    /// <summary>
    /// How many elements to make room for at first. A header may promise what the message does not hold; what comes after these is made
    /// room for as it is read.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="count">The number of elements that the header promises.</param>
    public static int Capacity<T>(int count) => Math.Min(count, Math.Max(4, FirstBytes / Unsafe.SizeOf<T>()));

    internal static void ThrowTooDeep() =>
        throw new InvalidOperationException(
            $"The value is nested deeper than {Depth} levels or than the stack allows, or refers back to itself. Reference cycles "
                + $"cannot travel: send identifiers, or a flat list, instead."
        );
}
