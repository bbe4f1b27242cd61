using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>Generic methods, and methods of generic types, with the type arguments that a call gives them.</summary>
internal static class ClosedMethods
{
    public static bool IsGeneric(IMethodSymbol method) => TypeArguments(method).Any();

    /// <summary>The method as it is declared, where it is named as an extension of its first argument.</summary>
    public static IMethodSymbol Unreduced(IMethodSymbol method)
    {
        if (method.ReducedFrom is not { } declared)
            return method;
        if (!declared.IsGenericMethod)
            return declared;
        return declared.Construct([.. declared.TypeParameters.Select(p => method.GetTypeInferredDuringReduction(p) ?? Given(p.Name))]);

        ITypeSymbol Given(string parameter) => method.TypeArguments[method.TypeParameters.First(p => p.Name == parameter).Ordinal];
    }

    /// <summary>The type arguments of the types that contain the method, from the outermost, and its own.</summary>
    public static IEnumerable<ITypeSymbol> TypeArguments(IMethodSymbol method) =>
        TypeNames.AllArguments(method.ContainingType).Concat(method.TypeArguments);

    /// <summary>The method's name as an expression, with its own type arguments.</summary>
    public static string Expression(IMethodSymbol method) => TypeNames.Escape(method.Name) + OwnTypeArguments(method);

    /// <summary>The method's own type arguments, or parameters if it is open, in angle brackets; empty for none.</summary>
    public static string OwnTypeArguments(IMethodSymbol method) =>
        method.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", method.TypeArguments.Select(TypeNames.Full))}>";

    /// <summary>
    /// The one form of a method that calls may name in several: annotations of its type arguments, and the names of their tuples' elements,
    /// make no other method.
    /// </summary>
    public static IMethodSymbol Plain(IMethodSymbol method, Compilation compilation)
    {
        INamedTypeSymbol type = Plain(method.ContainingType);
        IMethodSymbol found = type.GetMembers(method.Name)
            .OfType<IMethodSymbol>()
            .First(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition));
        return found.IsGenericMethod ? found.Construct([.. method.TypeArguments.Select(PlainType)]) : found;

        INamedTypeSymbol Plain(INamedTypeSymbol named)
        {
            INamedTypeSymbol definition = named.OriginalDefinition;
            if (named.ContainingType is { } outer)
            {
                definition = Plain(outer)
                    .GetTypeMembers(named.Name, named.Arity)
                    .First(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, named.OriginalDefinition));
            }

            return named.Arity == 0 ? definition : definition.Construct([.. named.TypeArguments.Select(PlainType)]);
        }

        ITypeSymbol PlainType(ITypeSymbol argument) =>
            argument switch
            {
                IArrayTypeSymbol array => compilation.CreateArrayTypeSymbol(PlainType(array.ElementType), array.Rank),
                INamedTypeSymbol { IsTupleType: true } tuple => compilation.CreateTupleTypeSymbol([
                    .. tuple.TupleElements.Select(e => PlainType(e.Type)),
                ]),
                INamedTypeSymbol { TypeKind: not TypeKind.Error, IsAnonymousType: false } named => Plain(named)
                    .WithNullableAnnotation(NullableAnnotation.NotAnnotated),
                _ => argument.WithNullableAnnotation(NullableAnnotation.NotAnnotated),
            };
    }

    /// <summary>What keeps generated code from naming the method with these type arguments, and what to do; null if nothing does.</summary>
    public static (string Cause, string Remedy)? FindObstacle(IMethodSymbol method, Compilation compilation) =>
        TypeArguments(method).Select(argument => FindObstacle(argument, compilation)).FirstOrDefault(found => found is not null);

    private static (string Cause, string Remedy)? FindObstacle(ITypeSymbol type, Compilation compilation) =>
        type switch
        {
            ITypeParameterSymbol => ($"and this call leaves open what '{type.Name}' is", "call it for a type, in one method for each type"),
            IArrayTypeSymbol array => FindObstacle(array.ElementType, compilation),
            INamedTypeSymbol { IsAnonymousType: true } => (
                "and this call is for an anonymous type, which has no name",
                "use a tuple or a record"
            ),
            INamedTypeSymbol named when !Visibility.IsAccessible(named.OriginalDefinition, compilation) => (
                $"and this call is for '{TypeNames.Readable(named)}', which is not accessible to generated code",
                "make it, and the types that contain it, internal or public"
            ),
            INamedTypeSymbol named => TypeNames
                .AllArguments(named)
                .Select(argument => FindObstacle(argument, compilation))
                .FirstOrDefault(found => found is not null),
            _ => null,
        };
}
