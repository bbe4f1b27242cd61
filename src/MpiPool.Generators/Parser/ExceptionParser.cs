using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Finds the exception types that can be made of a message, alone or with an inner exception.</summary>
internal static class ExceptionParser
{
    public static bool IsCandidate(SyntaxNode node) => node is ClassDeclarationSyntax { BaseList: not null, TypeParameterList: null };

    public static ExceptionModel? Parse(ClassDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (
            model.GetDeclaredSymbol(syntax, cancellation) is not { IsAbstract: false } type
            || !IsException(type)
            || !Visibility.IsAccessible(type, model.Compilation)
            || IsInGenericType(type)
        )
        {
            return null;
        }

        bool ofMessage = type.InstanceConstructors.Any(c => c.Parameters.Length == 1 && IsUsable(c, model.Compilation));
        bool withInner = type.InstanceConstructors.Any(c =>
            c.Parameters is [_, { Type: INamedTypeSymbol inner, RefKind: RefKind.None }]
            && IsSystemException(inner)
            && IsUsable(c, model.Compilation)
        );
        if (!ofMessage && !withInner)
            return null;

        return new(TypeNames.Full(type), RuntimeName(type), ofMessage, withInner);
    }

    /// <summary>The type's name as it is at run time, which has no <c>@</c> and a <c>+</c> before what is nested.</summary>
    private static string RuntimeName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            name = $"{outer.MetadataName}+{name}";
        for (INamespaceSymbol space = type.ContainingNamespace; !space.IsGlobalNamespace; space = space.ContainingNamespace)
        {
            name = $"{space.MetadataName}.{name}";
        }

        return name;
    }

    public static EquatableArray<ExceptionModel> Sort(ImmutableArray<ExceptionModel> found, CancellationToken cancellation) =>
        found.Distinct().OrderBy(e => e.FullName, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Whether a constructor takes a text first, and generated code may call it.</summary>
    private static bool IsUsable(IMethodSymbol constructor, Compilation compilation) =>
        constructor
            is {
                DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal,
                Parameters: [{ Type.SpecialType: SpecialType.System_String, RefKind: RefKind.None }, ..],
            }
        && !RequiredMembers.Of(constructor).Any()
        && MarkReader.Of([constructor], compilation) == MarksModel.None;

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type.BaseType; part is not null; part = part.BaseType)
        {
            if (IsSystemException(part))
                return true;
        }

        return false;
    }

    private static bool IsSystemException(INamedTypeSymbol type) =>
        type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsInGenericType(INamedTypeSymbol type) =>
        type.ContainingType is { } outer && (outer.IsGenericType || IsInGenericType(outer));
}
