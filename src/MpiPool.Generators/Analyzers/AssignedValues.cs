using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>How a variable gets a value.</summary>
internal enum AssignmentKind
{
    /// <summary>It is the value.</summary>
    Is,

    /// <summary>By <c>&amp;=</c>.</summary>
    And,

    /// <summary>By <c>|=</c>.</summary>
    Or,

    /// <summary>It is made of the value in some way.</summary>
    Of,
}

/// <summary>One place where a variable gets a value.</summary>
/// <param name="Conditions">What decides whether the place is reached, as far as statements around it and before it show.</param>
internal sealed record Assignment(AssignmentKind Kind, IOperation Value, IReadOnlyList<IOperation> Conditions);

/// <summary>What the variables of a body of code are assigned in it, and where the objects that they hold may change.</summary>
internal sealed class AssignedValues
{
    private readonly Dictionary<ISymbol, List<Assignment>> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<IOperation>> _changes = new(SymbolEqualityComparer.Default);
    private readonly ILookup<ISymbol, IInvocationOperation> _calls;

    public AssignedValues(IReadOnlyList<IOperation> body)
    {
        _calls = body.OfType<IInvocationOperation>()
            .Where(c => c.TargetMethod.MethodKind == MethodKind.LocalFunction)
            .ToLookup(c => (ISymbol)c.TargetMethod.OriginalDefinition, SymbolEqualityComparer.Default);
        foreach (IOperation operation in body)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: var symbol } declarator
                    when declarator.GetVariableInitializer() is { Value: var value }:
                    Add(symbol, AssignmentKind.Is, value, operation);
                    break;
                case ISimpleAssignmentOperation { IsRef: false } assignment:
                    Add(assignment.Target, AssignmentKind.Is, assignment.Value, operation);
                    AddChange(Container(assignment.Target), operation);
                    break;
                case IDeconstructionAssignmentOperation assignment:
                    Deconstruct(assignment.Target, assignment.Value, operation);
                    break;
                case ICompoundAssignmentOperation assignment:
                    AssignmentKind kind = assignment.OperatorKind switch
                    {
                        BinaryOperatorKind.And when !assignment.IsLifted => AssignmentKind.And,
                        BinaryOperatorKind.Or when !assignment.IsLifted => AssignmentKind.Or,
                        _ => AssignmentKind.Of,
                    };
                    Add(assignment.Target, kind, assignment.Value, operation);
                    break;
                case ICoalesceAssignmentOperation assignment:
                    Add(assignment.Target, AssignmentKind.Of, assignment.Value, operation);
                    break;
                case IIncrementOrDecrementOperation step:
                    Add(step.Target, AssignmentKind.Of, step, operation);
                    break;
                case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } symbol } } test:
                    Add(symbol, AssignmentKind.Is, test.Value, operation);
                    break;
                case IIsPatternOperation test:
                    foreach (ISymbol symbol in Declared(test.Pattern))
                        Add(symbol, AssignmentKind.Of, test.Value, operation);
                    break;
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var symbol } } loop:
                    Add(symbol, AssignmentKind.Of, loop.Collection, operation);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Parent: { } call } argument:
                    Add(argument.Value, AssignmentKind.Of, call, operation);
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } argument
                    when method.Locations.Any(l => l.IsInSource):
                    AddChange(argument.Value, operation);
                    break;
                case IInvocationOperation { TargetMethod.MethodKind: not MethodKind.DelegateInvoke, Instance: { } instance }:
                    AddChange(instance, operation);
                    break;
            }
        }
    }

    /// <summary>All that the variable is assigned, in the order of the code.</summary>
    public IReadOnlyList<Assignment> Of(ISymbol variable) => _values.TryGetValue(variable, out List<Assignment>? assigned) ? assigned : [];

    /// <summary>
    /// What decides whether the object that the variable holds is changed: by calls on it, by what it is handed to, in its elements.
    /// </summary>
    public IEnumerable<IOperation> ConditionsOfChanges(ISymbol variable) =>
        _changes.TryGetValue(variable, out List<IOperation>? changes) ? changes.SelectMany(Conditions) : [];

    /// <summary>The one value that the local ever gets; null if there is none or more than one.</summary>
    public IOperation? Single(ILocalSymbol local) => Of(local) is [{ Kind: AssignmentKind.Is, Value: var value }] ? value : null;

    private void Deconstruct(IOperation target, IOperation value, IOperation place)
    {
        value = PoolMembers.Unwrap(value);
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation targets)
        {
            Add(target, AssignmentKind.Is, value, place);
            return;
        }

        for (int i = 0; i < targets.Elements.Length; i++)
        {
            if (value is ITupleOperation tuple && tuple.Elements.Length == targets.Elements.Length)
                Deconstruct(targets.Elements[i], tuple.Elements[i], place);
            else
                foreach (IOperation part in targets.Elements[i].DescendantsAndSelf())
                    Add(part, AssignmentKind.Of, value, place);
        }
    }

    private void Add(IOperation target, AssignmentKind kind, IOperation value, IOperation place)
    {
        if (Variable(target) is { } variable)
            Add(variable, kind, value, place);
    }

    private void Add(ISymbol variable, AssignmentKind kind, IOperation value, IOperation place)
    {
        if (!_values.TryGetValue(variable, out List<Assignment>? assigned))
            _values.Add(variable, assigned = []);
        assigned.Add(new(kind, value, [.. Conditions(place)]));
    }

    /// <summary>Only an object that others can change too; what is done with a pool parts no ranks.</summary>
    private void AddChange(IOperation? target, IOperation place)
    {
        if (target is null || Variable(PoolMembers.Unwrap(target)) is not { } variable)
            return;
        if (target.Type is not { IsReferenceType: true, SpecialType: not SpecialType.System_String })
            return;
        if (PoolMembers.IsPool(target.Type))
            return;
        if (!_changes.TryGetValue(variable, out List<IOperation>? changes))
            _changes.Add(variable, changes = []);
        changes.Add(place);
    }

    private static ISymbol? Variable(IOperation reference) =>
        reference switch
        {
            IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };

    /// <summary>What an element or a member is in.</summary>
    private static IOperation? Container(IOperation part) =>
        part switch
        {
            IArrayElementReferenceOperation element => element.ArrayReference,
            IMemberReferenceOperation member => member.Instance,
            _ => null,
        };

    private static IEnumerable<ISymbol> Declared(IOperation pattern) =>
        pattern
            .DescendantsAndSelf()
            .Select(p =>
                p switch
                {
                    IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                    IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                    _ => null,
                }
            )
            .OfType<ISymbol>();

    private IEnumerable<IOperation> Conditions(IOperation place) => Conditions(place, []);

    /// <summary>
    /// The conditions of the statements around the place, of those before it that may leave, and of the calls of the local function it is
    /// in.
    /// </summary>
    private IEnumerable<IOperation> Conditions(IOperation place, HashSet<IOperation> functions)
    {
        IOperation child = place;
        for (IOperation? part = place.Parent; part is not null; child = part, part = part.Parent)
        {
            if (part is ILocalFunctionOperation { Symbol: var symbol })
            {
                foreach (IOperation call in functions.Add(part) ? _calls[symbol] : [])
                {
                    foreach (IOperation calls in Conditions(call, functions))
                        yield return calls;
                }

                yield break;
            }

            if (part is IBlockOperation { Operations: var statements })
            {
                foreach (IOperation before in statements.TakeWhile(s => s != child))
                {
                    if (before is IConditionalOperation { Condition: var leaves } && before.Descendants().Any(Leaves))
                        yield return leaves;
                }
            }

            IOperation? condition = part switch
            {
                IConditionalOperation choice => choice.Condition,
                ISwitchOperation choice => choice.Value,
                ISwitchExpressionOperation choice => choice.Value,
                IWhileLoopOperation loop => loop.Condition,
                IForLoopOperation loop => loop.Condition,
                IForEachLoopOperation loop => loop.Collection,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
                    both.LeftOperand,
                _ => null,
            };
            if (condition is not null && condition != place)
                yield return condition;
        }
    }

    private static bool Leaves(IOperation operation) => operation is IReturnOperation or IBranchOperation or IThrowOperation;
}
