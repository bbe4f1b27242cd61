using System.Globalization;
using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>
/// What a constructor leaves in the fields of an object. A field that nothing was put into has the default value of its type.
/// </summary>
internal sealed class ConstructedState
{
    private readonly Dictionary<ISymbol, StateSource> _sources = new(SymbolEqualityComparer.Default);

    /// <summary>
    /// The constructor's parameters in whose objects it may change something: whoever has the same object, and sets it afterwards, sets a
    /// changed one.
    /// </summary>
    public HashSet<ISymbol> ChangedObjects { get; } = new(SymbolEqualityComparer.Default);

    public StateSource? Find(ISymbol field) => _sources.TryGetValue(field, out StateSource? source) ? source : null;

    /// <summary>The parameter whose value is in the field as it is.</summary>
    public ISymbol? ParameterIn(ISymbol field) => Find(field)?.Parameter?.OriginalDefinition;

    /// <summary>The parameters whose values are in the fields, as they are.</summary>
    public IEnumerable<ISymbol> ParametersIn(Func<ISymbol, bool> fields) =>
        _sources
            .Where(s => Contents.CanChange(s.Value.Parameter?.Type) && fields(s.Key))
            .Select(s => s.Value.Parameter!.OriginalDefinition);

    public void Set(ISymbol field, StateSource source) => _sources[field] = source;

    /// <summary>Whether the other one was made by the same expressions, as far as they are known here.</summary>
    public bool HasOrigins(ConstructedState other) => _sources.All(s => s.Value.Of is null || other.Find(s.Key)?.Origin == s.Value.Origin);

    /// <summary>Takes over what another constructor leaves, given what its parameters get.</summary>
    public void Take(ConstructedState called, Func<IParameterSymbol, IOperation?> argument)
    {
        foreach (ISymbol changed in called.ChangedObjects)
        {
            ChangedObjects.UnionWith(Contents.ParametersIn(argument((IParameterSymbol)changed)));
        }

        foreach (KeyValuePair<ISymbol, StateSource> found in called._sources)
        {
            StateSource source = found.Value;
            if (source.Of is { Count: > 0 } parameters)
            {
                StateSource?[] given =
                [
                    .. parameters.Select(p =>
                        argument((IParameterSymbol)p) is { } value ? Construction.Source(value, static _ => true) : null
                    ),
                ];
                IReadOnlyCollection<ISymbol>? computedOf = given.All(g => g?.Of is not null) ? [.. given.SelectMany(g => g!.Of!)] : null;
                Origin? origin = source.Parameter is not null
                    ? given[0]?.Origin
                    : given.Aggregate(source.Origin, static (o, g) => new(o, g?.Origin));
                source = new(source.Parameter is null ? null : given[0]?.Parameter, origin, computedOf, source.IsNewCollection);
            }

            _sources[found.Key] = source;
        }
    }

    /// <summary>
    /// Fields of which it is no longer known what is in them. A collection in a read-only one is still the same collection.
    /// </summary>
    public void Forget(Func<ISymbol, StateSource, bool> isChanged, SyntaxNode by)
    {
        foreach (KeyValuePair<ISymbol, StateSource> found in _sources.Where(s => isChanged(s.Key, s.Value)).ToList())
        {
            bool isSame = found.Value.IsNewCollection && BodyReader.IsReadOnly(found.Key);
            _sources[found.Key] = new(null, isSame ? found.Value.Origin : new(by), null, isSame);
        }
    }
}

/// <summary>Where the value of a field comes from.</summary>
/// <param name="Parameter">The constructor's parameter that it is, as it is; null if it is anything else.</param>
/// <param name="Origin">The expression, and what it was given.</param>
/// <param name="Of">The parameters that it is computed of, and of nothing else; null if that is not known.</param>
/// <param name="IsNewCollection">Whether it is a collection that is made the same each time, but for what is put into it.</param>
internal sealed record StateSource(
    IParameterSymbol? Parameter,
    Origin? Origin,
    IReadOnlyCollection<ISymbol>? Of,
    bool IsNewCollection = false
);

/// <summary>
/// What tells whether two constructors have made a value in one way: equal origins give equal values of equal parameters.
/// </summary>
/// <param name="Value">The expression, a constant's text, or the origin of one.</param>
/// <param name="Argument">The origin of a parameter that it is computed of.</param>
internal sealed record Origin(object? Value, Origin? Argument = null)
{
    public static Origin Of(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: var constant }
            ? new(Convert.ToString(constant, CultureInfo.InvariantCulture))
            : new(value.Syntax);
}
