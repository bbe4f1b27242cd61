using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>Knows the calls that run a lambda before they return.</summary>
internal static class EagerCalls
{
    /// <summary>Whether the function surely runs, if at all, within the statement that it stands in.</summary>
    public static bool RunsAtOnce(IAnonymousFunctionOperation function)
    {
        IOperation? part = function.Parent;
        while (part is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation) part = part.Parent;
        if (part is not IArgumentOperation { Parent: IInvocationOperation call }) return false;
        if (call.TargetMethod.ContainingType is not { } type) return false;
        return IsType(type, "Parallel", "System.Threading.Tasks") || (call.TargetMethod.Name == "ForEach" && IsType(type, "List", "System.Collections.Generic"))
            || (call.TargetMethod.Name == "ForEach" && IsType(type, "Array", "System"))
            || (IsLinq(call) && IsEnumerated(call));
    }

    /// <summary>Whether the sequence that a LINQ call gives is used up at once: by a further call, or by a loop.</summary>
    private static bool IsEnumerated(IInvocationOperation call)
    {
        if (!IsLazy(call.Type)) return true;
        IOperation? part = call.Parent;
        while (part is IConversionOperation or IParenthesizedOperation) part = part.Parent;
        return part switch
        {
            IForEachLoopOperation or ISpreadOperation => true,
            IArgumentOperation { Parent: IInvocationOperation outer } => !IsLinq(outer) || IsEnumerated(outer),
            _ => false,
        };
    }

    private static bool IsLazy(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Interface };

    private static bool IsLinq(IInvocationOperation call) => IsType(call.TargetMethod.ContainingType, "Enumerable", "System.Linq");

    private static bool IsType(ITypeSymbol type, string name, string @namespace) => type.Name == name && type.ContainingNamespace.ToDisplayString() == @namespace;
}
