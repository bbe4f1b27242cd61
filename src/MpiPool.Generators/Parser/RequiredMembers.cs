using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>The members that whoever makes an object must set in its initializer.</summary>
internal static class RequiredMembers
{
    public static IEnumerable<ISymbol> Of(IMethodSymbol constructor)
    {
        if (SetsAll(constructor))
            yield break;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? part = constructor.ContainingType; part is not null; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && names.Add(member.Name))
                    yield return member;
            }
        }
    }

    /// <summary>Whether the constructor says that it sets them itself.</summary>
    public static bool SetsAll(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(a => a.AttributeClass?.Name == "SetsRequiredMembersAttribute");
}
