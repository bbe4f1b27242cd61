using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>
/// The attributes of a task that its typed stub has too, so that who calls the stub is told what who calls the method is told.
/// </summary>
internal static class CarriedAttributes
{
    private const string DynamicallyAccessed = "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute";

    private static readonly HashSet<string> s_ofParameter =
    [
        "System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DisallowNullAttribute",
        DynamicallyAccessed,
    ];

    private static readonly HashSet<string> s_ofAnyMember =
    [
        "System.ObsoleteAttribute",
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute",
        "System.Runtime.Versioning.SupportedOSPlatformAttribute",
        "System.Runtime.Versioning.UnsupportedOSPlatformAttribute",
        "System.Runtime.Versioning.ObsoletedOSPlatformAttribute",
        "System.Runtime.Versioning.RequiresPreviewFeaturesAttribute",
    ];

    /// <summary>Those that a class hands on to its static methods only.</summary>
    private static readonly HashSet<string> s_ofStaticMember =
    [
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresAssemblyFilesAttribute",
    ];

    /// <summary>The attributes as C#: the method's own, and of each other kind those of the nearest type that contains it.</summary>
    public static EquatableArray<string> Of(IMethodSymbol method, MarksModel marks)
    {
        const string obsolete = "System.ObsoleteAttribute";
        var carried = new List<string>();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (ISymbol? symbol = method; symbol is not null; symbol = symbol.ContainingType)
        {
            var found = symbol
                .GetAttributes()
                .Select(a => (Kind: a.AttributeClass?.ToDisplayString() ?? "", Attribute: a))
                .Where(a =>
                    s_ofAnyMember.Contains(a.Kind) || (s_ofStaticMember.Contains(a.Kind) && (method.IsStatic || symbol is IMethodSymbol))
                )
                .Where(a => !kinds.Contains(a.Kind))
                .ToList();
            carried.AddRange(found.Select(a => Print(a.Kind, a.Attribute)));
            kinds.UnionWith(found.Select(a => a.Kind));
        }

        // The types in its signature may want it to be obsolete although the method is not, for which a call has closed it.
        if (marks.IsObsolete && !kinds.Contains(obsolete))
            carried.Add($"[global::{obsolete}]");
        return carried.ToEquatableArray();
    }

    /// <summary>Those of a parameter that its typed stub has too: what may be given for it.</summary>
    public static string Of(IParameterSymbol parameter) => Print(parameter, s_ofParameter);

    /// <summary>
    /// A type parameter of the user's as generated code declares it again: with what its arguments must keep when the program is trimmed.
    /// </summary>
    public static string Declare(ITypeParameterSymbol parameter, string name) => Print(parameter, [DynamicallyAccessed]) + name;

    private static string Print(ISymbol symbol, HashSet<string> kinds) =>
        string.Concat(
            symbol
                .GetAttributes()
                .Select(a => (Kind: a.AttributeClass?.ToDisplayString() ?? "", Attribute: a))
                .Where(a => kinds.Contains(a.Kind))
                .Select(a => Print(a.Kind, a.Attribute) + " ")
        );

    private static string Print(string kind, AttributeData attribute)
    {
        string[] arguments =
        [
            .. attribute.ConstructorArguments.Select(Constants.Of),
            .. attribute.NamedArguments.Select(a => $"{a.Key} = {Constants.Of(a.Value)}"),
        ];
        return $"[global::{kind}{(arguments.Length == 0 ? "" : $"({string.Join(", ", arguments)})")}]";
    }
}
