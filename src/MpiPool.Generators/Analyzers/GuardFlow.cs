using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>
/// Follows the ranks through a body of code, from where a pool is made to the pool's operations. Where the pool is handed on, or a condition
/// cannot be judged, nobody is followed any further: what cannot be known is not reported.
/// </summary>
internal sealed class GuardFlow
{
    private readonly PoolSlots _pools = new();
    private readonly SemanticModel _model;
    private readonly PoolCreation _creation;
    private readonly GuardCondition _condition;
    private readonly CancellationToken _cancellation;
    private readonly Action<IInvocationOperation, IOperation, bool> _report;
    private readonly HashSet<SyntaxNode> _reported = [];

    /// <summary>Creates the analysis of one body.</summary>
    /// <param name="report">Is given each operation that workers get to, its pool, and whether that is the parameter of a block.</param>
    public GuardFlow(IOperation body, Action<IInvocationOperation, IOperation, bool> report, CancellationToken cancellation)
    {
        IOperation[] operations = [.. body.DescendantsAndSelf()];
        var values = new AssignedValues(operations);
        _model = body.SemanticModel!;
        _creation = new(values);
        _condition = new(_pools, values);
        _report = report;
        _cancellation = cancellation;
        FindPools(operations);
    }

    public bool HasPools => _pools.Count > 0;

    public void Analyze(ControlFlowGraph graph) => Analyze(graph, default);

    private void FindPools(IOperation[] operations)
    {
        foreach (IOperation operation in operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when PoolMembers.IsPool(declarator.Symbol.Type):
                    _pools.AddLocal(declarator.Symbol);
                    break;
                case IAnonymousFunctionOperation { Symbol.Parameters: [var pool] } function when PoolMembers.BlockCall(function) is not null:
                    _pools.AddParameterOfBlock(pool);
                    break;
            }
        }

        // What a local function does with a pool, it does whenever it is called.
        foreach (ILocalFunctionOperation function in operations.OfType<ILocalFunctionOperation>())
        {
            foreach (ISymbol pool in GuardedOrHandedOn(function)) _pools.Remove(pool);
        }
    }

    private void Analyze(ControlFlowGraph graph, RankState atEntry)
    {
        var states = new Dictionary<BasicBlock, RankState> { [graph.Blocks[0]] = atEntry };
        var waiting = new Queue<BasicBlock>([graph.Blocks[0]]);
        while (waiting.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            BasicBlock block = waiting.Dequeue();
            RankState after = Pass(block, states[block], graph: null);
            foreach ((BasicBlock next, RankState state) in Leave(block, after))
            {
                bool isKnown = states.TryGetValue(next, out RankState known);
                RankState union = isKnown ? known.Union(state) : state;
                if (isKnown && union == known) continue;
                states[next] = union;
                waiting.Enqueue(next);
            }
        }

        foreach (BasicBlock block in graph.Blocks) Pass(block, states.TryGetValue(block, out RankState state) ? state : default, graph);
        foreach (IMethodSymbol function in graph.LocalFunctions) Analyze(graph.GetLocalFunctionControlFlowGraph(function, _cancellation), default);
    }

    /// <summary>Goes through a block, and if its graph is given reports what is to be reported.</summary>
    private RankState Pass(BasicBlock block, RankState state, ControlFlowGraph? graph)
    {
        foreach (IOperation operation in block.Operations) Visit(operation, ref state, graph);
        if (block.BranchValue is { } value) Visit(value, ref state, graph);
        return state;
    }

    private IEnumerable<(BasicBlock Next, RankState State)> Leave(BasicBlock block, RankState state)
    {
        if (block.ConditionalSuccessor?.Destination is { } conditional)
        {
            yield return (conditional, Narrow(state, block.BranchValue!, outcome: block.ConditionKind == ControlFlowConditionKind.WhenTrue));
        }

        if (block.FallThroughSuccessor?.Destination is { } next)
        {
            bool isConditional = block.ConditionKind != ControlFlowConditionKind.None;
            yield return (next, isConditional
                ? Narrow(state, block.BranchValue!, outcome: block.ConditionKind == ControlFlowConditionKind.WhenFalse)
                : state);
        }
    }

    private RankState Narrow(RankState state, IOperation condition, bool outcome)
    {
        if (condition is IBinaryOperation { IsImplicit: true, OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool label } } choice)
        {
            // A switch over a bool.
            condition = choice.LeftOperand;
            outcome = outcome == label;
        }

        // The graph's own operations stand for no code of the user's, except those that stand for a value computed before.
        if (condition is IFlowCaptureReferenceOperation) condition = _model.GetOperation(condition.Syntax, _cancellation) ?? condition;
        else if (condition.IsImplicit) return state;

        for (int pool = 0; pool < _pools.Count; pool++)
        {
            if (state[pool] != RankSet.None) state = state.With(pool, state[pool] & _condition.Ranks(condition, outcome, pool));
        }

        return state;
    }

    private void Visit(IOperation operation, ref RankState state, ControlFlowGraph? graph)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when _pools.Find(target.Local) is >= 0 and var pool:
                Visit(assignment.Value, ref state, graph);
                state = state.With(pool, _creation.RanksOf(_model.GetOperation(assignment.Value.Syntax, _cancellation)));
                break;
            case IInvocationOperation call:
                VisitCall(call, ref state, graph);
                break;
            case IPropertyReferenceOperation { Instance: { } instance } when Find(instance) >= 0:
                break;
            case IIsNullOperation or IFlowCaptureOperation when operation.ChildOperations.Any(o => Find(o) >= 0):
                break;
            case IFlowAnonymousFunctionOperation function:
                VisitFunction(function, ref state, graph);
                break;
            case ILocalReferenceOperation or IParameterReferenceOperation when Find(operation) is >= 0 and var pool:
                // Handed on: whoever has it now may part the ranks.
                state = state.With(pool, RankSet.None);
                break;
            default:
                foreach (IOperation child in operation.ChildOperations) Visit(child, ref state, graph);
                break;
        }
    }

    private void VisitCall(IInvocationOperation call, ref RankState state, ControlFlowGraph? graph)
    {
        IOperation? receiver = PoolMembers.Receiver(call);
        int pool = receiver is null ? -1 : Find(receiver);
        foreach (IOperation child in call.ChildOperations)
        {
            if (pool >= 0 && (child == receiver || (child as IArgumentOperation)?.Value == receiver)) continue;
            Visit(child, ref state, graph);
        }

        if (pool >= 0 && PoolMembers.IsGuard(call.TargetMethod))
        {
            // A bare guard outside of a block is wrong by itself: what follows need not be reported too.
            if (_pools.IsOfBlock(pool)) state = state.With(pool, state[pool] & RankSet.Main);
            else if (call.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionStatementSyntax) state = state.With(pool, RankSet.None);
        }
        else if (pool >= 0 && PoolMembers.IsOperation(call.TargetMethod))
        {
            if (graph is not null && (state[pool] & RankSet.Workers) != 0 && !IsExpectedToThrow(call) && _reported.Add(call.Syntax))
            {
                _report(call, receiver!, _pools.IsOfBlock(pool));
            }
        }

        if (call.TargetMethod.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute")) state = default;
    }

    private void VisitFunction(IFlowAnonymousFunctionOperation function, ref RankState state, ControlFlowGraph? graph)
    {
        RankState inside = default;
        var body = _model.GetOperation(function.Syntax, _cancellation) as IAnonymousFunctionOperation;
        if (body is not null && PoolMembers.BlockCall(body) is { } block)
        {
            inside = state;
            if (_pools.Find(body.Symbol.Parameters.FirstOrDefault()) is >= 0 and var pool) inside = inside.With(pool, _creation.RanksWith(block.Arguments));
        }
        else if (body is not null && EagerCalls.RunsAtOnce(body))
        {
            inside = state;
        }
        else if (body is not null)
        {
            foreach (ISymbol pool in GuardedOrHandedOn(body))
            {
                if (_pools.Find(pool) is >= 0 and var slot) state = state.With(slot, RankSet.None);
            }
        }

        if (graph is not null) Analyze(graph.GetAnonymousFunctionControlFlowGraph(function, _cancellation), inside);
    }

    /// <summary>The pools with which a function does more than to hand out work.</summary>
    private IEnumerable<ISymbol> GuardedOrHandedOn(IOperation function)
    {
        foreach (IOperation reference in function.Descendants())
        {
            if (Find(reference) is var pool and >= 0
                && reference is ILocalReferenceOperation or IParameterReferenceOperation
                && !(reference.Parent is IInvocationOperation call && call.Instance == reference && PoolMembers.IsOperation(call.TargetMethod)))
            {
                yield return reference is ILocalReferenceOperation local ? local.Local : ((IParameterReferenceOperation)reference).Parameter;
            }
        }
    }

    private int Find(IOperation operation) => PoolMembers.Unwrap(operation) switch
    {
        ILocalReferenceOperation local => _pools.Find(local.Local),
        IParameterReferenceOperation parameter => _pools.Find(parameter.Parameter),
        IFlowCaptureReferenceOperation captured => _pools.Find(_model.GetSymbolInfo(captured.Syntax, _cancellation).Symbol),
        _ => -1,
    };

    /// <summary>Whether the call stands in a try that catches what a worker gets.</summary>
    private bool IsExpectedToThrow(IInvocationOperation call)
    {
        IOperation? child = _model.GetOperation(call.Syntax, _cancellation);
        for (IOperation? parent = child?.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is ITryOperation attempt && attempt.Body == child
                && attempt.Catches.Any(c => PoolMembers.IsOurs(c.ExceptionType, "PoolGuardException")))
            {
                return true;
            }
        }

        return false;
    }
}
