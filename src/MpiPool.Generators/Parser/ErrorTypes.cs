using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>
/// Types that are the compiler's to report: names that it does not know, and generic types without their type arguments. Nothing is said of
/// them, and no code is made of them: they are what stands in an editor while one types.
/// </summary>
internal static class ErrorTypes
{
    /// <summary>
    /// Whether there is one in the method's signature, or in the types that contain it; or a parameter without a name of its own.
    /// </summary>
    public static bool AreIn(IMethodSymbol method) =>
        AreIn(method.ReturnType)
        || AreIn(method.ContainingType)
        || method.TypeArguments.Any(AreIn)
        || method.Parameters.Any(p => p.Name.Length == 0 || AreIn(p.Type))
        || method.Parameters.Select(p => p.Name).Distinct().Count() < method.Parameters.Length;

    /// <summary>Whether the type is one, or is made of one.</summary>
    public static bool AreIn(ITypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Error } => true,
            IArrayTypeSymbol array => AreIn(array.ElementType),
            IPointerTypeSymbol pointer => AreIn(pointer.PointedAtType),
            INamedTypeSymbol named => named.IsUnboundGenericType || TypeNames.AllArguments(named).Any(AreIn),
            _ => false,
        };
}
