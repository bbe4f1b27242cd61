using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Finds the exception types that can be made of a message alone.</summary>
internal static class ExceptionParser
{
    public static bool IsCandidate(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList: not null, TypeParameterList: null };

    public static ExceptionModel? Parse(ClassDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(syntax, cancellation) is not { IsAbstract: false } type
            || !IsException(type)
            || !Visibility.IsAccessible(type, model.Compilation)
            || IsInGenericType(type)
            || type.InstanceConstructors.FirstOrDefault(IsOfMessage) is not { } constructor
            || RequiredMembers.Of(constructor).Any()
            || MarkReader.Of([constructor], model.Compilation) != MarksModel.None)
        {
            return null;
        }

        string name = type.MetadataName;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType) name = $"{outer.MetadataName}+{name}";
        string space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString() + ".";
        return new(TypeNames.Full(type), space + name);
    }

    public static EquatableArray<ExceptionModel> Sort(ImmutableArray<ExceptionModel> found, CancellationToken cancellation) =>
        found.Distinct().OrderBy(e => e.FullName, StringComparer.Ordinal).ToEquatableArray();

    private static bool IsOfMessage(IMethodSymbol constructor) =>
        constructor is
        {
            DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal,
            Parameters: [{ Type.SpecialType: SpecialType.System_String, RefKind: RefKind.None }],
        };

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type.BaseType; part is not null; part = part.BaseType)
        {
            if (part is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } }) return true;
        }

        return false;
    }

    private static bool IsInGenericType(INamedTypeSymbol type) =>
        type.ContainingType is { } outer && (outer.IsGenericType || IsInGenericType(outer));
}
