using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>From where a symbol can be named.</summary>
internal static class Visibility
{
    /// <summary>Whether other code of the compilation can name the symbol and the types that contain it.</summary>
    public static bool IsAccessible(ISymbol symbol, Compilation compilation) =>
        !IsFileLocal(symbol) && compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    /// <summary>What to do so that other code of the compilation can name the method, which it cannot now.</summary>
    public static string HowToBeAccessible(IMethodSymbol method, Compilation compilation)
    {
        if (method.ExplicitInterfaceImplementations.Length > 0 || method.IsOverride)
            return "move its code into an internal or public method, and mark that";
        if (IsFileLocal(method))
            return "make the types that contain it internal or public in place of 'file'";
        INamedTypeSymbol type = method.ContainingType;
        if (!IsAccessible(type, compilation))
            return "make it, and the types that contain it, internal or public";

        // An interface's part could not reach a private method of another part.
        return type.TypeKind == TypeKind.Interface
            ? "make it internal or public"
            : "make it internal or public, or the types that contain it partial";
    }

    /// <summary>Whether every assembly can name the type, and all that it is made of.</summary>
    public static bool IsPublic(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => IsPublic(array.ElementType),
            INamedTypeSymbol named => IsPublic((ISymbol)named) && named.TypeArguments.All(IsPublic),
            _ => false,
        };

    /// <summary>Whether every assembly can name the symbol and the types that contain it.</summary>
    public static bool IsPublic(ISymbol symbol)
    {
        for (ISymbol? part = symbol; part is not null and not INamespaceSymbol; part = part.ContainingSymbol)
        {
            if (part.DeclaredAccessibility != Accessibility.Public && part is not INamedTypeSymbol { IsTupleType: true })
                return false;
        }

        return true;
    }

    private static bool IsFileLocal(ISymbol symbol)
    {
        for (ISymbol? part = symbol; part is not null; part = part.ContainingType)
        {
            if (part is INamedTypeSymbol { IsFileLocal: true })
                return true;
        }

        return false;
    }
}
