namespace MpiPool.Interop;

/// <summary>
/// The numbers and layouts that C programs take from <c>mpi.h</c> and that each MPI chose differently. There is one table for each
/// <see cref="MpiFlavor"/>, in a file of its own; a test compares them with the installed headers.
/// </summary>
/// <remarks>
/// Handles are <see cref="nint"/> throughout. Where MPI has 32-bit handles, they sit in the low half: registers pass them unharmed, and
/// a slot that MPI writes must be zeroed first. For the same reason MPI must never be given an array of handles.
/// </remarks>
internal sealed partial class MpiAbi
{
    /// <summary>Room for a status of any ABI (the largest has 32 bytes).</summary>
    public const int StatusSize = 64;

    /// <summary>Room for a library's version text, for any ABI.</summary>
    public const int MaxLibraryVersion = 8192;

    private MpiAbi() { }

    public required MpiFlavor Flavor { get; init; }

    /// <summary>How many bytes of a slot MPI writes when it gives a handle.</summary>
    public required int HandleSize { get; init; }

    public required nint CommWorld { get; init; }
    public required nint CommSelf { get; init; }
    public required nint CommNull { get; init; }

    public required nint DatatypeNull { get; init; }
    public required nint Byte { get; init; }
    public required nint Int8 { get; init; }
    public required nint Int16 { get; init; }
    public required nint Int32 { get; init; }
    public required nint Int64 { get; init; }
    public required nint UInt8 { get; init; }
    public required nint UInt16 { get; init; }
    public required nint UInt32 { get; init; }
    public required nint UInt64 { get; init; }
    public required nint Float { get; init; }
    public required nint Double { get; init; }

    public required nint OpSum { get; init; }
    public required nint OpProduct { get; init; }
    public required nint OpMin { get; init; }
    public required nint OpMax { get; init; }
    public required nint OpLogicalAnd { get; init; }
    public required nint OpLogicalOr { get; init; }
    public required nint OpBitwiseAnd { get; init; }
    public required nint OpBitwiseOr { get; init; }
    public required nint OpBitwiseXor { get; init; }

    public required nint InfoNull { get; init; }
    public required nint RequestNull { get; init; }
    public required nint MessageNull { get; init; }
    public required nint MessageNoProc { get; init; }
    public required nint ErrorsReturn { get; init; }
    public required nint ErrorsAreFatal { get; init; }

    public required int AnySource { get; init; }
    public required int AnyTag { get; init; }
    public required int ProcNull { get; init; }
    public required int Root { get; init; }
    public required int Undefined { get; init; }

    public required nint StatusIgnore { get; init; }
    public required nint InPlace { get; init; }
    public required nint ArgvNull { get; init; }
    public required nint ErrcodesIgnore { get; init; }

    public required int ThreadSingle { get; init; }
    public required int ThreadFunneled { get; init; }
    public required int ThreadSerialized { get; init; }
    public required int ThreadMultiple { get; init; }

    public required int CommTypeShared { get; init; }
    public required int Ident { get; init; }
    public required int Congruent { get; init; }
    public required int Similar { get; init; }
    public required int Unequal { get; init; }

    public required int TagUpperBoundKey { get; init; }
    public required int UniverseSizeKey { get; init; }

    public required int MaxProcessorName { get; init; }
    public required int MaxErrorString { get; init; }

    public required int ErrTruncate { get; init; }
    public required int ErrOther { get; init; }
    public required int ErrSpawn { get; init; }

    /// <summary>The size of MPI's own status, never more than <see cref="StatusSize"/>.</summary>
    public required int NativeStatusSize { get; init; }
    public required int StatusSourceOffset { get; init; }
    public required int StatusTagOffset { get; init; }
    public required int StatusErrorOffset { get; init; }

    /// <summary>The rank that sent the message a status speaks of.</summary>
    public unsafe int Source(byte* status) => *(int*)(status + StatusSourceOffset);

    /// <summary>The tag of the message a status speaks of.</summary>
    public unsafe int Tag(byte* status) => *(int*)(status + StatusTagOffset);

    /// <summary>A handle as another binding holds it, in this class's form: what a 32-bit handle's sign filled in is cleared.</summary>
    public nint Normalize(nint handle) => HandleSize == sizeof(int) ? (nint)(uint)(int)handle : handle;

    public MpiThreadLevel ToThreadLevel(int native) =>
        native >= ThreadMultiple ? MpiThreadLevel.Multiple
        : native >= ThreadSerialized ? MpiThreadLevel.Serialized
        : native >= ThreadFunneled ? MpiThreadLevel.Funneled
        : MpiThreadLevel.Single;
}
