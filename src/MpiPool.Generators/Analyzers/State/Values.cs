using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>Tells what is known of the values of expressions.</summary>
internal static class Values
{
    /// <summary>
    /// Classes of the framework whose methods give the same for the same arguments, whenever and wherever they are called.
    /// </summary>
    private static readonly HashSet<string> s_pure = ["Math", "MathF", "TimeSpan", "BitConverter", "BitOperations"];

    /// <summary>
    /// The parameter that the expression is, as it is or as a copy; null if it is anything else. That it may throw instead makes no
    /// difference.
    /// </summary>
    public static IParameterSymbol? AsIs(IOperation? value) =>
        value switch
        {
            IParameterReferenceOperation reference => reference.Parameter.OriginalDefinition,
            IConversionOperation { Conversion.IsIdentity: true } conversion => AsIs(conversion.Operand),
            IConversionOperation { OperatorMethod: null, Operand: ICollectionExpressionOperation made } => AsIs(made),
            ICoalesceOperation { WhenNull: var otherwise } coalesce when IsThrow(otherwise) => AsIs(coalesce.Value),
            IConditionalOperation { WhenFalse: { } otherwise } conditional when IsThrow(otherwise) => AsIs(conditional.WhenTrue),
            IConditionalOperation { WhenFalse: { } otherwise } conditional when IsThrow(conditional.WhenTrue) => AsIs(otherwise),
            { } other when Copies.Source(other) is { } copied => AsIs(copied),
            _ => null,
        };

    /// <summary>
    /// Whether the expression makes a collection that is the same each time, but for what is put into it.
    /// </summary>
    public static bool IsNewCollection(IOperation value) =>
        value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => IsNewCollection(conversion.Operand),
            ICollectionExpressionOperation => true,
            IObjectCreationOperation { Type: { } type } creation => ShapeParser.IsFrameworks(type)
                && creation.Arguments.All(a =>
                    a.Value.Type?.SpecialType == SpecialType.System_Int32
                    || ComputedOf(a.Value) is { Count: 0 }
                    || IsFrameworksComparer(a.Value)
                ),
            _ => false,
        };

    private static bool IsFrameworksComparer(IOperation value) =>
        value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => IsFrameworksComparer(conversion.Operand),
            IPropertyReferenceOperation
            {
                Instance: null,
                Property: { Name: not ("CurrentCulture" or "CurrentCultureIgnoreCase"), ContainingType: var type }
            } => ShapeParser.IsFrameworks(type) && (type.Name is "StringComparer" or "EqualityComparer" or "Comparer"),
            _ => false,
        };

    /// <summary>
    /// The parameters that an expression is computed of; null if it depends on something else, or is an object that can change.
    /// </summary>
    public static IReadOnlyCollection<ISymbol>? ComputedOf(IOperation value)
    {
        var parameters = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return IsStateless(value) || (IsUnchanging(value.Type) && IsPure(value, parameters)) ? parameters : null;
    }

    private static bool IsThrow(IOperation? value) =>
        value is IThrowOperation || (value is IConversionOperation conversion && IsThrow(conversion.Operand));

    /// <summary>Something to lock on: there is nothing in it.</summary>
    private static bool IsStateless(IOperation value) =>
        value switch
        {
            IConversionOperation { Conversion.IsUserDefined: false } conversion => IsStateless(conversion.Operand),
            IObjectCreationOperation { Type: { } type, Initializer: null } => type.SpecialType == SpecialType.System_Object
                || (type.Name == "Lock" && type.ContainingNamespace.ToDisplayString() == "System.Threading"),
            _ => false,
        };

    /// <summary>Whether a value of the type never changes: text, a value without references, or null.</summary>
    private static bool IsUnchanging(ITypeSymbol? type) =>
        type is null or { SpecialType: SpecialType.System_String } || type.IsUnmanagedType;

    private static bool IsPure(IOperation value, HashSet<ISymbol> parameters)
    {
        if (value.ConstantValue.HasValue)
            return true;
        switch (value)
        {
            case IParameterReferenceOperation { Parameter: var parameter } when IsUnchanging(parameter.Type):
                parameters.Add(parameter.OriginalDefinition);
                return true;
            case IParameterReferenceOperation
            {
                Parent: IPropertyReferenceOperation { Property.Name: "Length" },
                Parameter: { Type: IArrayTypeSymbol } parameter
            }:
                parameters.Add(parameter.OriginalDefinition);
                return true;
            case IDefaultValueOperation or ITypeOfOperation or ISizeOfOperation:
                return true;
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }:
                return ShapeParser.IsFrameworks(field.ContainingType) && field.Name != "Local";
            case IPropertyReferenceOperation { Instance: { } instance, Arguments.Length: 0, Property: var property }:
                return (
                        ShapeParser.IsFrameworks(property.ContainingType) && IsUnchanging(instance.Type)
                        || instance.Type is IArrayTypeSymbol
                    ) && IsPure(instance, parameters);
            case IInvocationOperation { Instance: null, TargetMethod: var method } call:
                return ShapeParser.IsFrameworks(method.ContainingType)
                    && s_pure.Contains(method.ContainingType.Name)
                    && call.Arguments.All(a => IsPure(a.Value, parameters));
            case IObjectCreationOperation { Type: { IsUnmanagedType: true } type, Initializer: null, Arguments: { Length: > 0 } arguments }:
                return ShapeParser.IsFrameworks(type) && arguments.All(a => IsPure(a.Value, parameters));
            case IConversionOperation conversion:
                return IsFrameworks(conversion.OperatorMethod) && IsPure(conversion.Operand, parameters);
            case IUnaryOperation unary:
                return IsFrameworks(unary.OperatorMethod) && IsPure(unary.Operand, parameters);
            case IBinaryOperation binary:
                return IsFrameworks(binary.OperatorMethod)
                    && IsTextOrValue(binary)
                    && IsPure(binary.LeftOperand, parameters)
                    && IsPure(binary.RightOperand, parameters);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return IsPure(conditional.Condition, parameters)
                    && IsPure(conditional.WhenTrue, parameters)
                    && IsPure(otherwise, parameters);
            case ICoalesceOperation coalesce:
                return IsPure(coalesce.Value, parameters) && IsPure(coalesce.WhenNull, parameters);
            case ITupleOperation tuple:
                return tuple.Elements.All(e => IsPure(e, parameters));
            default:
                return false;
        }
    }

    /// <summary>Text with a number in it depends on the culture.</summary>
    private static bool IsTextOrValue(IBinaryOperation binary) =>
        binary.Type?.SpecialType != SpecialType.System_String
        || (
            binary.LeftOperand.Type?.SpecialType == SpecialType.System_String
            && binary.RightOperand.Type?.SpecialType == SpecialType.System_String
        );

    private static bool IsFrameworks(IMethodSymbol? method) => method is null || ShapeParser.IsFrameworks(method.ContainingType);
}
