namespace MpiPool.Interop;

internal sealed partial class MpiAbi
{
    /// <summary>MPICH's ABI family.</summary>
    public static MpiAbi Mpich() =>
        new()
        {
            Flavor = MpiFlavor.Mpich,
            HandleSize = sizeof(int),

            CommWorld = 0x44000000,
            CommSelf = 0x44000001,
            CommNull = 0x04000000,

            DatatypeNull = 0x0c000000,
            Byte = 0x4c00010d,
            Int8 = 0x4c000137,
            Int16 = 0x4c000238,
            Int32 = 0x4c000439,
            Int64 = 0x4c00083a,
            UInt8 = 0x4c00013b,
            UInt16 = 0x4c00023c,
            UInt32 = 0x4c00043d,
            UInt64 = 0x4c00083e,
            Float = 0x4c00040a,
            Double = 0x4c00080b,

            OpSum = 0x58000003,
            OpProduct = 0x58000004,
            OpMin = 0x58000002,
            OpMax = 0x58000001,
            OpLogicalAnd = 0x58000005,
            OpLogicalOr = 0x58000007,
            OpBitwiseAnd = 0x58000006,
            OpBitwiseOr = 0x58000008,
            OpBitwiseXor = 0x5800000a,

            InfoNull = 0x1c000000,
            RequestNull = 0x2c000000,
            MessageNull = 0x2c000000,
            MessageNoProc = 0x6c000000,
            ErrorsReturn = 0x54000001,
            ErrorsAreFatal = 0x54000000,

            AnySource = -2,
            AnyTag = -1,
            ProcNull = -1,
            Root = -3,
            Undefined = -32766,

            StatusIgnore = 1,
            InPlace = -1,
            ArgvNull = 0,
            ErrcodesIgnore = 0,

            ThreadSingle = 0,
            ThreadFunneled = 1,
            ThreadSerialized = 2,
            ThreadMultiple = 3,

            CommTypeShared = 1,
            Ident = 0,
            Congruent = 1,
            Similar = 2,
            Unequal = 3,

            TagUpperBoundKey = 0x64400001,
            UniverseSizeKey = 0x64400009,

            MaxProcessorName = 128,
            MaxErrorString = 512,

            ErrTruncate = 14,
            ErrOther = 15,
            ErrSpawn = 42,

            NativeStatusSize = 20,
            StatusSourceOffset = 8,
            StatusTagOffset = 12,
            StatusErrorOffset = 16,
        };
}
