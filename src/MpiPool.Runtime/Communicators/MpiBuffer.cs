namespace MpiPool.Communicators;

/// <summary>Memory that stays where it is for as long as a call of MPI lasts.</summary>
/// <param name="address">Where.</param>
/// <param name="count">How many elements.</param>
/// <param name="elementSize">How many bytes each has.</param>
internal readonly unsafe struct MpiBuffer(void* address, int count, int elementSize)
{
    public void* Address { get; } = address;

    public int Count { get; } = count;

    public int ElementSize { get; } = elementSize;

    public long Bytes => (long)Count * ElementSize;

    /// <summary>Copies all of this to the start of another, of at least this size.</summary>
    public void CopyTo(MpiBuffer other)
    {
        if (Address != other.Address)
            Buffer.MemoryCopy(Address, other.Address, other.Bytes, Bytes);
    }
}
