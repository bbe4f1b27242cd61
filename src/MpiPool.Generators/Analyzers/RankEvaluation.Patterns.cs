using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <content>Patterns.</content>
internal sealed partial class RankEvaluation
{
    private RankValue OfSwitch(ISwitchExpressionOperation choice)
    {
        RankValue value = Evaluate(choice.Value);
        RankValue? result = null;
        foreach (ISwitchExpressionArmOperation arm in choice.Arms)
        {
            RankValue taken = Match(value, arm.Pattern);
            if (arm.Guard is { } guard)
                taken = RankValue.And(taken, Evaluate(guard));
            if (taken == RankValue.False)
                continue;
            if (taken == RankValue.Unknown)
                return RankValue.Unknown;
            RankValue arms = Evaluate(arm.Value);
            result = result is null ? arms : RankValue.Join(result, arms);
            if (taken == RankValue.True)
                break;
        }

        return result ?? RankValue.Unknown;
    }

    /// <summary>Whether the value has the pattern.</summary>
    private RankValue Match(RankValue value, IPatternOperation pattern) =>
        pattern switch
        {
            IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => RankValue.True,
            INegatedPatternOperation negated => Match(value, negated.Pattern).Not(),
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => RankValue.And(
                Match(value, both.LeftPattern),
                Match(value, both.RightPattern)
            ),
            IBinaryPatternOperation either => RankValue.Or(Match(value, either.LeftPattern), Match(value, either.RightPattern)),
            IConstantPatternOperation constant => RankValue.Equal(value, value == RankValue.Any ? RankValue.Any : Evaluate(constant.Value)),
            _ when value == RankValue.Null => RankValue.False,
            _ when value == RankValue.Any => RankValue.Any,
            IRecursivePatternOperation recursive => MatchParts(value, recursive),
            ITypePatternOperation or IDeclarationPatternOperation when value == RankValue.True || value == RankValue.False => RankValue.Of(
                pattern.NarrowedType.SpecialType == SpecialType.System_Boolean
            ),
            _ => RankValue.Unknown,
        };

    private RankValue MatchParts(RankValue value, IRecursivePatternOperation pattern)
    {
        if (value == RankValue.Pool && pattern.DeconstructionSubpatterns.IsEmpty && PoolMembers.IsPool(pattern.MatchedType))
        {
            return pattern
                .PropertySubpatterns.Select(p =>
                    p.Member is IPropertyReferenceOperation { Property: var property }
                        ? Match(OfProperty(property), p.Pattern)
                        : RankValue.Unknown
                )
                .Aggregate(RankValue.True, RankValue.And);
        }

        if (
            value.Elements is { } elements
            && pattern.PropertySubpatterns.IsEmpty
            && pattern.DeconstructionSubpatterns.Length == elements.Length
        )
        {
            return elements.Zip(pattern.DeconstructionSubpatterns, Match).Aggregate(RankValue.True, RankValue.And);
        }

        return value.IsConstant && pattern.PropertySubpatterns.IsEmpty && pattern.DeconstructionSubpatterns.IsEmpty
            ? RankValue.True
            : RankValue.Unknown;
    }
}
