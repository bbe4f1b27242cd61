using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>Knows the calls that go through sequences: when they do it, and what comes of an empty one.</summary>
internal static class EagerCalls
{
    /// <summary>Those of LINQ's that give something where they get nothing.</summary>
    private static readonly HashSet<string> s_giveMore =
    [
        "Append",
        "Prepend",
        "Concat",
        "DefaultIfEmpty",
        "Union",
        "UnionBy",
        "Range",
        "Repeat",
    ];

    /// <summary>
    /// The call that surely runs the function, if it does at all, within the statement that it stands in; null if there is none.
    /// </summary>
    public static IInvocationOperation? RunningAtOnce(IAnonymousFunctionOperation function)
    {
        IOperation? part = function.Parent;
        while (part is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            part = part.Parent;
        if (part is not IArgumentOperation { Parent: IInvocationOperation call })
            return null;
        if (call.TargetMethod.ContainingType is not { } type)
            return null;
        bool isAtOnce =
            IsType(type, "Parallel", "System.Threading.Tasks")
            || (
                call.TargetMethod.Name == "ForEach"
                && (IsType(type, "List", "System.Collections.Generic") || IsType(type, "Array", "System"))
            )
            || (IsLinq(call) && IsEnumerated(call));
        return isAtOnce ? call : null;
    }

    /// <summary>
    /// Whether the call is one of LINQ's that gives another sequence, and goes through its own only when that one is gone through.
    /// </summary>
    public static bool IsLazy(IInvocationOperation call) => IsLinq(call) && IsSequence(call.Type);

    /// <summary>Whether the type is that of a sequence which may not have begun.</summary>
    public static bool IsSequence(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Interface };

    /// <summary>The sequence that one of LINQ's calls goes through, if it gives nothing where there is nothing.</summary>
    public static IOperation? Source(IInvocationOperation call) =>
        IsLinq(call)
        && !s_giveMore.Contains(call.TargetMethod.Name)
        && (IsSequence(call.Type) || call.TargetMethod.Name is "ToArray" or "ToList")
            ? Argument(call, 0)
            : null;

    /// <summary>Whether the type is one of the framework's generic collections.</summary>
    public static bool IsCollection(ITypeSymbol type) => type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic";

    /// <summary>Whether the call gives an empty sequence.</summary>
    public static bool GivesNothing(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Empty", Parameters.IsEmpty: true }
        && (IsLinq(call) || IsType(call.TargetMethod.ContainingType, "Array", "System"));

    /// <summary>How many elements the call makes; null if it does not say.</summary>
    public static IOperation? Count(IInvocationOperation call) =>
        IsLinq(call) && call.TargetMethod.Name is ("Range" or "Repeat") ? Argument(call, 1) : null;

    private static IOperation? Argument(IInvocationOperation call, int index) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == index)?.Value;

    /// <summary>Whether the sequence that a LINQ call gives is used up at once: by a further call, or by a loop.</summary>
    private static bool IsEnumerated(IInvocationOperation call)
    {
        if (!IsSequence(call.Type))
            return true;
        IOperation? part = call.Parent;
        while (part is IConversionOperation or IParenthesizedOperation)
            part = part.Parent;
        return part switch
        {
            IForEachLoopOperation or ISpreadOperation => true,
            IArgumentOperation { Parent: IInvocationOperation outer } => !IsLinq(outer) || IsEnumerated(outer),
            _ => false,
        };
    }

    private static bool IsLinq(IInvocationOperation call) =>
        IsType(call.TargetMethod.ContainingType, "Enumerable", "System.Linq")
        || IsType(call.TargetMethod.ContainingType, "AsyncEnumerable", "System.Linq");

    private static bool IsType(ITypeSymbol? type, string name, string @namespace) =>
        type?.Name == name && type.ContainingNamespace.ToDisplayString() == @namespace;
}
