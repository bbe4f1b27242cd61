using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>Which ranks come out of a pool's constructor.</summary>
internal sealed class PoolCreation(AssignedValues values)
{
    /// <summary>The enum's values; the analyzer does not refer to the runtime.</summary>
    private const int InProcess = 2;
    private const int Spawn = 3;

    /// <summary>The ranks that have the pool which the value is; none if that cannot be known.</summary>
    public RankSet RanksOf(IOperation? value) =>
        value is not null
        && PoolMembers.Unwrap(value) is IObjectCreationOperation creation
        && PoolMembers.IsPool(creation.Type)
        && !creation.Arguments.Any(a => PoolMembers.IsPool(PoolMembers.Unwrap(a.Value).Type))
            ? RanksWith(creation.Arguments)
            : RankSet.None;

    /// <summary>The ranks that a pool made by a call with these arguments has.</summary>
    public RankSet RanksWith(IEnumerable<IArgumentOperation> arguments)
    {
        IArgumentOperation? options = arguments.FirstOrDefault(a => PoolMembers.IsOurs(a.Parameter?.Type, "MpiExecutorOptions"));
        return options is null ? RankSet.All : RanksFor(options.Value);
    }

    private RankSet RanksFor(IOperation? options)
    {
        options = options is null ? null : PoolMembers.Unwrap(options);
        return options switch
        {
            null => RankSet.None,
            { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => RankSet.All,
            IObjectCreationOperation creation => Initialized(creation.Initializer) ?? RankSet.All,
            IWithOperation copy => Initialized(copy.Initializer) ?? RanksFor(copy.Operand),
            ILocalReferenceOperation local => RanksFor(values.Single(local.Local)),
            _ => RankSet.None,
        };
    }

    /// <summary>What an initializer decides; null if nothing.</summary>
    private static RankSet? Initialized(IObjectOrCollectionInitializerOperation? initializer)
    {
        RankSet? ranks = null;
        foreach (ISimpleAssignmentOperation assignment in initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            string? option = (assignment.Target as IPropertyReferenceOperation)?.Property.Name;
            object? value = assignment.Value.ConstantValue is { HasValue: true } constant ? constant.Value : null;
            switch (option, value)
            {
                case ("Rejoin", true):
                    break;
                case ("Rejoin", false):
                    return RankSet.Main;
                case ("Transport", InProcess or Spawn):
                    return RankSet.Main;
                case ("Transport", int):
                    break;
                case ("Rejoin" or "Transport", _):
                    ranks = RankSet.None;
                    break;
                case ("Communicator", _) when assignment.Value.Syntax.ToString().EndsWith("Self", StringComparison.Ordinal):
                    return RankSet.Main;
            }
        }

        return ranks;
    }
}
