using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Analyzers;

/// <summary>Which ranks a condition lets through: it is evaluated for each kind of rank, as far as it is known.</summary>
internal sealed class GuardCondition(SemanticModel model, PoolSlots pools, AssignedValues values)
{
    /// <summary>The ranks for which the condition can have the outcome; those are not among them of which that cannot be known.</summary>
    public RankSet Ranks(IOperation condition, bool outcome, int pool) => Ranks(condition, pool, value => value.Allows(outcome));

    /// <summary>The ranks for which the sequence may have elements.</summary>
    public RankSet RanksWithElements(IOperation sequence, int pool) =>
        Ranks(sequence, pool, value => value != RankValue.Empty && value != RankValue.Unknown);

    private RankSet Ranks(IOperation operation, int pool, Func<RankValue, bool> allows)
    {
        RankSet ranks = RankSet.None;
        if (allows(new RankEvaluation(model, pools, values, pool, RankSet.Main).Evaluate(operation)))
            ranks |= RankSet.Main;
        if (allows(new RankEvaluation(model, pools, values, pool, RankSet.Workers).Evaluate(operation)))
            ranks |= RankSet.Workers;
        return ranks;
    }
}
