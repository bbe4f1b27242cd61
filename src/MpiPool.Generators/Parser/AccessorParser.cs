using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Finds a way to a method that is private or protected: a part of its own type.</summary>
internal static class AccessorParser
{
    /// <summary>The accessor; null if the method needs none, or its type cannot have one.</summary>
    public static AccessorModel? Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        INamedTypeSymbol type = method.ContainingType;
        if (Visibility.IsAccessible(method, compilation) || !Visibility.IsAccessible(type, compilation) || method.ExplicitInterfaceImplementations.Length > 0) return null;
        if (TypeNames.AllArguments(type).Any()) return null; // one part would have to serve all its type arguments
        var types = new List<string>();
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (Keyword(part) is not { } keyword || !IsPartial(part, cancellation)) return null;
            types.Insert(0, $"partial {keyword} {TypeNames.Escape(part.Name)}");
        }

        string name = $"MpiTask_{TaskParser.ClassName(method)}";
        bool isOverloaded = type.GetMembers(method.Name).Length > 1;
        return new(
            type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)),
            types.ToEquatableArray(),
            isOverloaded ? CatalogBuilder.ToldApart(name, TaskParser.Signature(method)) : name,
            ClosedMethods.Expression(method),
            method.IsStatic,
            method.ReturnsVoid ? "void" : TypeNames.AsWritten(method.ReturnType),
            method.Parameters.Select(p => TypeNames.AsWritten(p.Type)).ToEquatableArray());
    }

    private static string? Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Class, IsRecord: true } => "record",
        { TypeKind: TypeKind.Class } => "class",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        _ => null,
    };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) => type.DeclaringSyntaxReferences
        .Any(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(m => m.ValueText == "partial"));
}
