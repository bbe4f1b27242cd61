namespace MpiPool.Wire;

/// <summary>A number that shows whether bytes are still what they were (64-bit FNV-1a). The same in every process.</summary>
internal struct Checksum()
{
    internal ulong Value { get; private set; } = 14695981039346656037;

    /// <summary>The checksum of some bytes.</summary>
    internal static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = new Checksum();
        checksum.Add(bytes);
        return checksum.Value;
    }

    /// <summary>Takes the next bytes in.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        ulong value = Value;
        foreach (byte next in bytes)
            value = (value ^ next) * 1099511628211;
        Value = value;
    }
}
