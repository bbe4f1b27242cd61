using System.ComponentModel;

namespace MpiPool.CompilerServices;

/// <summary>Limits on what travels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadLimits
{
    /// <summary>How deep objects may nest.</summary>
    public const int Depth = 500;

    internal static void ThrowTooDeep() =>
        throw new InvalidOperationException(
            $"The value is nested deeper than {Depth} levels, or refers back to itself. Reference cycles cannot travel: send identifiers, or a flat list, instead.");
}
