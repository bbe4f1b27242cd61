using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>
/// How an object without attributes travels: which constructor makes it anew, of which members, and what is set or filled besides.
/// </summary>
/// <param name="Taken">The members that the constructor takes, in the order of its parameters.</param>
/// <param name="Others">The members that are set or filled, by name.</param>
/// <param name="Members">All members that can be seen.</param>
internal sealed record ObjectForm(IMethodSymbol Constructor, Member[] Taken, Member[] Others, Member[] Members)
{
    /// <summary>The form; null if no public constructor takes members only.</summary>
    public static ObjectForm? Find(INamedTypeSymbol type, Compilation compilation)
    {
        Member[] members = [.. Member.Find(type, compilation).Where(m => !m.IsIgnored)];
        if (FindConstructor(type, members) is not { } constructor)
            return null;

        Member[] taken = [.. constructor.Parameters.Select(p => FindMember(p, members)!)];
        Member[] others =
        [
            .. members
                .Where(m => (m.IsSettable || m.IsFillable || m.IsSetByField) && !taken.Contains(m))
                .OrderBy(m => m.Name, StringComparer.Ordinal),
        ];
        return new(constructor, taken, others, members);
    }

    public TravellingForm AsTravelling() =>
        new(
            Constructor,
            [
                .. Taken.Select((m, i) => TravellingMember.Of(m, Constructor.Parameters[i])),
                .. Others.Select(m => TravellingMember.Of(m, null)),
            ]
        );

    /// <summary>The public constructor that takes the most members, and nothing else.</summary>
    private static IMethodSymbol? FindConstructor(INamedTypeSymbol type, Member[] members) =>
        type
            .InstanceConstructors.Where(c =>
                c.DeclaredAccessibility == Accessibility.Public && c.Parameters.All(p => FindMember(p, members) is not null)
            )
            .OrderByDescending(c => c.Parameters.Length)
            .ThenBy(c => c.ToDisplayString(), StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>The member that a constructor's parameter sets, by its type and its name: exactly, or else whatever its case.</summary>
    private static Member? FindMember(IParameterSymbol parameter, Member[] members)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
            return null;
        return Find(StringComparison.Ordinal) ?? Find(StringComparison.OrdinalIgnoreCase);

        Member? Find(StringComparison comparison) =>
            Array.Find(
                members,
                m => m.Name.Equals(parameter.Name, comparison) && SymbolEqualityComparer.Default.Equals(parameter.Type, m.Type)
            );
    }
}
