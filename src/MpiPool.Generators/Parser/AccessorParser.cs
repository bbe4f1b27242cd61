using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Finds a way to a method that is private or protected: a part of its own type.</summary>
internal static class AccessorParser
{
    private static readonly SymbolDisplayFormat s_declaration = TypeNames.FullFormat.WithGenericsOptions(
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
    );

    /// <summary>The accessor; null if the method needs none, or its type cannot have one.</summary>
    public static AccessorModel? Parse(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        method = method.OriginalDefinition;
        INamedTypeSymbol type = method.ContainingType;
        if (
            Visibility.IsAccessible(method, compilation)
            || !Visibility.IsAccessible(type, compilation)
            || method.ExplicitInterfaceImplementations.Length > 0
        )
            return null;
        var types = new List<string>();
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
        {
            if (Keyword(part) is not { } keyword || !IsPartial(part, cancellation))
                return null;
            string parameters = part.Arity == 0 ? "" : $"<{string.Join(", ", part.TypeParameters.Select(TypeNames.Full))}>";
            types.Insert(0, $"partial {keyword} {TypeNames.Escape(part.Name)}{parameters}");
        }

        string name = $"MpiTask_{TypeNames.Nested(type)}_{method.Name}";
        bool isOverloaded = type.GetMembers(method.Name).Length > 1;
        return new(
            type.ContainingNamespace.IsGlobalNamespace
                ? null
                : type.ContainingNamespace.ToDisplayString(
                    SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
                ),
            types.ToEquatableArray(),
            isOverloaded ? CatalogBuilder.ToldApart(name, TaskParser.Signature(method)) : name,
            method.Arity == 0
                ? ""
                : $"<{string.Join(", ", method.TypeParameters.Select(p => CarriedAttributes.Declare(p, TypeNames.Full(p))))}>",
            Constraints(method),
            ClosedMethods.Expression(method),
            method.IsStatic,
            method.ReturnsVoid ? "void" : TypeNames.AsWritten(method.ReturnType),
            method.Parameters.Select(p => TypeNames.AsWritten(p.Type)).ToEquatableArray(),
            TaskParser.DelegateType(method),
            method.GetDocumentationCommentId() ?? ""
        )
        {
            Marks = MarkReader.Of([method, method.ReturnType, .. method.Parameters.Select(p => p.Type)], compilation),
        };
    }

    /// <summary>The <c>where</c> clauses of the method's type parameters.</summary>
    private static string Constraints(IMethodSymbol method)
    {
        string declaration = method.ToDisplayString(s_declaration);
        int clauses = declaration.IndexOf(" where ", StringComparison.Ordinal);
        return clauses < 0 ? "" : declaration.Substring(clauses);
    }

    private static string? Keyword(INamedTypeSymbol type) =>
        type switch
        {
            { TypeKind: TypeKind.Class, IsRecord: true } => "record",
            { TypeKind: TypeKind.Class } => "class",
            { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
            { TypeKind: TypeKind.Struct } => "struct",
            _ => null,
        };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax(cancellation) is TypeDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(m => m.ValueText == "partial")
        );
}
