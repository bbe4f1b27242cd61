using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>What the body of a constructor or a setter puts into which fields.</summary>
internal sealed class Assignments
{
    private readonly Dictionary<ISymbol, List<Site>> _sites = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _changedParameters = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol>? _changedByCalls = new(SymbolEqualityComparer.Default);

    /// <summary>The parameters in whose objects something may be changed, which is seen wherever else these objects are.</summary>
    private readonly HashSet<ISymbol> _changedObjects = new(SymbolEqualityComparer.Default);
    private readonly BodyReader _reader;

    /// <summary>The fields that something is compared with before anything is set.</summary>
    private readonly List<ISymbol> _compared = [];

    private Assignments(IOperation body, BodyReader reader)
    {
        _reader = reader;
        var returns = new HashSet<IOperation>();
        var sure = new Dictionary<IOperation, IOperation?>();
        FindSure(body, sure, returns);
        List<IOperation> all = [.. body.DescendantsAndSelf()];
        bool isCertain = !all.Any(o => (o is IReturnOperation { IsImplicit: false } && !returns.Contains(o)) || o is ILabeledOperation);
        var targets = new HashSet<IOperation>();
        foreach (IOperation operation in all.Where(BodyReader.IsChanged))
        {
            if (operation is IParameterReferenceOperation parameter)
                _changedParameters.Add(parameter.Parameter.OriginalDefinition);
            if (reader.Target(operation) is not { } slot)
                continue;
            targets.Add(operation);
            if (!_sites.TryGetValue(slot, out List<Site>? sites))
                _sites.Add(slot, sites = []);
            sites.Add(
                new(isCertain && IsAlone(slot) && sure.TryGetValue(operation, out IOperation? value) ? value : null, operation, IsSet: true)
            );
            if (operation is not IPropertyReferenceOperation { Property.SetMethod: { } setter })
                continue;
            HashSet<ISymbol>? more = reader.ChangedBy(setter);
            if (more is null)
                _changedByCalls = null;
            else
                _changedByCalls?.UnionWith(more.Where(m => !SymbolEqualityComparer.Default.Equals(m, slot)));
        }

        foreach (IOperation operation in all.Where(Contents.MayChange))
            AddChangedContent(operation);
        HashSet<ISymbol>? called = reader.ChangedIn(all.Where(o => o is IInstanceReferenceOperation && !targets.Contains(o.Parent!)));
        if (called is null)
            _changedByCalls = null;
        else
            _changedByCalls?.UnionWith(called);
        foreach (Site site in _sites.Where(s => HasChangedContent(s.Key)).SelectMany(s => s.Value).Where(s => s.IsSet))
        {
            _changedObjects.UnionWith(Contents.ParametersIn(BodyReader.Assigned(site.Target)));
        }
    }

    public IEnumerable<ISymbol> Fields => _sites.Keys;

    public IEnumerable<ISymbol> ChangedObjects => _changedObjects;

    public static Assignments In(IOperation body, BodyReader reader) => new(body, reader);

    /// <summary>The one value that the field is set to, whatever else happens; null if it cannot be known.</summary>
    public IOperation? ValueOf(ISymbol field) => _sites[field] is [{ Value: { } value }] && !IsChangedByCalls(field) ? value : null;

    /// <summary>Whether the field itself is set, and not only what is in it changed.</summary>
    public bool Sets(ISymbol field) => _sites[field].Any(s => s.IsSet);

    public bool IsChangedByCalls(ISymbol field) => _changedByCalls?.Contains(field) ?? BodyReader.CanChange(field);

    /// <summary>Whether something in the field's object may be changed.</summary>
    public bool HasChangedContent(ISymbol field) =>
        IsChangedByCalls(field) || (_sites.TryGetValue(field, out List<Site>? sites) && sites.Exists(s => !s.IsSet));

    public bool Changes(IParameterSymbol parameter) => _changedParameters.Contains(parameter.OriginalDefinition);

    /// <summary>The parameter whose value the field is set to as it is; null if it is not.</summary>
    public IParameterSymbol? ParameterOf(ISymbol field) =>
        _sites.ContainsKey(field) && ValueOf(field) is { } value && Values.AsIs(value) is { } parameter && !Changes(parameter)
            ? parameter
            : null;

    /// <summary>
    /// Notes a change of what is in a field's or a parameter's object; whatever else has the same object has changed with it.
    /// </summary>
    private void AddChangedContent(IOperation operation)
    {
        if (operation is IParameterReferenceOperation { Parameter.OriginalDefinition: var parameter })
        {
            _changedParameters.Add(parameter);
            _changedObjects.Add(parameter);
        }

        if (_reader.Slot(operation) is not { } slot)
            return;
        if (!_sites.TryGetValue(slot, out List<Site>? sites))
            _sites.Add(slot, sites = []);
        foreach (Site site in sites.Where(s => s.Value is not null))
        {
            if (Values.AsIs(site.Value) is { } given)
                _changedParameters.Add(given);
        }

        sites.Add(new(null, operation, IsSet: false));
    }

    /// <summary>Finds the assignments that happen in any case, with the values.</summary>
    private void FindSure(IOperation? statement, Dictionary<IOperation, IOperation?> sure, HashSet<IOperation> returns)
    {
        switch (statement)
        {
            case IBlockOperation block:
                foreach (IOperation part in block.Operations)
                    FindSure(part, sure, returns);
                if (block.Operations is [.., IReturnOperation { ReturnedValue: null } last])
                    returns.Add(last);
                break;
            case IExpressionStatementOperation { Operation: var expression }:
                Add(expression, sure);
                break;

            // Nothing need be done where the field has the value already.
            case IConditionalOperation { WhenFalse: null } condition
                when Single(condition.WhenTrue) is IReturnOperation exit && Compared(condition.Condition, isEqual: true) is { } field:
                _compared.Add(field);
                returns.Add(exit);
                break;
            case IConditionalOperation { WhenFalse: null } condition when Compared(condition.Condition, isEqual: false) is { } field:
                _compared.Add(field);
                FindSure(condition.WhenTrue, sure, returns);
                break;
        }
    }

    private static void Add(IOperation? expression, Dictionary<IOperation, IOperation?> sure)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation assignment:
                IOperation value = assignment.Value;
                while (value is ISimpleAssignmentOperation inner)
                    value = inner.Value;
                for (ISimpleAssignmentOperation? next = assignment; next is not null; next = next.Value as ISimpleAssignmentOperation)
                    sure[next.Target] = value;
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets, Value: var right }:
                if (Unconverted(right) is not ITupleOperation values || values.Elements.Length != targets.Elements.Length)
                    return;
                for (int i = 0; i < targets.Elements.Length; i++)
                    sure[targets.Elements[i]] = values.Elements[i];
                break;
        }
    }

    private static IOperation Unconverted(IOperation value) =>
        value is IConversionOperation conversion ? Unconverted(conversion.Operand) : value;

    private static IOperation? Single(IOperation? statement) =>
        statement is IBlockOperation { Operations: var parts }
            ? parts.Length == 1
                ? parts[0]
                : null
            : statement;

    /// <summary>The field that a condition compares with the value that a setter is given, so that it tells that from all others.</summary>
    private ISymbol? Compared(IOperation condition, bool isEqual)
    {
        if (Comparisons.Of(condition, isEqual) is not { } both)
            return null;
        return IsValue(both.Right) ? _reader.Slot(both.Left)
            : IsValue(both.Left) ? _reader.Slot(both.Right)
            : null;

        static bool IsValue(IOperation operand) => operand is IParameterReferenceOperation { Parameter.Name: "value" };
    }

    private bool IsAlone(ISymbol field) => _compared.All(c => SymbolEqualityComparer.Default.Equals(c, field));

    private sealed record Site(IOperation? Value, IOperation Target, bool IsSet);
}
