using MpiPool.Interop;

namespace MpiPool.Communicators;

/// <summary>
/// As what a buffer travels: as bytes, or, if those are more than MPI's counts can tell, as elements of a datatype made for it. Both sides
/// may choose differently.
/// </summary>
internal readonly unsafe ref struct TransferType : IDisposable
{
    private readonly MpiRuntime _mpi;

    public TransferType(MpiRuntime mpi, MpiBuffer buffer)
    {
        _mpi = mpi;
        if (buffer.Bytes <= int.MaxValue)
        {
            (Handle, Count, UnitsPerElement) = (mpi.Abi.Byte, (int)buffer.Bytes, buffer.ElementSize);
            return;
        }

        nint type = 0;
        using (mpi.Enter())
        {
            mpi.Check(mpi.Functions.Type_contiguous(buffer.ElementSize, mpi.Abi.Byte, &type), "MPI_Type_contiguous");
            mpi.Check(mpi.Functions.Type_commit(&type), "MPI_Type_commit");
        }

        (Handle, Count, UnitsPerElement) = (type, buffer.Count, 1);
    }

    public nint Handle { get; }

    /// <summary>How many of <see cref="Handle"/> the buffer has.</summary>
    public int Count { get; }

    /// <summary>How many of <see cref="Handle"/> an element of the buffer is.</summary>
    public int UnitsPerElement { get; }

    public void Dispose()
    {
        if (Handle == _mpi.Abi.Byte)
            return;
        nint type = Handle;
        lock (_mpi.Gate)
        {
            if (!_mpi.IsFinalized)
                _mpi.Check(_mpi.Functions.Type_free(&type), "MPI_Type_free");
        }
    }
}
