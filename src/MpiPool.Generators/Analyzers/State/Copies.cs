using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>Copies of collections: whoever makes a copy of a copy has the same.</summary>
internal static class Copies
{
    /// <summary>
    /// The framework's collections whose constructors copy what they are given, in its order. A stack turns it around; a set has a
    /// comparer.
    /// </summary>
    private static readonly HashSet<string> s_copying = ["List`1", "Queue`1", "LinkedList`1"];

    /// <summary>What the expression is a copy of; null if it is none.</summary>
    public static IOperation? Source(IOperation value)
    {
        IOperation? source = value switch
        {
            IObjectCreationOperation { Initializer: null, Arguments: [var only], Type: INamedTypeSymbol type }
                when s_copying.Contains(type.MetadataName) && ShapeParser.IsFrameworks(type) => only.Value,
            ICollectionExpressionOperation { Elements: [ISpreadOperation spread] } => spread.Operand,
            IInvocationOperation
            {
                Instance: null,
                Arguments: [var only],
                TargetMethod: { Name: "ToArray" or "ToList", ContainingType.Name: "Enumerable" }
            } => only.Value,
            IInvocationOperation
            {
                Instance: { } array,
                TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }
            } => array,
            _ => null,
        };
        while (source is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
            source = conversion.Operand;
        return source is { Type: { } from } && IsOfKind(value.Type, from) ? source : null;
    }

    /// <summary>
    /// Whether a copy of the one type can be put in the other's place: it is of that type, or that is an interface, of which nobody knows
    /// what is behind it.
    /// </summary>
    private static bool IsOfKind(ITypeSymbol? copy, ITypeSymbol source) =>
        copy is not null
        && (
            SymbolEqualityComparer.Default.Equals(copy, source)
            || source is INamedTypeSymbol { TypeKind: TypeKind.Interface, TypeArguments.Length: 1 } && ShapeParser.IsFrameworks(source)
            || copy.SpecialType == SpecialType.System_Object && source is IArrayTypeSymbol
        );
}
