using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MpiPool.Interop;

namespace MpiPool.Communicators;

/// <summary>Which types can be reduced, how, and as which datatype of MPI.</summary>
internal static class Reduction
{
    private enum Kind
    {
        Boolean,
        Integer,
        FloatingPoint,
    }

    /// <summary>Throws if <typeparamref name="T"/> cannot be reduced with an operation.</summary>
    public static void Check<T>(MpiOperation operation)
        where T : unmanaged
    {
        if (operation is < MpiOperation.Sum or > MpiOperation.BitwiseXor)
            throw new ArgumentOutOfRangeException(nameof(operation), operation, "There is no such operation.");

        bool isLogical = operation is MpiOperation.LogicalAnd or MpiOperation.LogicalOr;
        switch (KindOf<T>())
        {
            case null:
                throw new ArgumentException(
                    $"Values of {typeof(T)} cannot be reduced. MPI reduces sbyte, byte, short, ushort, int, uint, long, ulong, nint, "
                        + $"nuint, float and double, and bool with the logical operations: gather the values and combine them yourself, "
                        + $"or reduce the members.",
                    nameof(operation)
                );
            case Kind.Boolean when !isLogical:
                throw new ArgumentException($"{operation} is not for bool: use LogicalAnd or LogicalOr.", nameof(operation));
            case Kind.FloatingPoint when isLogical || operation >= MpiOperation.BitwiseAnd:
                throw new ArgumentException($"{operation} is for integers, not for {typeof(T)}.", nameof(operation));
        }
    }

    /// <summary>MPI's datatype for a type that <see cref="Check"/> lets pass.</summary>
    public static nint Datatype<T>(MpiAbi abi)
        where T : unmanaged
    {
        bool isSigned =
            typeof(T) == typeof(sbyte)
            || typeof(T) == typeof(short)
            || typeof(T) == typeof(int)
            || typeof(T) == typeof(long)
            || typeof(T) == typeof(nint);
        if (KindOf<T>() == Kind.FloatingPoint)
            return typeof(T) == typeof(float) ? abi.Float : abi.Double;
        return Unsafe.SizeOf<T>() switch
        {
            1 => isSigned ? abi.Int8 : abi.UInt8,
            2 => isSigned ? abi.Int16 : abi.UInt16,
            4 => isSigned ? abi.Int32 : abi.UInt32,
            _ => isSigned ? abi.Int64 : abi.UInt64,
        };
    }

    /// <summary>MPI's handle for an operation.</summary>
    public static nint Operator(MpiAbi abi, MpiOperation operation) =>
        operation switch
        {
            MpiOperation.Sum => abi.OpSum,
            MpiOperation.Product => abi.OpProduct,
            MpiOperation.Min => abi.OpMin,
            MpiOperation.Max => abi.OpMax,
            MpiOperation.LogicalAnd => abi.OpLogicalAnd,
            MpiOperation.LogicalOr => abi.OpLogicalOr,
            MpiOperation.BitwiseAnd => abi.OpBitwiseAnd,
            MpiOperation.BitwiseOr => abi.OpBitwiseOr,
            _ => abi.OpBitwiseXor,
        };

    /// <summary>Makes 0 or 1 of the results of a logical operation on one rank, where MPIs only copy.</summary>
    public static void CompleteSingle<T>(Span<T> result, MpiOperation operation)
        where T : unmanaged
    {
        if (operation is not (MpiOperation.LogicalAnd or MpiOperation.LogicalOr))
            return;
        foreach (ref T value in result)
        {
            var bytes = MemoryMarshal.AsBytes(new Span<T>(ref value));
            bool isTrue = bytes.ContainsAnyExcept((byte)0);
            bytes.Clear();
            bytes[BitConverter.IsLittleEndian ? 0 : ^1] = isTrue ? (byte)1 : (byte)0;
        }
    }

    private static Kind? KindOf<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(bool))
            return Kind.Boolean;
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
            return Kind.FloatingPoint;
        bool isInteger =
            typeof(T) == typeof(sbyte)
            || typeof(T) == typeof(byte)
            || typeof(T) == typeof(short)
            || typeof(T) == typeof(ushort)
            || typeof(T) == typeof(int)
            || typeof(T) == typeof(uint)
            || typeof(T) == typeof(long)
            || typeof(T) == typeof(ulong)
            || typeof(T) == typeof(nint)
            || typeof(T) == typeof(nuint);
        return isInteger ? Kind.Integer : null;
    }
}
