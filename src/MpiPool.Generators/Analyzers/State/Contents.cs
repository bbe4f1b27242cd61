using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>
/// Whether code changes what is in an object, or may: a list that it adds to, an array whose elements it sets, whatever it hands to others.
/// </summary>
internal static class Contents
{
    /// <summary>Methods of the framework's that look into what they are given, and no more.</summary>
    private static readonly HashSet<string> s_looking =
    [
        "Contains",
        "ContainsKey",
        "ContainsValue",
        "TryGetValue",
        "IndexOf",
        "BinarySearch",
        "Any",
        "All",
        "Count",
        "Sum",
        "Min",
        "Max",
        "Average",
        "First",
        "Last",
        "FirstOrDefault",
        "LastOrDefault",
        "SequenceEqual",
        "ToList",
        "ToArray",
        "ToHashSet",
        "ToDictionary",
        "Select",
        "Where",
        "OrderBy",
        "Distinct",
        "Skip",
        "Take",
        "Reverse",
        "Clone",
        "CopyTo",
        "GetLength",
        "GetType",
        "Equals",
        "ReferenceEquals",
        "ToString",
        "GetHashCode",
        "Join",
        "Concat",
        "IsNullOrEmpty",
        "ThrowIfNull",
        "ThrowIfNullOrEmpty",
        "ThrowIfNullOrWhiteSpace",
        "GetEnumerator",
        "AsReadOnly",
    ];

    /// <summary>Whether there is anything in a value of the type that can change while it is the same value.</summary>
    public static bool CanChange(ITypeSymbol? type) =>
        type switch
        {
            null or { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Delegate } or { IsUnmanagedType: true } => false,
            INamedTypeSymbol named when ShapeParser.IsFrameworks(named) => named.ContainingNamespace.ToDisplayString()
                is not ("System.Collections.Immutable" or "System.Collections.Frozen")
                && named.Name is not ("Uri" or "Version" or "Type"),
            _ => true,
        };

    /// <summary>
    /// Whether the value of the expression may be changed by what is done with it where it stands, or be kept by somebody who can.
    /// </summary>
    public static bool MayChange(IOperation expression)
    {
        if (!CanChange(expression.Type))
            return false;
        return expression.Parent switch
        {
            IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation => MayChange(expression.Parent),
            IAssignmentOperation assignment => assignment.Value == expression && !IsMember(assignment.Target),
            ITupleOperation tuple => tuple.Parent
                is not (IDeconstructionAssignmentOperation or IConversionOperation { Parent: IDeconstructionAssignmentOperation }),
            IPropertyReferenceOperation { Instance: var instance } part when instance == expression => BodyReader.IsChanged(part)
                || MayChange(part),
            IFieldReferenceOperation part => BodyReader.IsChanged(part) || MayChange(part),
            IArrayElementReferenceOperation part => BodyReader.IsChanged(part) || MayChange(part),
            IInvocationOperation call => !IsLooking(call.TargetMethod),
            IArgumentOperation { Parent: IInvocationOperation call } => !IsLooking(call.TargetMethod),
            IArgumentOperation { Parent: IObjectCreationOperation { Type: { } made } } => !IsFrameworksCollection(made),
            IConditionalAccessOperation access => access.Operation == expression
                && access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().Any(MayChange),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => MayChange(variable),
            IReturnOperation => false,
            IBinaryOperation
            or IIsPatternOperation
            or IIsTypeOperation
            or ISpreadOperation
            or IForEachLoopOperation
            or INameOfOperation
            or ILockOperation
            or IExpressionStatementOperation
            or IInterpolationOperation
            or ISymbolInitializerOperation
            or IBlockOperation => false,
            _ => true,
        };
    }

    /// <summary>Whether what is in a local's value may be changed through the local, which is another name of it.</summary>
    private static bool MayChange(IVariableDeclaratorOperation variable)
    {
        IOperation body = variable;
        while (body.Parent is { } parent)
            body = parent;
        return body.Descendants()
            .OfType<ILocalReferenceOperation>()
            .Any(local => SymbolEqualityComparer.Default.Equals(local.Local, variable.Symbol) && MayChange(local));
    }

    private static bool IsMember(IOperation target) =>
        target is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation;

    private static bool IsLooking(IMethodSymbol method) =>
        ShapeParser.IsFrameworks(method.ContainingType) && s_looking.Contains(method.Name);

    private static bool IsFrameworksCollection(ITypeSymbol type) =>
        ShapeParser.IsFrameworks(type)
        && type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal);
}
