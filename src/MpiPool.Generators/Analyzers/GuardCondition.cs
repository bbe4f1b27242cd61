using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>Which ranks a condition lets through.</summary>
internal sealed class GuardCondition(SemanticModel model, PoolSlots pools, AssignedValues values)
{
    /// <summary>How far a condition is followed through locals; they may refer to themselves in code that does not compile.</summary>
    private const int Deepest = 8;

    private static readonly string[] s_wordsOfRanks = ["rank", "main", "worker", "master", "root", "leader"];

    /// <summary>The ranks for which the condition can have the outcome; none if that cannot be known.</summary>
    public RankSet Ranks(IOperation condition, bool outcome, int pool, int depth = 0)
    {
        condition = PoolMembers.Unwrap(condition);
        if (condition is IFlowCaptureReferenceOperation) condition = model.GetOperation(condition.Syntax) is { } original ? PoolMembers.Unwrap(original) : condition;
        if (condition.ConstantValue is { HasValue: true, Value: bool constant }) return constant == outcome ? RankSet.All : RankSet.None;
        switch (condition)
        {
            case IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name } when IsPool(instance, pool):
                return OfProperty(name, outcome);
            case IInvocationOperation { Instance: { } instance } call when IsPool(instance, pool) && PoolMembers.IsGuard(call.TargetMethod):
                return outcome ? RankSet.Workers : RankSet.Main;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                return Ranks(negation.Operand, !outcome, pool, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both when IsBoolean(both):
                return outcome ? Both(both, true, pool, depth) : Either(both, false, pool, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either when IsBoolean(either):
                return outcome ? Either(either, true, pool, depth) : Both(either, false, pool, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool right } } equals:
                return Ranks(equals.LeftOperand, outcome == right, pool, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool right } } differs:
                return Ranks(differs.LeftOperand, outcome != right, pool, depth);
            case IIsPatternOperation test:
                return OfPattern(test.Value, test.Pattern, outcome, pool, depth) ?? Unrelated(condition, pool, depth);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return (Ranks(choice.Condition, true, pool, depth) & Ranks(choice.WhenTrue, outcome, pool, depth))
                    | (Ranks(choice.Condition, false, pool, depth) & Ranks(whenFalse, outcome, pool, depth));
            case ILocalReferenceOperation { Local: var local } when depth < Deepest && values.Of(local) is { } value:
                return Ranks(value, outcome, pool, depth + 1);
            default:
                return Unrelated(condition, pool, depth);
        }
    }

    private static RankSet OfProperty(string name, bool outcome) => (name, outcome) switch
    {
        ("IsMain", true) or ("IsWorker", false) or ("IsOpen", true) => RankSet.Main,
        ("IsMain", false) or ("IsWorker", true) => RankSet.Workers,
        _ => RankSet.All,
    };

    private static bool IsBoolean(IBinaryOperation operation) => operation.Type?.SpecialType == SpecialType.System_Boolean;

    private RankSet Both(IBinaryOperation operation, bool outcome, int pool, int depth) =>
        Ranks(operation.LeftOperand, outcome, pool, depth) & Ranks(operation.RightOperand, outcome, pool, depth);

    private RankSet Either(IBinaryOperation operation, bool outcome, int pool, int depth) =>
        Ranks(operation.LeftOperand, outcome, pool, depth) | Ranks(operation.RightOperand, outcome, pool, depth);

    private RankSet? OfPattern(IOperation value, IPatternOperation pattern, bool outcome, int pool, int depth)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool constant } }:
                return Ranks(value, outcome == constant, pool, depth);
            case INegatedPatternOperation negated:
                return OfPattern(value, negated.Pattern, !outcome, pool, depth);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns: [var part] } when IsPool(value, pool):
                return part.Member is IPropertyReferenceOperation { Property.Name: var name }
                    && part.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool wanted } }
                    ? OfProperty(name, outcome == wanted)
                    : RankSet.None;
            default:
                return null;
        }
    }

    /// <summary>A condition that says nothing of ranks lets all through; of one that may, nothing is known.</summary>
    private RankSet Unrelated(IOperation condition, int pool, int depth) =>
        condition.DescendantsAndSelf().Any(o => IsPool(o, pool) || SpeaksOfRanks(o, depth)) ? RankSet.None : RankSet.All;

    private bool IsPool(IOperation operation, int pool) => pools.Find(operation) == pool;

    private bool SpeaksOfRanks(IOperation operation, int depth) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => HasWord(local.Name)
            || (depth < Deepest && values.Of(local)?.DescendantsAndSelf().Any(o => SpeaksOfRanks(o, depth + 1)) == true),
        IParameterReferenceOperation parameter => HasWord(parameter.Parameter.Name),
        IMemberReferenceOperation member => HasWord(member.Member.Name) || PoolMembers.IsOurs(member.Member.ContainingType, "MpiCommunicator"),
        IInvocationOperation call => HasWord(call.TargetMethod.Name) || call.TargetMethod.Name == "GetEnvironmentVariable"
            || PoolMembers.IsOurs(call.TargetMethod.ContainingType, "MpiCommunicator"),
        _ => false,
    };

    private static bool HasWord(string name) => s_wordsOfRanks.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
