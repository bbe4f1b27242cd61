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
/// <param name="Conditions">What decides whether the place is reached, as far as statements around it show.</param>
internal sealed record Assignment(AssignmentKind Kind, IOperation Value, IReadOnlyList<IOperation> Conditions);

/// <summary>What the variables of a body of code are assigned in it.</summary>
internal sealed class AssignedValues
{
    private readonly Dictionary<ISymbol, List<Assignment>> _values = new(SymbolEqualityComparer.Default);

    public AssignedValues(IEnumerable<IOperation> body)
    {
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
            }
        }
    }

    /// <summary>All that the variable is assigned, in the order of the code.</summary>
    public IReadOnlyList<Assignment> Of(ISymbol variable) => _values.TryGetValue(variable, out List<Assignment>? assigned) ? assigned : [];

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
        ISymbol? variable = target switch
        {
            IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };
        if (variable is not null)
            Add(variable, kind, value, place);
    }

    private void Add(ISymbol variable, AssignmentKind kind, IOperation value, IOperation place)
    {
        if (!_values.TryGetValue(variable, out List<Assignment>? assigned))
            _values.Add(variable, assigned = []);
        assigned.Add(new(kind, value, [.. Conditions(place)]));
    }

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

    private static IEnumerable<IOperation> Conditions(IOperation place)
    {
        for (
            IOperation? part = place.Parent;
            part is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation);
            part = part.Parent
        )
        {
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
}
