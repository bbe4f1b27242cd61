using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>Decides which fields of a type hold on the other side what they hold here.</summary>
/// <remarks>
/// A field is covered by a member that travels if the member's getter returns the field as it is, and what sets it, its setter or the
/// constructor, puts the value there as it is. It is also covered if it is the same in each object that was made of the same values. All
/// else is lost: what cannot be understood counts as lost.
/// </remarks>
internal static class StateCoverage
{
    /// <summary>The fields that would arrive with other values, and of which the user has not said that they may.</summary>
    public static ImmutableArray<Slot> FindLost(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (FindForm(type, compilation, cancellation) is not { } form)
            return [];
        var bodies = new BodyReader(type, compilation, cancellation);
        var construction = new Construction(type, bodies);
        ConstructedState made = construction.Of(form.Constructor);
        var covered = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var changed = new HashSet<ISymbol>(made.ChangedObjects, SymbolEqualityComparer.Default);
        changed.UnionWith(FilledArguments(form, bodies, construction));

        // Members of the constructor whose fields nothing changes afterwards: other fields can be computed of them.
        var fixedParameters = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (TravellingMember travelling in form.Members)
        {
            if (bodies.ReadBy(travelling.Member) is not { } slot)
                continue;
            bool isSet = travelling.Setting switch
            {
                _ when changed.Contains(travelling.Parameter?.OriginalDefinition!) => false,
                MemberCover.Set => SymbolEqualityComparer.Default.Equals(bodies.WrittenBy(travelling.Member), slot),
                MemberCover.Filled => construction.IsFilledInEachObject(slot),
                MemberCover.Constructed => SymbolEqualityComparer.Default.Equals(
                    made.ParameterIn(slot),
                    travelling.Parameter!.OriginalDefinition
                ),
                _ => false,
            };
            if (!isSet)
                continue;
            covered.Add(slot);
            if (travelling.Setting == MemberCover.Constructed && BodyReader.IsReadOnly(slot))
                fixedParameters.Add(travelling.Parameter!.OriginalDefinition);
        }

        // What a setter does besides may undo what was set before.
        foreach (TravellingMember travelling in form.Members.Where(m => m.Setting == MemberCover.Set))
        {
            covered.ExceptWith(bodies.DisturbedBy(travelling.Member, covered));
        }

        return
        [
            .. Slot.Find(type, compilation, cancellation)
                .Where(s =>
                    !covered.Contains(s.Symbol.OriginalDefinition)
                    && !StateAttributes.IsIgnored(s.Symbol)
                    && !construction.IsSameInEachObject(s, form.Constructor, fixedParameters)
                ),
        ];
    }

    /// <summary>
    /// The parameters whose objects may be what is behind a member that is filled: what is put into that is then in them too.
    /// </summary>
    private static IEnumerable<ISymbol> FilledArguments(TravellingForm form, BodyReader bodies, Construction construction) =>
        from filled in form.Members
        where filled.Setting == MemberCover.Filled
        where bodies.ReadBy(filled.Member) is not { } slot || !construction.IsFilledInEachObject(slot)
        from parameter in form.Constructor.Parameters
        where SymbolEqualityComparer.Default.Equals(parameter.Type, filled.Member.Type)
        select parameter.OriginalDefinition;

    private static TravellingForm? FindForm(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        MessagePackAttributes.Object(type) is null
            ? ObjectForm.Find(type, compilation)?.AsTravelling()
            : new ShapeParser(compilation, [], cancellation).FindPackForm(type);
}
