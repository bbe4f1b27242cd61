using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>Reads what the constructors of a type put into its fields, those of its bases and those that they call included.</summary>
internal sealed class Construction(INamedTypeSymbol type, BodyReader reader)
{
    private readonly Dictionary<ISymbol, ConstructedState> _states = new(SymbolEqualityComparer.Default);

    /// <summary>What is in the fields once the constructor has run.</summary>
    public ConstructedState Of(IMethodSymbol constructor)
    {
        constructor = constructor.OriginalDefinition;
        if (_states.TryGetValue(constructor, out ConstructedState? known))
            return known;
        var state = new ConstructedState();
        _states.Add(constructor, state); // a constructor that calls itself never ends
        Read(constructor, state);
        return state;
    }

    /// <summary>Whether the field is the same in every object whose constructor was given the same, and in one that is made anew.</summary>
    /// <param name="slot">The field.</param>
    /// <param name="made">The constructor that makes it anew.</param>
    /// <param name="fixedParameters">
    /// Those of its parameters that get what the object still has: what was computed of them is the same again.
    /// </param>
    public bool IsSameInEachObject(Slot slot, IMethodSymbol made, HashSet<ISymbol> fixedParameters)
    {
        ISymbol field = slot.Symbol.OriginalDefinition;
        if (!BodyReader.IsReadOnly(field))
            return false;
        made = made.OriginalDefinition;
        StateSource? value = Of(made).Find(field);
        if (value is { Of: null } || value?.Of?.All(fixedParameters.Contains) == false)
            return false;
        foreach (
            IMethodSymbol other in type.OriginalDefinition.InstanceConstructors.Where(c => !SymbolEqualityComparer.Default.Equals(c, made))
        )
        {
            if (IsCopy(other))
            {
                if (!other.IsImplicitlyDeclared)
                    return false;
                continue;
            }

            ConstructedState state = Of(other);
            StateSource? others = state.Find(field);
            bool isSame = value is null or { Of.Count: 0 }
                ? others?.Origin == value?.Origin && others is not { Of: null } && others?.Of is not { Count: > 0 }
                : LeadsTo(other, made) && Of(made).HasOrigins(state);
            if (!isSame)
                return false;
        }

        return true;
    }

    /// <summary>Whether each object has made the same collection for itself: it can be emptied and filled.</summary>
    public bool IsFilledInEachObject(ISymbol field) =>
        !type.IsValueType
        && type.OriginalDefinition.InstanceConstructors.Where(c => !IsCopy(c)).Select(c => Of(c).Find(field)).ToList()
            is [{ IsNewCollection: true } first, ..] all
        && all.TrueForAll(source => source is { IsNewCollection: true } && source.Origin == first.Origin);

    private static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.Parameters is [var only]
        && SymbolEqualityComparer.Default.Equals(only.Type, constructor.ContainingType);

    private bool LeadsTo(IMethodSymbol from, IMethodSymbol to)
    {
        for (int i = 0; i < 100; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(from, to))
                return true;
            if (
                reader.Declarations(from).OfType<ConstructorDeclarationSyntax>().FirstOrDefault()?.Initializer
                is not { ThisOrBaseKeyword.ValueText: "this" } initializer
            )
                return false;
            if (reader.Symbol(initializer) is not IMethodSymbol next)
                return false;
            from = next.OriginalDefinition;
        }

        return false;
    }

    private void Read(IMethodSymbol constructor, ConstructedState state)
    {
        SyntaxNode? syntax = reader.Declarations(constructor).FirstOrDefault();
        var written = syntax as ConstructorDeclarationSyntax;
        INamedTypeSymbol declaring = constructor.ContainingType;
        if (written?.Initializer is { ThisOrBaseKeyword.ValueText: "this" } self)
        {
            Call(self, state);
        }
        else if (!(declaring.IsValueType && constructor.IsImplicitlyDeclared))
        {
            ReadInitializers(declaring, state);
            SyntaxNode? call =
                (SyntaxNode?)written?.Initializer
                ?? (syntax as TypeDeclarationSyntax)?.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault();
            if (call is not null)
                Call(call, state);
            else if (declaring.BaseType is { SpecialType: SpecialType.None } parent && FindDefault(parent) is { } plain)
                state.Take(Of(plain), static _ => null);
        }

        foreach (IParameterSymbol parameter in syntax is TypeDeclarationSyntax ? constructor.Parameters : [])
        {
            // A parameter of the type is a field itself if methods use it, and a property of a record.
            ISymbol slot = declaring.IsRecord
                ? declaring
                    .GetMembers(parameter.Name)
                    .OfType<IPropertySymbol>()
                    .FirstOrDefault(p => reader.Declarations(p).Any(d => d is ParameterSyntax))
                    ?? (ISymbol)parameter
                : parameter;
            if (state.Find(slot) is null)
                state.Set(slot, new(parameter, new(parameter), [parameter]));
        }

        if (written is not null)
            ReadBody(constructor, state);
    }

    private void ReadBody(IMethodSymbol constructor, ConstructedState state)
    {
        if (reader.Body(constructor) is not { } body)
            return;
        var assignments = Assignments.In(body, reader);
        state.ChangedObjects.UnionWith(assignments.ChangedObjects);
        state.ChangedObjects.UnionWith(state.ParametersIn(assignments.HasChangedContent));
        foreach (ISymbol field in assignments.Fields.Where(assignments.Sets))
        {
            state.Set(
                field,
                assignments.ValueOf(field) is { } value ? Source(value, p => !assignments.Changes(p)) : new(null, new(body.Syntax), null)
            );
        }

        // What the body changes was changed wherever it has been put before.
        state.Forget(
            (field, source) =>
                assignments.IsChangedByCalls(field)
                || (assignments.Fields.Contains(field, SymbolEqualityComparer.Default) && !assignments.Sets(field))
                || source.Of?.OfType<IParameterSymbol>().Any(assignments.Changes) == true,
            body.Syntax
        );
    }

    private void ReadInitializers(INamedTypeSymbol declaring, ConstructedState state)
    {
        var changed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (ISymbol member in declaring.GetMembers().Where(m => !m.IsStatic))
        {
            EqualsValueClauseSyntax? initializer = reader.Declarations(member).FirstOrDefault() switch
            {
                PropertyDeclarationSyntax property => property.Initializer,
                VariableDeclaratorSyntax variable when member is IFieldSymbol { IsConst: false } or IEventSymbol => variable.Initializer,
                _ => null,
            };
            if (initializer is null)
                continue;
            IOperation? value = (reader.Operation(initializer) as ISymbolInitializerOperation)?.Value;
            if (value is null)
            {
                state.Set(member.OriginalDefinition, new(null, new(initializer), null));
                continue;
            }

            state.Set(member.OriginalDefinition, Source(value, static _ => true));
            changed.UnionWith(
                value
                    .DescendantsAndSelf()
                    .OfType<IParameterReferenceOperation>()
                    .Where(p => BodyReader.IsChanged(p) || Contents.MayChange(p))
                    .Select(p => p.Parameter.OriginalDefinition)
            );
        }

        state.ChangedObjects.UnionWith(changed);
        if (changed.Count > 0)
            state.Forget((_, source) => source.Of?.Any(changed.Contains) == true, declaring.DeclaringSyntaxReferences[0].GetSyntax());
    }

    /// <summary>Takes over what a call of another constructor does.</summary>
    private void Call(SyntaxNode call, ConstructedState state)
    {
        if (reader.Symbol(call) is not IMethodSymbol called)
            return;
        var arguments = new Dictionary<int, IOperation>();
        foreach (IArgumentOperation argument in (reader.Operation(call) as IInvocationOperation)?.Arguments ?? [])
        {
            if (argument.Parameter is { } parameter)
                arguments[parameter.Ordinal] = argument.Value;
        }

        state.Take(Of(called), p => arguments.TryGetValue(p.Ordinal, out IOperation? value) ? value : null);
    }

    public static StateSource Source(IOperation value, Func<IParameterSymbol, bool> isUnchanged)
    {
        IParameterSymbol? parameter = Values.AsIs(value);
        IReadOnlyCollection<ISymbol>? computedOf = parameter is not null ? [parameter] : Values.ComputedOf(value);
        if (computedOf?.OfType<IParameterSymbol>().All(isUnchanged) == false)
            return new(null, Origin.Of(value), null);
        return new(parameter, Origin.Of(value), computedOf, Values.IsNewCollection(value));
    }

    private static IMethodSymbol? FindDefault(INamedTypeSymbol parent) =>
        parent.InstanceConstructors.FirstOrDefault(c => c.Parameters.All(p => p.HasExplicitDefaultValue || p.IsParams));
}
