using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>A field or property that other code of the compilation can see, of a type or one of its bases.</summary>
/// <param name="Setter">The accessor that sets it, whoever may call it: a missing one is the overridden property's.</param>
/// <param name="IsHidden">
/// Whether a more derived type declares the name anew, so that only a cast to the declaring type names the member.
/// </param>
/// <param name="IsForeign">Whether it is of another assembly, where private setters, and what constructors do, cannot be seen.</param>
/// <param name="IsIgnored">Whether the user says that it stays behind.</param>
internal sealed record Member(
    ISymbol Symbol,
    ITypeSymbol Type,
    IMethodSymbol? Getter,
    IMethodSymbol? Setter,
    bool IsHidden,
    bool IsForeign,
    bool IsIgnored
)
{
    /// <summary>The framework's collections that elements can be put into.</summary>
    private static readonly HashSet<string> s_fillable =
    [
        "List`1",
        "IList`1",
        "ICollection`1",
        "HashSet`1",
        "SortedSet`1",
        "ISet`1",
        "LinkedList`1",
        "Collection`1",
        "ObservableCollection`1",
        "Dictionary`2",
        "IDictionary`2",
        "SortedDictionary`2",
        "SortedList`2",
        "ConcurrentDictionary`2",
    ];

    public string Name => Symbol.Name;

    /// <summary>Whether it can be set in an object that is there, by an accessor if need be.</summary>
    public bool IsSettable => Setter is not null || Symbol is IFieldSymbol { IsReadOnly: false };

    /// <summary>Whether it is a collection that can be filled in place.</summary>
    public bool IsFillable =>
        !IsSettable && IsStored && Type is INamedTypeSymbol && s_fillable.Contains(Type.MetadataName) && ShapeParser.IsFrameworks(Type);

    /// <summary>
    /// Whether it has no setter that can be seen, and is set through its field: that is right whatever else the type does with it.
    /// </summary>
    public bool IsSetByField => IsForeign && !IsSettable && !IsFillable && IsStored;

    public bool IsRequired => Symbol is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true };

    /// <summary>Whether it is the property of a record that the compiler makes of the parameter, and sets to it.</summary>
    public bool IsMadeOf(IParameterSymbol parameter) =>
        Symbol.DeclaringSyntaxReferences is [var declaration]
        && parameter.DeclaringSyntaxReferences is [var other]
        && declaration.SyntaxTree == other.SyntaxTree
        && declaration.Span == other.Span;

    /// <summary>Whether it stores what it returns: a property that computes it has nothing to put elements into.</summary>
    public bool IsStored => Symbol is not IPropertySymbol property || BackingField(property) is not null || IsCompilers(property.GetMethod);

    /// <summary>All members, those of the type itself first. What is overridden is one member, what is hidden a member besides.</summary>
    public static IReadOnlyList<Member> Find(INamedTypeSymbol type, Compilation compilation)
    {
        var members = new List<Member>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol symbol in part.GetMembers())
            {
                if (overridden.Contains(symbol))
                    continue;
                if (Of(symbol, names.Contains(symbol.Name), compilation) is { } member)
                    members.Add(member);
                overridden.UnionWith(Overridden(symbol));
            }

            // Whatever has the name hides it, be it a method or private.
            names.UnionWith(part.GetMembers().Select(m => m.Name));
        }

        return members;
    }

    /// <summary>The field that the compiler makes for a property; null if there is none, or the property is of another assembly.</summary>
    public static IFieldSymbol? BackingField(IPropertySymbol property) =>
        property
            .ContainingType.GetMembers()
            .OfType<IFieldSymbol>()
            .FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, property));

    /// <summary>The properties that a property overrides, the nearest first.</summary>
    public static IEnumerable<ISymbol> Overridden(ISymbol symbol)
    {
        for (IPropertySymbol? next = (symbol as IPropertySymbol)?.OverriddenProperty; next is not null; next = next.OverriddenProperty)
        {
            yield return next;
        }
    }

    private static Member? Of(ISymbol symbol, bool isHidden, Compilation compilation)
    {
        if (symbol is { IsStatic: true } or { CanBeReferencedByName: false } || !IsVisible(symbol, compilation))
            return null;
        bool isIgnored = StateAttributes.IsIgnored(symbol);
        bool isForeign = !Slot.IsSource(symbol.ContainingType, compilation) && !ShapeParser.IsFrameworks(symbol.ContainingType);
        return symbol switch
        {
            IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } field => new(
                field,
                field.Type,
                null,
                null,
                isHidden,
                isForeign,
                isIgnored
            ),
            IPropertySymbol { IsIndexer: false, RefKind: RefKind.None } property
                when Accessor(property, static p => p.GetMethod) is { } getter => new(
                property,
                property.Type,
                getter,
                Accessor(property, static p => p.SetMethod),
                isHidden,
                isForeign,
                isIgnored
            ),
            _ => null,
        };
    }

    private static IMethodSymbol? Accessor(IPropertySymbol property, Func<IPropertySymbol, IMethodSymbol?> find)
    {
        for (IPropertySymbol? part = property; part is not null; part = part.OverriddenProperty)
        {
            if (find(part) is { } found)
                return found;
        }

        return null;
    }

    private static bool IsVisible(ISymbol symbol, Compilation compilation) =>
        symbol.DeclaredAccessibility == Accessibility.Public
        || (
            symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
            && compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly)
        );

    private static bool IsCompilers(ISymbol? symbol) =>
        symbol?.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;
}
