using System.Text;
using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>
/// The definition of a type, as the class that holds accessors of its members repeats it: with the same type parameters, those of the types
/// that contain it first, and the same constraints.
/// </summary>
internal sealed class GenericOwner
{
    private readonly INamedTypeSymbol _definition;
    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default);

    public GenericOwner(INamedTypeSymbol definition)
    {
        _definition = definition;
        foreach (ITypeSymbol parameter in TypeNames.AllArguments(definition))
        {
            string name = TypeNames.Escape(parameter.Name);
            while (_names.ContainsValue(name))
                name += "_"; // a nested type may use a name again
            _names.Add(parameter, name);
        }
    }

    public bool IsGeneric => _names.Count > 0;

    /// <summary>The parameter of an accessor that takes the object.</summary>
    public string Target => $"{(_definition.IsValueType ? "ref " : "")}{Text(_definition)} target";

    /// <summary>The type parameters and what constrains them; empty for none.</summary>
    public string Parameters =>
        !IsGeneric
            ? ""
            : $"<{string.Join(", ", _names.Select(n => CarriedAttributes.Declare((ITypeParameterSymbol)n.Key, n.Value)))}>"
                + $"{string.Concat(_names.Keys.OfType<ITypeParameterSymbol>().Select(Constraints))}";

    /// <summary>A type that a member of the definition has.</summary>
    public string Text(ITypeSymbol type)
    {
        var text = new StringBuilder();
        foreach (SymbolDisplayPart part in type.ToDisplayParts(TypeNames.FullFormat))
        {
            if (part.Kind == SymbolDisplayPartKind.FieldName)
                text.Length--; // the name of a tuple's element, with the space before it
            else
                text.Append(
                    part.Symbol is ITypeParameterSymbol parameter && _names.TryGetValue(parameter, out string? name)
                        ? name
                        : part.ToString()
                );
        }

        return text.ToString();
    }

    private string Constraints(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        if (parameter.HasUnmanagedTypeConstraint)
            constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint)
            constraints.Add("struct");
        if (parameter.HasNotNullConstraint)
            constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(Text));
        if (parameter.HasConstructorConstraint)
            constraints.Add("new()");
        return constraints.Count == 0 ? "" : $" where {_names[parameter]} : {string.Join(", ", constraints)}";
    }
}
