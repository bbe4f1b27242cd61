using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MpiPool.Generators.Parser;

/// <summary>What the user says of an object's state: that all of it travels, or that a member stays behind.</summary>
internal static class StateAttributes
{
    private static readonly HashSet<string> s_ignoring = ["IgnoreMemberAttribute", "IgnoreDataMemberAttribute", "NonSerializedAttribute"];

    /// <summary>Whether the type travels by all its fields.</summary>
    public static bool IsState(ITypeSymbol type) =>
        type.GetAttributes()
            .Any(a =>
                a.AttributeClass
                    is { Name: "MpiStateAttribute", ContainingNamespace: { Name: "MpiPool", ContainingNamespace.IsGlobalNamespace: true } }
            );

    /// <summary>Whether a field, a property or its backing field, or an event's field stays behind.</summary>
    public static bool IsIgnored(ISymbol symbol) =>
        HasIgnoring(symbol)
        || symbol switch
        {
            IPropertySymbol property => Member.BackingField(property) is { } field && HasIgnoring(field),
            IFieldSymbol { AssociatedSymbol: IPropertySymbol property } => HasIgnoring(property),
            IEventSymbol => IsIgnoredEvent(symbol),
            _ => false,
        };

    private static bool HasIgnoring(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => a.AttributeClass is { } type && s_ignoring.Contains(type.Name));

    /// <summary>
    /// The compiler does not show the field of an event, so what stands before the event is looked at: <c>[field: NonSerialized]</c>.
    /// </summary>
    private static bool IsIgnoredEvent(ISymbol symbol) =>
        symbol
            .DeclaringSyntaxReferences.Select(r => r.GetSyntax().FirstAncestorOrSelf<EventFieldDeclarationSyntax>())
            .SelectMany(e => e?.AttributeLists ?? default)
            .Where(l => l.Target?.Identifier.ValueText == "field")
            .SelectMany(l => l.Attributes)
            .Select(a => a.Name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : a.Name.ToString())
            .Any(name => s_ignoring.Contains(name) || s_ignoring.Contains(name + "Attribute"));
}
