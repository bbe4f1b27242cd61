using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers;

/// <summary>What the locals of a body of code hold, as far as they are assigned only once.</summary>
internal sealed class AssignedValues
{
    private readonly Dictionary<ILocalSymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);

    public AssignedValues(IEnumerable<IOperation> body)
    {
        foreach (IOperation operation in body)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: var value } declarator:
                    Assign(declarator.Symbol, value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Assign(target.Local, assignment.Value);
                    break;
                case ILocalReferenceOperation { Parent: IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } } reference:
                    Assign(reference.Local, null);
                    break;
                case ILocalReferenceOperation { Parent: ITupleOperation or IIncrementOrDecrementOperation or ICompoundAssignmentOperation } reference:
                    Assign(reference.Local, null);
                    break;
            }
        }
    }

    /// <summary>The one value that the local ever gets; null if there is none or more than one.</summary>
    public IOperation? Of(ILocalSymbol local) => _values.TryGetValue(local, out IOperation? value) ? value : null;

    private void Assign(ILocalSymbol local, IOperation? value) => _values[local] = _values.ContainsKey(local) ? null : value;
}
