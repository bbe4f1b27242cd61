using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>
/// Follows the ranks through a body of code, from where a pool is made to the pool's operations. Where the pool is handed on, or a
/// condition cannot be judged, nobody is followed any further: what cannot be known is not reported.
/// </summary>
internal sealed class GuardFlow
{
    private readonly PoolSlots _pools = new();
    private readonly AssignedValues _values;
    private readonly SemanticModel _model;
    private readonly PoolCreation _creation;
    private readonly GuardCondition _condition;
    private readonly CancellationToken _cancellation;
    private readonly Action<IInvocationOperation, IOperation, bool> _report;
    private readonly HashSet<SyntaxNode> _reported = [];

    /// <summary>
    /// The functions in the body: their code, who is known to get into them, and those to go through because that has changed.
    /// </summary>
    private readonly Dictionary<IMethodSymbol, ControlFlowGraph> _functions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, RankState> _entries = new(SymbolEqualityComparer.Default);
    private readonly Queue<IMethodSymbol> _entered = new();

    /// <summary>Creates the analysis of one body.</summary>
    /// <param name="report">Is given each operation that workers get to, its pool, and whether that is the parameter of a block.</param>
    public GuardFlow(IOperation body, Action<IInvocationOperation, IOperation, bool> report, CancellationToken cancellation)
    {
        IOperation[] operations = [.. body.DescendantsAndSelf()];
        _values = new(operations);
        _model = body.SemanticModel!;
        _creation = new(_values);
        _condition = new(_model, _pools, _values);
        _report = report;
        _cancellation = cancellation;
        FindPools(operations);
    }

    public bool HasPools => _pools.Count > 0;

    public void Analyze(ControlFlowGraph graph)
    {
        Analyze(graph, default);
        while (_entered.Count > 0)
        {
            IMethodSymbol function = _entered.Dequeue();
            if (_functions.TryGetValue(function, out ControlFlowGraph? code))
                Analyze(code, _entries[function]);
        }
    }

    private void FindPools(IOperation[] operations)
    {
        foreach (IOperation operation in operations)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when PoolMembers.IsPool(declarator.Symbol.Type):
                    _pools.Add(declarator.Symbol);
                    break;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target }
                    when PoolMembers.IsPool(target.Type) && PoolMembers.Holder(target) is { } member:
                    _pools.Add(member);
                    break;
                case IAnonymousFunctionOperation { Symbol.Parameters: [var pool] } function
                    when PoolMembers.BlockCall(function) is not null:
                    _pools.Add(pool);
                    break;
            }
        }

        // What a local function does with a pool, it does whenever it is called.
        var removed = new HashSet<int>();
        foreach (ILocalFunctionOperation function in operations.OfType<ILocalFunctionOperation>())
            removed.UnionWith(GuardedOrHandedOn(function));
        _pools.Remove(removed);
    }

    private void Analyze(ControlFlowGraph graph, RankState atEntry)
    {
        var paths = new GuardPaths(graph, atEntry);
        do
        {
            _cancellation.ThrowIfCancellationRequested();
            foreach (BasicBlock block in graph.Blocks)
            {
                if (!paths.IsReached(block))
                    continue;
                RankState after = Pass(block, paths[block], graph: null);
                foreach ((ControlFlowBranch branch, RankState state) in Leave(block, after))
                    paths.Follow(branch, state);
            }
        } while (paths.HaveChanged());

        foreach (IMethodSymbol function in graph.LocalFunctions)
            Add(function, graph.GetLocalFunctionControlFlowGraph(function, _cancellation), default);
        foreach (BasicBlock block in graph.Blocks)
            Pass(block, paths[block], graph);
    }

    private void Add(IMethodSymbol function, ControlFlowGraph code, RankState atEntry)
    {
        _functions[function] = code;
        Enter(function, atEntry);
    }

    /// <summary>Notes who gets into a function, to go through it with them later.</summary>
    private void Enter(IMethodSymbol function, RankState state)
    {
        bool isKnown = _entries.TryGetValue(function, out RankState known);
        if (isKnown && known.Union(state) == known)
            return;
        _entries[function] = known.Union(state);
        _entered.Enqueue(function);
    }

    /// <summary>Goes through a block, and if its graph is given reports what is to be reported.</summary>
    private RankState Pass(BasicBlock block, RankState state, ControlFlowGraph? graph)
    {
        foreach (IOperation operation in block.Operations)
            Visit(operation, ref state, graph);
        if (block.BranchValue is { } value)
            Visit(value, ref state, graph);
        return state;
    }

    private IEnumerable<(ControlFlowBranch Branch, RankState State)> Leave(BasicBlock block, RankState state)
    {
        if (block.ConditionalSuccessor is { } conditional)
        {
            yield return (
                conditional,
                Narrow(state, block.BranchValue!, outcome: block.ConditionKind == ControlFlowConditionKind.WhenTrue)
            );
        }

        if (block.FallThroughSuccessor is { } next)
        {
            bool isConditional = block.ConditionKind != ControlFlowConditionKind.None;
            yield return (
                next,
                isConditional
                    ? Narrow(state, block.BranchValue!, outcome: block.ConditionKind == ControlFlowConditionKind.WhenFalse)
                    : state
            );
        }
    }

    private RankState Narrow(RankState state, IOperation condition, bool outcome)
    {
        if (condition.IsImplicit && FindLoop(condition) is { } loop)
        {
            return outcome ? Narrow(state, pool => _condition.RanksWithElements(loop.Collection, pool)) : state;
        }

        // The graph's own operations stand for no code of the user's, except for a switch, for nulls, and for values computed before.
        if (condition is IInvocationOperation { IsImplicit: true, TargetMethod.Name: "GetValueOrDefault", Instance: { } nullable })
            condition = nullable;
        bool isUsers =
            !condition.IsImplicit
            || condition
                is IFlowCaptureReferenceOperation
                    or IIsNullOperation
                    or IIsPatternOperation
                    or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals };
        if (!isUsers)
            return state;
        IOperation? written = _model.GetOperation(condition.Syntax, _cancellation);
        IOperation judged = written?.Kind == condition.Kind ? written : condition;
        return Narrow(state, pool => _condition.Ranks(judged, outcome, pool));
    }

    private RankState Narrow(RankState state, Func<int, RankSet> ranks)
    {
        for (int pool = 0; pool < _pools.Count; pool++)
        {
            if (state[pool] != RankSet.None)
                state = state.With(pool, state[pool] & ranks(pool));
        }

        return state;
    }

    /// <summary>The loop over a sequence that asks for a further element by the operation; null if it is none of that kind.</summary>
    private IForEachLoopOperation? FindLoop(IOperation condition) =>
        condition.DescendantsAndSelf().OfType<IInvocationOperation>().Any(c => c.TargetMethod.Name is "MoveNext" or "MoveNextAsync")
        && condition.Syntax.FirstAncestorOrSelf<CommonForEachStatementSyntax>() is { } loop
            ? _model.GetOperation(loop, _cancellation) as IForEachLoopOperation
            : null;

    private void Visit(IOperation operation, ref RankState state, ControlFlowGraph? graph)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation assignment when _pools.Find(assignment.Target) is >= 0 and var pool:
                Visit(assignment.Value, ref state, graph);
                state = state.With(pool, _creation.RanksOf(_model.GetOperation(assignment.Value.Syntax, _cancellation)));
                break;
            case IInvocationOperation call:
                VisitCall(call, ref state, graph);
                break;
            case IPropertyReferenceOperation { Instance: { } instance, Property.ContainingType: var type }
                when PoolMembers.IsPool(type) && Find(instance) >= 0:
                break;
            case IIsNullOperation or IFlowCaptureOperation when operation.ChildOperations.Any(o => Find(o) >= 0):
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                if (Find(comparison.LeftOperand) < 0)
                    Visit(comparison.LeftOperand, ref state, graph);
                if (Find(comparison.RightOperand) < 0)
                    Visit(comparison.RightOperand, ref state, graph);
                break;
            case IIsPatternOperation test when Find(test.Value) >= 0 && !test.Pattern.DescendantsAndSelf().Any(IsDeclaration):
                break;
            case IFlowAnonymousFunctionOperation function:
                VisitFunction(function, ref state, graph);
                break;
            case ILocalReferenceOperation
            or IParameterReferenceOperation
            or IMemberReferenceOperation when Find(operation) is >= 0 and var pool:
                // Handed on: whoever has it now may part the ranks.
                state = state.With(pool, RankSet.None);
                break;
            default:
                foreach (IOperation child in operation.ChildOperations)
                    Visit(child, ref state, graph);
                if (RunsOwnCode(operation))
                    ForgetShared(ref state);
                break;
        }
    }

    private void VisitCall(IInvocationOperation call, ref RankState state, ControlFlowGraph? graph)
    {
        IOperation? receiver = PoolMembers.Receiver(call);
        int pool = receiver is null ? -1 : Find(receiver);
        foreach (IOperation child in call.ChildOperations)
        {
            if (pool >= 0 && (child == receiver || (child as IArgumentOperation)?.Value == receiver))
                continue;
            Visit(child, ref state, graph);
        }

        if (pool >= 0 && PoolMembers.IsGuard(call.TargetMethod))
        {
            // A bare guard outside of a block is wrong by itself: what follows need not be reported too.
            if (_pools.IsOfBlock(pool))
                state = state.With(pool, state[pool] & RankSet.Main);
            else if (call.Syntax.Parent is ExpressionStatementSyntax)
                state = state.With(pool, RankSet.None);
        }
        else if (pool >= 0 && PoolMembers.IsOperation(call.TargetMethod))
        {
            if (graph is not null && (state[pool] & RankSet.Workers) != 0 && !IsExpectedToThrow(call) && _reported.Add(call.Syntax))
            {
                _report(call, receiver!, _pools.IsOfBlock(pool));
            }
        }

        if (graph is not null && FindFunction(call) is { IsIterator: false } function)
            Enter(function, state);
        if (RunsOwnCode(call))
            ForgetShared(ref state);
        if (call.TargetMethod.GetAttributes().Any(a => a.AttributeClass?.Name == "DoesNotReturnAttribute"))
            state = default;
    }

    private void VisitFunction(IFlowAnonymousFunctionOperation function, ref RankState state, ControlFlowGraph? graph)
    {
        RankState inside = default;
        var body = _model.GetOperation(function.Syntax, _cancellation) as IAnonymousFunctionOperation;
        if (body is not null && PoolMembers.BlockCall(body) is { } block)
        {
            inside = state;
            if (_pools.Find(body.Symbol.Parameters.FirstOrDefault()) is >= 0 and var pool)
                inside = inside.With(pool, _creation.RanksWith(block.Arguments));
        }
        else if (body is not null && EagerCalls.RunningAtOnce(body) is { } call)
        {
            // If nothing is gone through, nothing is run.
            inside = state;
            foreach (IArgumentOperation argument in call.Arguments.Where(a => !a.Syntax.Span.Contains(function.Syntax.Span)))
            {
                inside = Narrow(inside, pool => _condition.RanksWithElements(argument.Value, pool));
            }
        }
        else if (body is not null)
        {
            foreach (int pool in GuardedOrHandedOn(body))
                state = state.With(pool, RankSet.None);
        }

        if (graph is not null)
            Add(function.Symbol, graph.GetAnonymousFunctionControlFlowGraph(function, _cancellation), inside);
        if (body?.Descendants().Any(RunsOwnCode) == true)
            ForgetShared(ref state);
    }

    private static bool IsDeclaration(IOperation pattern) =>
        pattern is IDeclarationPatternOperation { DeclaredSymbol: not null } or IRecursivePatternOperation { DeclaredSymbol: not null };

    /// <summary>The local function that is called, or the lambda in a local that has no other value.</summary>
    private IMethodSymbol? FindFunction(IInvocationOperation call) =>
        call switch
        {
            { TargetMethod: { MethodKind: MethodKind.LocalFunction } function } => function.OriginalDefinition,
            { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: ILocalReferenceOperation { Local: var local } }
                when _values.Single(local) is { } value
                    && PoolMembers.Unwrap(value) is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } =>
                function.Symbol,
            _ => null,
        };

    /// <summary>Whether the operation runs other code of the program, which may do anything with a pool that it has too.</summary>
    private bool RunsOwnCode(IOperation operation) =>
        operation switch
        {
            IInvocationOperation call => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
                || (IsOwn(call.TargetMethod) && !PoolMembers.IsOperation(call.TargetMethod)),
            IPropertyReferenceOperation property => IsOwn(property.Property),
            IObjectCreationOperation { Constructor: { } constructor } => IsOwn(constructor),
            _ => false,
        };

    private bool IsOwn(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _model.Compilation.Assembly);

    private void ForgetShared(ref RankState state)
    {
        for (int pool = 0; pool < _pools.Count; pool++)
        {
            if (_pools.IsShared(pool))
                state = state.With(pool, RankSet.None);
        }
    }

    /// <summary>The pools of code around a function with which it does more than to hand out work.</summary>
    private IEnumerable<int> GuardedOrHandedOn(IOperation function)
    {
        foreach (IOperation reference in function.Descendants())
        {
            if (
                reference is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
                && _pools.Find(reference) is var pool and >= 0
                && !PoolMembers.HandsOutWork(reference)
                && !_pools.IsDeclaredIn(function.Syntax, pool)
            )
            {
                yield return pool;
            }
        }
    }

    private int Find(IOperation operation)
    {
        // A view is its pool, also by a name of its own. Code that does not compile may name a view by itself.
        for (int views = 0; views < 8; views++)
        {
            operation = PoolMembers.WithoutOptions(operation);
            if (operation is IFlowCaptureReferenceOperation captured)
            {
                if (_model.GetOperation(captured.Syntax, _cancellation) is not { } original)
                    return -1;
                operation = PoolMembers.WithoutOptions(original);
            }

            if (operation is not ILocalReferenceOperation { Local: var local } || _values.Single(local) is not { } value)
                break;
            if (!PoolMembers.IsView(PoolMembers.Unwrap(value)))
                break;
            operation = value;
        }

        return _pools.Find(operation);
    }

    /// <summary>Whether the call stands in a try that catches what a worker gets.</summary>
    private bool IsExpectedToThrow(IInvocationOperation call)
    {
        IOperation? child = _model.GetOperation(call.Syntax, _cancellation);
        for (IOperation? parent = child?.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is ITryOperation attempt && attempt.Body == child && attempt.Catches.Any(NamesGuardException))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the clause is for what a worker gets, by its type or by its filter.</summary>
    private static bool NamesGuardException(ICatchClauseOperation clause) =>
        IsGuardException(clause.ExceptionType)
        || clause
            .Filter?.DescendantsAndSelf()
            .Any(o =>
                o is IIsTypeOperation { TypeOperand: var type } && IsGuardException(type)
                || o is IPatternOperation { NarrowedType: var narrowed } && IsGuardException(narrowed)
            ) == true;

    private static bool IsGuardException(ITypeSymbol? type) => PoolMembers.IsOurs(type, "PoolGuardException");
}
