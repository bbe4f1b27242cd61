using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>Evaluates expressions as the main rank or a worker would. What says nothing of ranks is the same for both.</summary>
internal sealed partial class RankEvaluation(SemanticModel model, PoolSlots pools, AssignedValues values, int pool, RankSet rank)
{
    private static readonly string[] s_wordsOfRanks = ["rank", "main", "worker", "master", "root", "leader"];

    /// <summary>The variables that are being looked at: they may be assigned what is made of themselves.</summary>
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    public RankValue Evaluate(IOperation operation)
    {
        operation = Original(operation);
        while (operation is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation && !operation.ConstantValue.HasValue)
        {
            operation = Original(
                operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand
            );
        }

        if (operation.ConstantValue.HasValue)
            return RankValue.Of(operation.ConstantValue.Value);
        if (pools.Find(operation) == pool)
            return RankValue.Pool;
        return operation switch
        {
            IConditionalAccessInstanceOperation instance when Access(instance) is { } access => Evaluate(access.Operation),
            IDefaultValueOperation { Type: { } type } => OfDefault(type),
            IPropertyReferenceOperation { Instance: { } instance, Property: var property }
                when PoolMembers.IsPool(property.ContainingType) && Evaluate(instance) == RankValue.Pool => OfProperty(property),
            IInvocationOperation { Instance: { } instance } call
                when PoolMembers.IsGuard(call.TargetMethod) && Evaluate(instance) == RankValue.Pool => RankValue.Of(
                rank == RankSet.Workers
            ),
            IInvocationOperation call => OfCall(call),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => Evaluate(negation.Operand).Not(),
            IBinaryOperation binary => OfBinary(binary),
            IConditionalOperation { WhenFalse: { } otherwise } choice => OfChoice(Evaluate(choice.Condition), choice.WhenTrue, otherwise),
            ICoalesceOperation coalesce => OfCoalesce(coalesce),
            IConditionalAccessOperation access => Evaluate(access.Operation) == RankValue.Null
                ? RankValue.Null
                : Evaluate(access.WhenNotNull),
            IIsNullOperation test => Evaluate(test.Operand) is var value && value == RankValue.Any
                ? value
                : RankValue.Equal(value, RankValue.Null),
            IIsPatternOperation test => Match(Evaluate(test.Value), test.Pattern),
            ISwitchExpressionOperation choice => OfSwitch(choice),
            ITupleOperation tuple => RankValue.Of([.. tuple.Elements.Select(Evaluate)]),
            ICollectionExpressionOperation { Elements.Length: 0 } => RankValue.Empty,
            IArrayCreationOperation { DimensionSizes: [{ ConstantValue: { HasValue: true, Value: 0 } }] } => RankValue.Empty,
            IObjectCreationOperation { Arguments.Length: 0, Initializer: null, Type: { } type } when EagerCalls.IsCollection(type) =>
                RankValue.Empty,
            ILocalReferenceOperation { Local: var local } => OfLocal(local, operation),
            _ => OfOther(operation),
        };
    }

    /// <summary>The operation as it is written: the flow's graph has others in its place for what it has computed before.</summary>
    private IOperation Original(IOperation operation) =>
        operation is IFlowCaptureReferenceOperation && model.GetOperation(operation.Syntax) is { } original ? original : operation;

    private static IConditionalAccessOperation? Access(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        while (child.Parent is { } parent && !(parent is IConditionalAccessOperation access && access.WhenNotNull == child))
            child = parent;
        return child.Parent as IConditionalAccessOperation;
    }

    private static RankValue OfDefault(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean ? RankValue.False
        : type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? RankValue.Null
        : RankValue.Any;

    /// <summary>A property of the pool's. One that an extension adds may say anything of ranks.</summary>
    private RankValue OfProperty(IPropertySymbol property) =>
        (property.Name, rank) switch
        {
            _ when !PoolMembers.IsPool(property.ContainingType) => RankValue.Unknown,
            ("IsMain", _) => RankValue.Of(rank == RankSet.Main),
            ("IsWorker", _) => RankValue.Of(rank == RankSet.Workers),
            ("IsOpen", RankSet.Workers) => RankValue.False,
            _ => RankValue.Any,
        };

    private RankValue OfBinary(IBinaryOperation binary)
    {
        bool isBoolean = binary is { IsLifted: false, Type.SpecialType: SpecialType.System_Boolean };
        RankValue? value = binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when isBoolean => Both(RankValue.And),
            BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when isBoolean => Both(RankValue.Or),
            BinaryOperatorKind.ExclusiveOr when isBoolean => Both(RankValue.Equal).Not(),
            BinaryOperatorKind.Equals => Both(RankValue.Equal),
            BinaryOperatorKind.NotEquals => Both(RankValue.Equal).Not(),
            _ => null,
        };

        // A constant on one side is not one of ranks by itself: then it matters what the other side speaks of.
        return value is null || value == RankValue.Unknown ? OfOther(binary) : value;

        RankValue Both(Func<RankValue, RankValue, RankValue> combine) =>
            combine(Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
    }

    private RankValue OfChoice(RankValue condition, IOperation whenTrue, IOperation whenFalse)
    {
        if (condition == RankValue.True)
            return Evaluate(whenTrue);
        if (condition == RankValue.False)
            return Evaluate(whenFalse);
        RankValue either = RankValue.Join(Evaluate(whenTrue), Evaluate(whenFalse));
        return condition == RankValue.Unknown && either == RankValue.Any ? RankValue.Unknown : either;
    }

    private RankValue OfCoalesce(ICoalesceOperation coalesce)
    {
        RankValue value = Evaluate(coalesce.Value);
        if (value == RankValue.Null)
            return Evaluate(coalesce.WhenNull);
        return value == RankValue.Any ? RankValue.Join(value, Evaluate(coalesce.WhenNull)) : value;
    }

    /// <summary>A call of LINQ's that gives nothing where it gets nothing.</summary>
    private RankValue OfCall(IInvocationOperation call)
    {
        if (EagerCalls.GivesNothing(call) || (EagerCalls.Source(call) is { } source && Evaluate(source) == RankValue.Empty))
            return RankValue.Empty;
        bool isCounted = EagerCalls.Count(call) is { } count && RankValue.Equal(Evaluate(count), RankValue.Of((object)0)) == RankValue.True;
        return isCounted ? RankValue.Empty : OfOther(call);
    }

    private RankValue OfLocal(ILocalSymbol local, IOperation reference)
    {
        if (values.Of(local) is not { Count: > 0 } assigned)
            return OfOther(reference);
        if (!_open.Add(local))
            return RankValue.Unknown;
        RankValue value = OfAssigned(assigned, reference.Syntax.SpanStart);
        bool isChanged = (value == RankValue.Any || value == RankValue.Empty) && values.ConditionsOfChanges(local).Any(Depends);
        _open.Remove(local);
        if (isChanged)
            return RankValue.Unknown;

        // What is not an array may have got elements since.
        bool isFixed = local.Type is IArrayTypeSymbol || value != RankValue.Empty;
        if (!isFixed)
            value = assigned.Any(a => Depends(a.Value)) ? RankValue.Unknown : RankValue.Any;
        return value == RankValue.Any && HasWord(local.Name) ? RankValue.Unknown : value;
    }

    /// <summary>
    /// What the variable is at the place: the last of its values, or any of them if it depends on other things which it gets.
    /// </summary>
    private RankValue OfAssigned(IReadOnlyList<Assignment> assigned, int place)
    {
        if (assigned is [{ Kind: AssignmentKind.Is } only])
            return Evaluate(only.Value);
        if (assigned.Any(a => a.Conditions.Any(Depends)))
            return RankValue.Unknown;
        bool isInOrder = assigned.All(a => a.Conditions.Count == 0);
        RankValue? value = null;
        foreach (Assignment assignment in assigned.Where(a => !isInOrder || a.Value.Syntax.SpanStart < place))
        {
            RankValue next = assignment.Kind switch
            {
                AssignmentKind.Is => Evaluate(assignment.Value),
                AssignmentKind.And => RankValue.And(value ?? RankValue.Any, Evaluate(assignment.Value)),
                AssignmentKind.Or => RankValue.Or(value ?? RankValue.Any, Evaluate(assignment.Value)),
                _ => Depends(assignment.Value) ? RankValue.Unknown : RankValue.Any,
            };
            value = value is null || isInOrder ? next : RankValue.Join(value, next);
        }

        return value ?? RankValue.Unknown;
    }

    /// <summary>An expression that is not followed: it says nothing of ranks, or nothing is known of it.</summary>
    private RankValue OfOther(IOperation operation) => Depends(operation) ? RankValue.Unknown : RankValue.Any;

    private bool Depends(IOperation operation) =>
        operation
            .DescendantsAndSelf()
            .Select(Original)
            .Any(o => (pools.Find(o) == pool && !PoolMembers.HandsOutWork(o)) || SpeaksOfRanks(o));

    private bool SpeaksOfRanks(IOperation operation) =>
        operation switch
        {
            ILocalReferenceOperation { Local: var local } => HasWord(local.Name) || AnyDepends(local),
            IParameterReferenceOperation { Parameter: var parameter } => HasWord(parameter.Name) || AnyDepends(parameter),
            IMemberReferenceOperation { Member: var member } => HasWord(member.Name)
                || PoolMembers.IsOurs(member.ContainingType, "MpiCommunicator")
                || AnyDepends(member),
            IInvocationOperation call => HasWord(call.TargetMethod.Name)
                || call.TargetMethod.Name == "GetEnvironmentVariable"
                || PoolMembers.IsOurs(call.TargetMethod.ContainingType, "MpiCommunicator"),
            _ => false,
        };

    private bool AnyDepends(ISymbol variable)
    {
        if (!_open.Add(variable))
            return false;
        bool depends =
            values.Of(variable).Any(a => Depends(a.Value) || a.Conditions.Any(Depends))
            || values.ConditionsOfChanges(variable).Any(Depends);
        _open.Remove(variable);
        return depends;
    }

    private static bool HasWord(string name) => s_wordsOfRanks.Any(w => name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
