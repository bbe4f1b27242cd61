namespace MpiPool.Interop;

internal sealed partial class MpiAbi
{
    /// <summary>The ABI of the MPI 5.0 standard.</summary>
    public static MpiAbi Standard() =>
        new()
        {
            Flavor = MpiFlavor.Standard,
            HandleSize = nint.Size,

            CommWorld = 0x101,
            CommSelf = 0x102,
            CommNull = 0x100,

            DatatypeNull = 0x200,
            Byte = 0x247,
            Int8 = 0x240,
            Int16 = 0x248,
            Int32 = 0x250,
            Int64 = 0x258,
            UInt8 = 0x241,
            UInt16 = 0x249,
            UInt32 = 0x251,
            UInt64 = 0x259,
            Float = 0x210,
            Double = 0x214,

            OpSum = 0x21,
            OpProduct = 0x24,
            OpMin = 0x22,
            OpMax = 0x23,
            OpLogicalAnd = 0x30,
            OpLogicalOr = 0x31,
            OpBitwiseAnd = 0x28,
            OpBitwiseOr = 0x29,
            OpBitwiseXor = 0x2a,

            InfoNull = 0x130,
            RequestNull = 0x180,
            MessageNull = 0x128,
            MessageNoProc = 0x129,
            ErrorsReturn = 0x143,
            ErrorsAreFatal = 0x141,

            AnySource = -1,
            AnyTag = -2,
            ProcNull = -3,
            Root = -4,
            Undefined = -32766,

            StatusIgnore = 0,
            InPlace = 1,
            ArgvNull = 0,
            ErrcodesIgnore = 0,

            ThreadSingle = 0,
            ThreadFunneled = 1024,
            ThreadSerialized = 2048,
            ThreadMultiple = 4096,

            CommTypeShared = 221,
            Ident = 201,
            Congruent = 202,
            Similar = 203,
            Unequal = 204,

            TagUpperBoundKey = 501,
            UniverseSizeKey = 507,

            MaxProcessorName = 256,
            MaxErrorString = 512,

            ErrTruncate = 15,
            ErrOther = 16,
            ErrSpawn = 53,

            NativeStatusSize = 32,
            StatusSourceOffset = 0,
            StatusTagOffset = 4,
            StatusErrorOffset = 8,
        };
}
