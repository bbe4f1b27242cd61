using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>
/// Whether code changes what is in an object, or may: a list that it adds to, an array whose elements it sets, whatever it hands to others.
/// </summary>
internal static class Contents
{
    /// <summary>Through how many methods a value is followed.</summary>
    private const int MostCalls = 3;

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
        "Clone",
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
    public static bool MayChange(IOperation expression) => MayChange(expression, depth: 0);

    /// <param name="expression">The expression.</param>
    /// <param name="depth">How many methods have handed the value on to each other.</param>
    private static bool MayChange(IOperation expression, int depth)
    {
        if (!CanChange(expression.Type))
            return false;
        return expression.Parent switch
        {
            IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation => MayChange(
                expression.Parent,
                depth
            ),
            IAssignmentOperation assignment => assignment.Value == expression && !IsMember(assignment.Target),
            ITupleOperation tuple => tuple.Parent
                is not (IDeconstructionAssignmentOperation or IConversionOperation { Parent: IDeconstructionAssignmentOperation }),
            IPropertyReferenceOperation { Instance: var instance } part when instance == expression => BodyReader.IsChanged(part)
                || MayChange(part, depth),
            IFieldReferenceOperation part => BodyReader.IsChanged(part) || MayChange(part, depth),
            IArrayElementReferenceOperation part => BodyReader.IsChanged(part) || MayChange(part, depth),
            IInvocationOperation call => !IsLooking(call.TargetMethod, isCalledOn: true),
            IArgumentOperation { Parent: IInvocationOperation call } argument => !IsLooking(call.TargetMethod)
                && !IsLookedAt(argument, depth),
            IArgumentOperation { Parent: IObjectCreationOperation { Type: { } made } } => !IsFrameworksCollection(made),
            IConditionalAccessOperation access => access.Operation == expression
                && access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().Any(i => MayChange(i, depth)),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => MayChange(variable, depth),
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

    /// <summary>
    /// The parameters of which one may be the object that is the value of the expression, by whatever name, and can change.
    /// </summary>
    public static IEnumerable<ISymbol> ParametersIn(IOperation? value)
    {
        var locals = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return Parameters(value);

        IEnumerable<ISymbol> Parameters(IOperation? part) =>
            part switch
            {
                IParameterReferenceOperation reference when CanChange(reference.Type) => [reference.Parameter.OriginalDefinition],
                IConversionOperation conversion => Parameters(conversion.Operand),
                ICoalesceOperation coalesce => Parameters(coalesce.Value).Concat(Parameters(coalesce.WhenNull)),
                IConditionalOperation conditional => Parameters(conditional.WhenTrue).Concat(Parameters(conditional.WhenFalse)),
                ISwitchExpressionOperation choice => choice.Arms.SelectMany(a => Parameters(a.Value)),
                IAssignmentOperation assignment => Parameters(assignment.Value),
                ITupleOperation tuple => tuple.Elements.SelectMany(Parameters),
                ILocalReferenceOperation local when locals.Add(local.Local) => ValuesOf(local).SelectMany(Parameters),
                _ => [],
            };
    }

    /// <summary>All that a local is set to.</summary>
    private static IEnumerable<IOperation?> ValuesOf(ILocalReferenceOperation reference)
    {
        return Root(reference)
            .Descendants()
            .Select(o =>
                o switch
                {
                    IVariableDeclaratorOperation variable when Is(variable.Symbol) => variable.GetVariableInitializer()?.Value,
                    ILocalReferenceOperation local when Is(local.Local) => BodyReader.Assigned(local),
                    _ => null,
                }
            );

        bool Is(ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(local, reference.Local);
    }

    private static IOperation Root(IOperation part)
    {
        while (part.Parent is { } parent)
            part = parent;
        return part;
    }

    /// <summary>Whether what is in a local's value may be changed through the local, which is another name of it.</summary>
    private static bool MayChange(IVariableDeclaratorOperation variable, int depth)
    {
        return Root(variable)
            .Descendants()
            .OfType<ILocalReferenceOperation>()
            .Any(local => SymbolEqualityComparer.Default.Equals(local.Local, variable.Symbol) && MayChange(local, depth));
    }

    /// <summary>Whether the code of a method that is given the value, where it can be read, only looks into it.</summary>
    private static bool IsLookedAt(IArgumentOperation argument, int depth)
    {
        if (
            depth >= MostCalls
            || argument is not { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol method } parameter }
        )
            return false;
        if (method.IsVirtual || method.IsOverride || method.IsAbstract || method.DeclaringSyntaxReferences is not [var declaration])
            return false;
        if (argument.SemanticModel?.Compilation is not { } compilation || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
            return false;
        return compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration.GetSyntax()) is { } body
            && body.Descendants()
                .OfType<IParameterReferenceOperation>()
                .Where(p => SymbolEqualityComparer.Default.Equals(p.Parameter, parameter.OriginalDefinition))
                .All(p => !BodyReader.IsChanged(p) && !IsReturned(p) && !MayChange(p, depth + 1));
    }

    private static bool IsReturned(IOperation value) =>
        value.Parent is IReturnOperation
        || (value.Parent is IConversionOperation or ICoalesceOperation or IConditionalOperation && IsReturned(value.Parent));

    private static bool IsMember(IOperation target) =>
        target is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation;

    /// <param name="isCalledOn">Whether the method is called on the object, which is not one of the arguments.</param>
    private static bool IsLooking(IMethodSymbol method, bool isCalledOn = false) =>
        ShapeParser.IsFrameworks(method.ContainingType)
        && (
            s_looking.Contains(method.Name)
            || method is { Name: "Reverse", ContainingType.Name: "Enumerable" }
            || (isCalledOn && method.Name == "CopyTo")
        );

    private static bool IsFrameworksCollection(ITypeSymbol type) =>
        ShapeParser.IsFrameworks(type)
        && type.ContainingNamespace.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal);
}
