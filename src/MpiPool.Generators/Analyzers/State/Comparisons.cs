using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>Conditions by which a setter finds out whether a field has the value already.</summary>
internal static class Comparisons
{
    /// <summary>Values that are equal only if they are the same.</summary>
    private static readonly HashSet<string> s_exact =
    [
        "Guid",
        "TimeSpan",
        "DateOnly",
        "TimeOnly",
        "Int128",
        "UInt128",
        "Half",
        "BigInteger",
        "Complex",
    ];

    /// <summary>
    /// The two expressions that the condition compares, if it is true (or false, as asked) of the same value only; null if others can be
    /// equal too.
    /// </summary>
    public static (IOperation Left, IOperation Right)? Of(IOperation condition, bool isEqual)
    {
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Of(not.Operand, !isEqual);
            case IBinaryOperation binary when binary.OperatorKind == (isEqual ? BinaryOperatorKind.Equals : BinaryOperatorKind.NotEquals):
                bool isByReference = binary.OperatorMethod is null && binary.LeftOperand.Type is { IsReferenceType: true };
                return Both(binary.LeftOperand, binary.RightOperand, isByReference);
            case IInvocationOperation
            {
                TargetMethod: { Name: "Equals" or "ReferenceEquals", IsStatic: true },
                Arguments: [var left, var right]
            } call when isEqual:
                return Both(left.Value, right.Value, call.TargetMethod.Name == "ReferenceEquals");
            case IInvocationOperation
            {
                TargetMethod: { Name: "Equals", ContainingType.Name: "EqualityComparer" },
                Arguments: [var left, var right],
                Instance: IPropertyReferenceOperation { Property.Name: "Default" }
            } when isEqual:
                return Both(left.Value, right.Value, isByReference: false);
            case IInvocationOperation { TargetMethod.Name: "Equals", Instance: { } instance, Arguments: [var only] } when isEqual:
                return Both(instance, only.Value, isByReference: false);
            default:
                return null;
        }
    }

    private static (IOperation Left, IOperation Right)? Both(IOperation left, IOperation right, bool isByReference)
    {
        (left, right) = (Unboxed(left), Unboxed(right));
        return isByReference || IsExact(left.Type, []) ? (left, right) : null;
    }

    private static IOperation Unboxed(IOperation value) =>
        value is IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Object } conversion
            ? Unboxed(conversion.Operand)
            : value;

    /// <summary>Whether two values of the type are equal only if they are the same, as far as anybody can tell.</summary>
    private static bool IsExact(ITypeSymbol? type, HashSet<ITypeSymbol> open) =>
        type switch
        {
            null => false,
            { TypeKind: TypeKind.Enum } or IArrayTypeSymbol or { TypeKind: TypeKind.Delegate } => true,
            { SpecialType: (>= SpecialType.System_Boolean and <= SpecialType.System_Double) or SpecialType.System_String } => true,
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsExact(
                nullable.TypeArguments[0],
                open
            ),
            INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(e => IsExact(e.Type, open)),
            INamedTypeSymbol { IsRecord: true } record => !open.Add(record) || AreFieldsExact(record, open),
            INamedTypeSymbol { TypeKind: TypeKind.Struct } named => s_exact.Contains(named.Name) && Parser.ShapeParser.IsFrameworks(named),
            INamedTypeSymbol { TypeKind: TypeKind.Class } named => IsByReference(named),
            _ => false,
        };

    /// <summary>Whether the compiler has written the record's Equals, which compares all fields, and those are exact.</summary>
    private static bool AreFieldsExact(INamedTypeSymbol record, HashSet<ITypeSymbol> open) =>
        record.GetMembers("Equals").All(m => m.IsImplicitlyDeclared)
        && record.GetMembers().OfType<IFieldSymbol>().All(f => f.IsStatic || IsExact(f.Type, open))
        && (record.BaseType is not { SpecialType: SpecialType.None } parent || record.TypeKind == TypeKind.Struct || IsExact(parent, open));

    private static bool IsByReference(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: not SpecialType.System_Object }; part = part.BaseType)
        {
            if (part.GetMembers("Equals").OfType<IMethodSymbol>().Any(m => m.IsOverride))
                return false;
        }

        // A derived type could compare otherwise.
        return type.IsSealed || Parser.ShapeParser.IsFrameworks(type);
    }
}
