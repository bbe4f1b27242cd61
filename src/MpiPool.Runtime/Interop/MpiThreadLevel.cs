namespace MpiPool.Interop;

/// <summary>What MPI allows the process's threads to do. Each ABI has numbers of its own for these.</summary>
internal enum MpiThreadLevel
{
    Single,
    Funneled,
    Serialized,
    Multiple,
}
