using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Parser;

/// <summary>The names of types: as C#, and as parts of identifiers.</summary>
internal static class TypeNames
{
    private const string Framework = "System";

    /// <summary>Types as C# that means the same everywhere.</summary>
    public static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    private static readonly SymbolDisplayFormat s_oblivious = FullFormat.RemoveMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    private static readonly SymbolDisplayFormat s_readable = FullFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat s_identity = s_readable.RemoveMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    /// <summary>Types of the framework that are so common that their names go without their namespaces.</summary>
    private static readonly HashSet<string> s_wellKnown =
    [
        "Boolean",
        "Byte",
        "SByte",
        "Int16",
        "UInt16",
        "Int32",
        "UInt32",
        "Int64",
        "UInt64",
        "Char",
        "Single",
        "Double",
        "String",
        "Decimal",
        "Half",
        "Int128",
        "UInt128",
        "Guid",
        "DateTime",
        "DateTimeOffset",
        "TimeSpan",
        "DateOnly",
        "TimeOnly",
        "Uri",
        "Version",
        "Index",
        "Range",
        "Tuple",
        "KeyValuePair",
        "Memory",
        "ReadOnlyMemory",
        "ArraySegment",
        "ReadOnlySequence",
        "List",
        "Queue",
        "Stack",
        "LinkedList",
        "HashSet",
        "SortedSet",
        "Dictionary",
        "SortedDictionary",
        "SortedList",
        "IEnumerable",
        "ICollection",
        "IList",
        "ISet",
        "IDictionary",
        "IReadOnlyCollection",
        "IReadOnlyList",
        "IReadOnlySet",
        "IReadOnlyDictionary",
        "Collection",
        "ObservableCollection",
        "ReadOnlyCollection",
        "ReadOnlyDictionary",
        "FrozenSet",
        "FrozenDictionary",
        "ConcurrentQueue",
        "ConcurrentStack",
        "ConcurrentBag",
        "ConcurrentDictionary",
        "ImmutableArray",
        "ImmutableList",
        "ImmutableQueue",
        "ImmutableStack",
        "ImmutableHashSet",
        "ImmutableSortedSet",
        "ImmutableDictionary",
        "ImmutableSortedDictionary",
        "IImmutableList",
        "IImmutableQueue",
        "IImmutableStack",
        "IImmutableSet",
        "IImmutableDictionary",
    ];

    private static readonly HashSet<string> s_wellKnownNamespaces =
    [
        "System",
        "System.Buffers",
        "System.Collections.Generic",
        "System.Collections.ObjectModel",
        "System.Collections.Concurrent",
        "System.Collections.Immutable",
        "System.Collections.Frozen",
    ];

    /// <summary>The type as C# that means the same everywhere. Tuple elements lose their names: they are no part of the type.</summary>
    public static string Full(ITypeSymbol type) => WithoutElementNames(type.ToDisplayParts(FullFormat));

    /// <summary>The type as C#, with the names of tuple elements: an interceptor must have them as the call has.</summary>
    public static string AsWritten(ITypeSymbol type) => type.ToDisplayString(FullFormat);

    /// <summary>The type without the annotation of its own that says whether it may be null.</summary>
    public static string Unannotated(ITypeSymbol type) =>
        Full(type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type);

    /// <summary>The type as C# with <c>#nullable disable</c>: without annotations, and without the names of tuple elements.</summary>
    public static string Oblivious(ITypeSymbol type) => WithoutElementNames(type.ToDisplayParts(s_oblivious));

    /// <summary>The type as the runtime tells types apart: without annotations, and without the names of tuple elements.</summary>
    public static string Identity(ITypeSymbol type) => WithoutElementNames(type.ToDisplayParts(s_identity));

    /// <summary>The type for people.</summary>
    public static string Readable(ITypeSymbol type) => WithoutElementNames(type.ToDisplayParts(s_readable));

    /// <summary>An identifier, escaped if it is a keyword.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;

    /// <summary>
    /// A type's name as part of an identifier. Each kind of type writes how many names follow, so that no two types share a name; a user's
    /// name that could be read otherwise is followed by a hash.
    /// </summary>
    public static string Identifier(ITypeSymbol type)
    {
        string name = type switch
        {
            IArrayTypeSymbol array => (array.Rank == 1 ? "ArrayOf" : $"Array{array.Rank}DOf") + Identifier(array.ElementType),
            INamedTypeSymbol { IsTupleType: true } tuple => Compose(
                $"Tuple{tuple.TupleElements.Length}",
                tuple.TupleElements.Select(e => e.Type)
            ),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => "NullableOf"
                + Identifier(nullable.TypeArguments[0]),
            INamedTypeSymbol named => Compose(Simple(named), AllArguments(named)),
            _ => "Unknown",
        };
        return type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } ? "Optional" + name : name;
    }

    /// <summary>A file's or a task's name as an identifier.</summary>
    public static string Sanitize(string name)
    {
        var identifier = new StringBuilder();
        bool startsWord = true;
        foreach (char c in name)
        {
            if (SyntaxFacts.IsIdentifierPartCharacter(c))
            {
                identifier.Append(startsWord ? char.ToUpperInvariant(c) : c);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        if (identifier.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(identifier[0]))
            identifier.Insert(0, '_');
        return identifier.ToString();
    }

    /// <summary>
    /// An assembly's name as an identifier that is no other's: <c>My_Lib</c> for <c>My.Lib</c>, with a hash where that is not enough.
    /// </summary>
    public static string OfAssembly(string name)
    {
        bool isPlain = name.Split('.')
            .All(part => part.Length > 0 && IsLetter(part[0]) && part.All(c => IsLetter(c) || c is >= '0' and <= '9'));

        // No part of a plain name begins with a digit.
        return isPlain ? name.Replace('.', '_') : $"{Sanitize(name)}_0{Fingerprint.Of(name):x16}";
    }

    /// <summary>The type with the types that contain it, as one identifier: <c>Outer_Inner</c>.</summary>
    public static string Nested(INamedTypeSymbol type) => type.ContainingType is { } outer ? $"{Nested(outer)}_{type.Name}" : type.Name;

    /// <summary>
    /// The user's type that a type is made of, as the name of a file: <c>Lab.Sample</c> for <c>List&lt;Sample[]&gt;</c>; <c>System</c> if
    /// there is none.
    /// </summary>
    public static string Home(ITypeSymbol type) => FindHome(type) ?? Framework;

    /// <summary>A name with its type arguments as one identifier: <c>ListOfString</c>.</summary>
    public static string Compose(string name, IEnumerable<ITypeSymbol> arguments)
    {
        string[] parts = [.. arguments.Select(Identifier)];
        return parts.Length == 0 ? name : $"{name}Of{string.Join("And", parts)}";
    }

    /// <summary>The type arguments of the types that contain the type, from the outermost, and its own.</summary>
    public static IEnumerable<ITypeSymbol> AllArguments(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? AllArguments(outer).Concat(type.TypeArguments) : type.TypeArguments;

    private static bool IsLetter(char c) => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static string? FindHome(ITypeSymbol type) =>
        type switch
        {
            IArrayTypeSymbol array => FindHome(array.ElementType),
            INamedTypeSymbol named when IsOfFramework(named) => AllArguments(named)
                .Select(FindHome)
                .FirstOrDefault(found => found is not null),
            INamedTypeSymbol named => Readable(named.OriginalDefinition).Replace("@", "").Replace('<', '{').Replace('>', '}'),
            _ => null,
        };

    private static bool IsOfFramework(INamedTypeSymbol type)
    {
        INamespaceSymbol part = type.ContainingNamespace;
        while (part is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
            part = part.ContainingNamespace;
        return part.Name == Framework;
    }

    private static string Simple(INamedTypeSymbol type)
    {
        bool isWellKnown = type.ContainingType is null && s_wellKnown.Contains(type.Name);
        if (isWellKnown && s_wellKnownNamespaces.Contains(type.ContainingNamespace.ToDisplayString()))
            return type.Name;

        string name = Nested(type);
        bool isAmbiguous = isWellKnown && type.ContainingNamespace.IsGlobalNamespace;
        for (INamedTypeSymbol? part = type; part is not null; part = part.ContainingType)
            isAmbiguous |= IsAmbiguous(part.Name);
        for (INamespaceSymbol part = type.ContainingNamespace; !part.IsGlobalNamespace; part = part.ContainingNamespace)
        {
            name = $"{part.Name}_{name}";
            isAmbiguous |= IsAmbiguous(part.Name);
        }

        return isAmbiguous ? name + "_" + Fingerprint.Short(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)) : name;
    }

    private static bool IsAmbiguous(string name)
    {
        if (name.IndexOf('_') >= 0 || name.StartsWith("Optional", StringComparison.Ordinal))
            return true;
        int of = name.IndexOf("Of", StringComparison.Ordinal);
        return of >= 0 && (of + 2 == name.Length || char.IsUpper(name[of + 2]));
    }

    private static string WithoutElementNames(ImmutableArray<SymbolDisplayPart> parts)
    {
        var text = new StringBuilder();
        foreach (SymbolDisplayPart part in parts)
        {
            if (part.Kind == SymbolDisplayPartKind.FieldName)
                text.Length--; // with the space before it
            else
                text.Append(part);
        }

        return text.ToString();
    }
}
