using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Gathers the marks of the symbols that one piece of generated code names.</summary>
internal sealed class MarkReader(Compilation compilation)
{
    /// <summary>
    /// The ids under which a value of unknown origin is reported: of a parameter, of a result, in a field, and by a delegate.
    /// </summary>
    private static readonly string[] s_ofChecked = ["IL2067", "IL2072", "IL2074", "IL2111"];

    private readonly List<string> _warnings = [];
    private readonly List<string> _requirements = [];
    private bool _isObsolete;

    public MarksModel Marks => new(_isObsolete, MarksModel.Sorted(_warnings), MarksModel.Sorted(_requirements));

    public static MarksModel Of(IEnumerable<ISymbol> symbols, Compilation compilation)
    {
        var reader = new MarkReader(compilation);
        foreach (ISymbol symbol in symbols)
            reader.Add(symbol);
        return reader.Marks;
    }

    /// <summary>
    /// Adds a symbol with all that belongs to its name, and what it overrides: the compiler looks at the attributes of that.
    /// </summary>
    public void Add(ISymbol? symbol)
    {
        switch (symbol)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType);
                return;
            case INamedTypeSymbol { SpecialType: SpecialType.None } type:
                foreach (ITypeSymbol argument in type.TypeArguments)
                    Add(argument);
                break;
            case IMethodSymbol method:
                foreach (ITypeSymbol argument in method.TypeArguments)
                    Add(argument);
                AddRequirements(method);
                Add(method.OverriddenMethod);
                break;
            case IPropertySymbol property:
                if (IsChecked(property))
                    _requirements.AddRange(s_ofChecked);
                Add(property.GetMethod);
                Add(property.SetMethod);
                Add(property.OverriddenProperty);
                break;
            case IFieldSymbol:
                _requirements.AddRange(Requirements([symbol])); // which C# does not allow there, though analyzers heed it
                if (IsChecked(symbol))
                    _requirements.AddRange(s_ofChecked);
                break;
            default:
                return;
        }

        AddOwn(symbol);
        if (symbol.ContainingType is { } outer)
            Add(outer);
        else if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly))
            AddAssembly(symbol);
    }

    /// <summary>All of an assembly can be experimental, to other assemblies.</summary>
    private void AddAssembly(ISymbol symbol)
    {
        if (symbol.ContainingAssembly is { } assembly)
            AddOwn(assembly);
        if (symbol.ContainingModule is { } module)
            AddOwn(module);
    }

    private void AddOwn(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            switch (attribute.AttributeClass?.Name)
            {
                case "ObsoleteAttribute":
                    _isObsolete |=
                        attribute.ConstructorArguments is [_, { Value: true }]
                        || attribute.NamedArguments.Any(a => a.Key == "DiagnosticId");
                    break;
                case "DeprecatedAttribute"
                    when attribute.AttributeClass.ContainingNamespace.ToDisplayString() == "Windows.Foundation.Metadata":
                    _isObsolete = true;
                    break;
                case "ExperimentalAttribute":
                    // Without an id it is the Windows Runtime's.
                    _warnings.Add(attribute.ConstructorArguments is [{ Value: string id }] ? id : "CS8305");
                    break;
                case "RequiresPreviewFeaturesAttribute":
                    _warnings.Add("CA2252");
                    break;
            }
        }
    }

    /// <summary>
    /// The ids under which calls of the method are reported, which requires what not every program has; the attributes of a class mean its
    /// constructors and static methods.
    /// </summary>
    public static IEnumerable<string> Requirements(IMethodSymbol method)
    {
        IEnumerable<ISymbol> told = [method];
        if (method.AssociatedSymbol is { } property)
            told = told.Append(property);
        if (method.IsStatic || method.MethodKind == MethodKind.Constructor)
            told = told.Concat(Containing(method));
        return Requirements(told);
    }

    private static IEnumerable<string> Requirements(IEnumerable<ISymbol> told) =>
        told.SelectMany(s => s.GetAttributes())
            .Select(a =>
                a.AttributeClass?.Name switch
                {
                    "RequiresUnreferencedCodeAttribute" => "IL2026",
                    "RequiresDynamicCodeAttribute" => "IL3050",
                    "RequiresAssemblyFilesAttribute" => "IL3002",
                    _ => null,
                }
            )
            .OfType<string>();

    private static IEnumerable<INamedTypeSymbol> Containing(ISymbol symbol)
    {
        for (INamedTypeSymbol? type = symbol.ContainingType; type is not null; type = type.ContainingType)
            yield return type;
    }

    private void AddRequirements(IMethodSymbol method)
    {
        _requirements.AddRange(Requirements(method));
        if (method.Parameters.Any(IsChecked))
            _requirements.AddRange(s_ofChecked);
    }

    /// <summary>
    /// Whether the tools that trim want to know where the value comes from: here from a message, which an equal program has written.
    /// </summary>
    private static bool IsChecked(ISymbol symbol) =>
        symbol.GetAttributes().Any(a => a.AttributeClass?.Name == "DynamicallyAccessedMembersAttribute");
}
