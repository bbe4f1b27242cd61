using System.Globalization;
using System.Reflection;
using MpiPool.Interop;

namespace MpiPool.Mpi.Tests.Abi;

/// <summary>Which member of <see cref="MpiAbi"/> holds what <c>mpi.h</c> calls how.</summary>
internal static class AbiNames
{
    private static readonly Dictionary<string, string> NameOfProperty = new()
    {
        [nameof(MpiAbi.HandleSize)] = "sizeof(MPI_Comm)",
        [nameof(MpiAbi.CommWorld)] = "MPI_COMM_WORLD",
        [nameof(MpiAbi.CommSelf)] = "MPI_COMM_SELF",
        [nameof(MpiAbi.CommNull)] = "MPI_COMM_NULL",
        [nameof(MpiAbi.DatatypeNull)] = "MPI_DATATYPE_NULL",
        [nameof(MpiAbi.Byte)] = "MPI_BYTE",
        [nameof(MpiAbi.Int8)] = "MPI_INT8_T",
        [nameof(MpiAbi.Int16)] = "MPI_INT16_T",
        [nameof(MpiAbi.Int32)] = "MPI_INT32_T",
        [nameof(MpiAbi.Int64)] = "MPI_INT64_T",
        [nameof(MpiAbi.UInt8)] = "MPI_UINT8_T",
        [nameof(MpiAbi.UInt16)] = "MPI_UINT16_T",
        [nameof(MpiAbi.UInt32)] = "MPI_UINT32_T",
        [nameof(MpiAbi.UInt64)] = "MPI_UINT64_T",
        [nameof(MpiAbi.Float)] = "MPI_FLOAT",
        [nameof(MpiAbi.Double)] = "MPI_DOUBLE",
        [nameof(MpiAbi.OpSum)] = "MPI_SUM",
        [nameof(MpiAbi.OpProduct)] = "MPI_PROD",
        [nameof(MpiAbi.OpMin)] = "MPI_MIN",
        [nameof(MpiAbi.OpMax)] = "MPI_MAX",
        [nameof(MpiAbi.OpLogicalAnd)] = "MPI_LAND",
        [nameof(MpiAbi.OpLogicalOr)] = "MPI_LOR",
        [nameof(MpiAbi.OpBitwiseAnd)] = "MPI_BAND",
        [nameof(MpiAbi.OpBitwiseOr)] = "MPI_BOR",
        [nameof(MpiAbi.OpBitwiseXor)] = "MPI_BXOR",
        [nameof(MpiAbi.InfoNull)] = "MPI_INFO_NULL",
        [nameof(MpiAbi.RequestNull)] = "MPI_REQUEST_NULL",
        [nameof(MpiAbi.MessageNull)] = "MPI_MESSAGE_NULL",
        [nameof(MpiAbi.MessageNoProc)] = "MPI_MESSAGE_NO_PROC",
        [nameof(MpiAbi.ErrorsReturn)] = "MPI_ERRORS_RETURN",
        [nameof(MpiAbi.ErrorsAreFatal)] = "MPI_ERRORS_ARE_FATAL",
        [nameof(MpiAbi.AnySource)] = "MPI_ANY_SOURCE",
        [nameof(MpiAbi.AnyTag)] = "MPI_ANY_TAG",
        [nameof(MpiAbi.ProcNull)] = "MPI_PROC_NULL",
        [nameof(MpiAbi.Root)] = "MPI_ROOT",
        [nameof(MpiAbi.Undefined)] = "MPI_UNDEFINED",
        [nameof(MpiAbi.StatusIgnore)] = "MPI_STATUS_IGNORE",
        [nameof(MpiAbi.InPlace)] = "MPI_IN_PLACE",
        [nameof(MpiAbi.ArgvNull)] = "MPI_ARGV_NULL",
        [nameof(MpiAbi.ErrcodesIgnore)] = "MPI_ERRCODES_IGNORE",
        [nameof(MpiAbi.ThreadSingle)] = "MPI_THREAD_SINGLE",
        [nameof(MpiAbi.ThreadFunneled)] = "MPI_THREAD_FUNNELED",
        [nameof(MpiAbi.ThreadSerialized)] = "MPI_THREAD_SERIALIZED",
        [nameof(MpiAbi.ThreadMultiple)] = "MPI_THREAD_MULTIPLE",
        [nameof(MpiAbi.CommTypeShared)] = "MPI_COMM_TYPE_SHARED",
        [nameof(MpiAbi.Ident)] = "MPI_IDENT",
        [nameof(MpiAbi.Congruent)] = "MPI_CONGRUENT",
        [nameof(MpiAbi.Similar)] = "MPI_SIMILAR",
        [nameof(MpiAbi.Unequal)] = "MPI_UNEQUAL",
        [nameof(MpiAbi.TagUpperBoundKey)] = "MPI_TAG_UB",
        [nameof(MpiAbi.UniverseSizeKey)] = "MPI_UNIVERSE_SIZE",
        [nameof(MpiAbi.MaxProcessorName)] = "MPI_MAX_PROCESSOR_NAME",
        [nameof(MpiAbi.MaxErrorString)] = "MPI_MAX_ERROR_STRING",
        [nameof(MpiAbi.ErrTruncate)] = "MPI_ERR_TRUNCATE",
        [nameof(MpiAbi.ErrOther)] = "MPI_ERR_OTHER",
        [nameof(MpiAbi.ErrSpawn)] = "MPI_ERR_SPAWN",
        [nameof(MpiAbi.NativeStatusSize)] = "sizeof(MPI_Status)",
        [nameof(MpiAbi.StatusSourceOffset)] = "offsetof(MPI_Status, MPI_SOURCE)",
        [nameof(MpiAbi.StatusTagOffset)] = "offsetof(MPI_Status, MPI_TAG)",
        [nameof(MpiAbi.StatusErrorOffset)] = "offsetof(MPI_Status, MPI_ERROR)",
    };

    /// <summary>All that a table holds, by the names of <c>mpi.h</c>. A member without a name here is an error.</summary>
    public static SortedDictionary<string, nint> Read(MpiAbi abi)
    {
        var values = new SortedDictionary<string, nint>(StringComparer.Ordinal);
        foreach (var property in typeof(MpiAbi).GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.Name == nameof(MpiAbi.Flavor))
                continue;
            values.Add(NameOfProperty[property.Name], property.GetValue(abi) is int number ? number : (nint)property.GetValue(abi)!);
        }

        return values;
    }

    /// <summary>Reads lines of a name and a value, the value being all after the last space.</summary>
    public static Dictionary<string, string> Parse(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#'))
            .ToDictionary(line => line[..line.LastIndexOf(' ')], line => line[(line.LastIndexOf(' ') + 1)..]);

    public static nint Number(string text) =>
        (nint)(
            text.StartsWith("0x", StringComparison.Ordinal)
                ? long.Parse(text[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                : long.Parse(text, CultureInfo.InvariantCulture)
        );
}
