namespace MpiPool.Interop;

/// <summary>The binary interfaces that a libmpi can have.</summary>
internal enum MpiFlavor
{
    /// <summary>Open MPI 4 and 5: handles are addresses of exported objects.</summary>
    OpenMpi,

    /// <summary>MPICH and what shares its ABI (Intel MPI, Cray MPICH, MVAPICH, MS-MPI): handles are 32-bit numbers.</summary>
    Mpich,

    /// <summary>The ABI that MPI 5.0 itself defines: handles are as wide as a pointer.</summary>
    Standard,
}
