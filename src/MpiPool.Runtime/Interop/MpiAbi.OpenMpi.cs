namespace MpiPool.Interop;

internal sealed partial class MpiAbi
{
    /// <summary>Open MPI 4 and 5.</summary>
    /// <param name="symbol">The address of an object that the library exports.</param>
    public static MpiAbi OpenMpi(Func<string, nint> symbol) =>
        new()
        {
            Flavor = MpiFlavor.OpenMpi,
            HandleSize = nint.Size,

            CommWorld = symbol("ompi_mpi_comm_world"),
            CommSelf = symbol("ompi_mpi_comm_self"),
            CommNull = symbol("ompi_mpi_comm_null"),

            DatatypeNull = symbol("ompi_mpi_datatype_null"),
            Byte = symbol("ompi_mpi_byte"),
            Int8 = symbol("ompi_mpi_int8_t"),
            Int16 = symbol("ompi_mpi_int16_t"),
            Int32 = symbol("ompi_mpi_int32_t"),
            Int64 = symbol("ompi_mpi_int64_t"),
            UInt8 = symbol("ompi_mpi_uint8_t"),
            UInt16 = symbol("ompi_mpi_uint16_t"),
            UInt32 = symbol("ompi_mpi_uint32_t"),
            UInt64 = symbol("ompi_mpi_uint64_t"),
            Float = symbol("ompi_mpi_float"),
            Double = symbol("ompi_mpi_double"),

            OpSum = symbol("ompi_mpi_op_sum"),
            OpProduct = symbol("ompi_mpi_op_prod"),
            OpMin = symbol("ompi_mpi_op_min"),
            OpMax = symbol("ompi_mpi_op_max"),
            OpLogicalAnd = symbol("ompi_mpi_op_land"),
            OpLogicalOr = symbol("ompi_mpi_op_lor"),
            OpBitwiseAnd = symbol("ompi_mpi_op_band"),
            OpBitwiseOr = symbol("ompi_mpi_op_bor"),
            OpBitwiseXor = symbol("ompi_mpi_op_bxor"),

            InfoNull = symbol("ompi_mpi_info_null"),
            RequestNull = symbol("ompi_request_null"),
            MessageNull = symbol("ompi_message_null"),
            MessageNoProc = symbol("ompi_message_no_proc"),
            ErrorsReturn = symbol("ompi_mpi_errors_return"),
            ErrorsAreFatal = symbol("ompi_mpi_errors_are_fatal"),

            AnySource = -1,
            AnyTag = -1,
            ProcNull = -2,
            Root = -4,
            Undefined = -32766,

            StatusIgnore = 0,
            InPlace = 1,
            ArgvNull = 0,
            ErrcodesIgnore = 0,

            ThreadSingle = 0,
            ThreadFunneled = 1,
            ThreadSerialized = 2,
            ThreadMultiple = 3,

            CommTypeShared = 0,
            Ident = 0,
            Congruent = 1,
            Similar = 2,
            Unequal = 3,

            TagUpperBoundKey = 0,
            UniverseSizeKey = 6,

            MaxProcessorName = 256,
            MaxErrorString = 256,

            ErrTruncate = 15,
            ErrOther = 16,
            ErrSpawn = 50,

            NativeStatusSize = 24,
            StatusSourceOffset = 0,
            StatusTagOffset = 4,
            StatusErrorOffset = 8,
        };
}
