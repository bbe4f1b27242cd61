using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers.State;

/// <summary>
/// Reads which fields the code of a type returns, sets and changes. A field is named by what the user wrote: see <see cref="Slot.Symbol"/>.
/// </summary>
internal sealed class BodyReader(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, HashSet<ISymbol>?> _changes = new(SymbolEqualityComparer.Default);

    /// <summary>The setters that are being read: one may call itself.</summary>
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>The field whose value the member's getter returns as it is; null if it does not.</summary>
    public ISymbol? ReadBy(Member member) => member.Symbol is IFieldSymbol ? member.Symbol.OriginalDefinition : ReadBy(member.Getter);

    /// <summary>The field that the member's setter sets to what it is given; null if it does something else with it.</summary>
    public ISymbol? WrittenBy(Member member) => member.Symbol is IFieldSymbol ? member.Symbol.OriginalDefinition : WrittenBy(member.Setter);

    /// <summary>The field that an assignment to the expression sets to what is assigned; null if that is not known.</summary>
    public ISymbol? Target(IOperation expression) =>
        expression switch
        {
            IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } reference => MostDerived(reference) switch
            {
                { SetMethod: { } setter } => WrittenBy(setter),
                { OverriddenProperty.SetMethod: { } setter } => WrittenBy(setter),
                { GetMethod: { } getter } property when IsAuto(getter) => property.OriginalDefinition,
                _ => null,
            },
            _ => Slot(expression),
        };

    /// <summary>Which of the fields the member's setter may change besides its own.</summary>
    public IEnumerable<ISymbol> DisturbedBy(Member member, IEnumerable<ISymbol> fields)
    {
        if (member.Setter is not { } setter || IsAuto(setter))
            return [];
        HashSet<ISymbol>? changed = ChangedBy(setter);
        ISymbol? own = WrittenBy(member);
        return [.. fields.Where(f => !SymbolEqualityComparer.Default.Equals(f, own) && (changed?.Contains(f) ?? CanChange(f)))];
    }

    /// <summary>Whether code that cannot be read may change the field, or what is in it.</summary>
    public static bool CanChange(ISymbol slot) =>
        !IsReadOnly(slot)
        || Contents.CanChange(
            slot switch
            {
                IFieldSymbol field => field.Type,
                IPropertySymbol property => property.Type,
                IParameterSymbol parameter => parameter.Type,
                _ => null,
            }
        );

    public static bool IsReadOnly(ISymbol slot) =>
        slot switch
        {
            IFieldSymbol found => found.IsReadOnly,
            IPropertySymbol property => property.SetMethod is null && Member.BackingField(property) is { IsReadOnly: true },
            _ => false,
        };

    /// <summary>The fields that a method, and what it calls, may change; null if that cannot be known.</summary>
    public HashSet<ISymbol>? ChangedBy(IMethodSymbol method)
    {
        method = Implementation(MostDerived(method));
        if (_changes.TryGetValue(method, out HashSet<ISymbol>? known))
            return known;
        _changes[method] = new(SymbolEqualityComparer.Default); // while it is being read: it may call itself
        HashSet<ISymbol>? changed =
            IsAuto(method) ? new(SymbolEqualityComparer.Default) { method.OriginalDefinition.AssociatedSymbol! }
            : Body(method) is { } body ? ChangedIn(body.DescendantsAndSelf())
            : null;
        _changes[method] = changed;
        return changed;
    }

    /// <summary>The fields that the operations, and what they call, may change; null if that cannot be known.</summary>
    public HashSet<ISymbol>? ChangedIn(IEnumerable<IOperation> operations)
    {
        var changed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in operations)
        {
            HashSet<ISymbol>? more = operation switch
            {
                IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } self => ChangedThrough(self),
                IFieldReferenceOperation { Instance: IInstanceReferenceOperation }
                or IParameterReferenceOperation
                    when (IsChanged(operation) || Contents.MayChange(operation)) && Slot(operation) is { } slot => new(
                    SymbolEqualityComparer.Default
                )
                {
                    slot,
                },
                _ => [],
            };
            if (more is null)
                return null;
            changed.UnionWith(more);
        }

        return changed;
    }

    /// <summary>The field that an expression of the type's own code stands for, if it stands for one as it is.</summary>
    public ISymbol? Slot(IOperation? expression) =>
        expression switch
        {
            IConversionOperation { Conversion: { IsIdentity: true } } conversion => Slot(conversion.Operand),
            IFieldReferenceOperation
            {
                Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            } reference => (reference.Field.AssociatedSymbol ?? reference.Field).OriginalDefinition,
            IPropertyReferenceOperation
            {
                Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            } reference when MostDerived(reference) is { GetMethod: { } getter } => ReadBy(getter),
            IPropertyReferenceOperation
            {
                Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            } reference when MostDerived(reference) is { OverriddenProperty.GetMethod: { } getter } => ReadBy(getter),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } parameter }
                when IsPrimary(parameter) => parameter.OriginalDefinition,
            _ => null,
        };

    /// <summary>The body of a method, an accessor or a constructor.</summary>
    public IOperation? Body(IMethodSymbol method)
    {
        if (
            method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not { } syntax
            || !compilation.ContainsSyntaxTree(syntax.SyntaxTree)
        )
            return null;
        SyntaxNode? body = syntax switch
        {
            BaseMethodDeclarationSyntax { Body: { } block } => block,
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            AccessorDeclarationSyntax { Body: { } block } => block,
            AccessorDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            ArrowExpressionClauseSyntax arrow => arrow,
            _ => null,
        };
        return body is null ? null : Operation(body);
    }

    public IOperation? Operation(SyntaxNode syntax) => Model(syntax.SyntaxTree).GetOperation(syntax, cancellation);

    public ISymbol? Symbol(SyntaxNode syntax) => Model(syntax.SyntaxTree).GetSymbolInfo(syntax, cancellation).Symbol;

    public IEnumerable<SyntaxNode> Declarations(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation));

    /// <summary>Whether an expression is set, counted up or handed out as a variable.</summary>
    public static bool IsChanged(IOperation expression) =>
        expression.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == expression,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            ITupleOperation tuple => IsTarget(tuple),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
            IAddressOfOperation => true,
            IFieldReferenceOperation { Field.ContainingType.IsValueType: true } part => IsChanged(part),
            _ => false,
        };

    /// <summary>What an expression that is set is set to: of a deconstruction all that it takes.</summary>
    public static IOperation? Assigned(IOperation target) =>
        target.Parent switch
        {
            IAssignmentOperation assignment => assignment.Value,
            ITupleOperation tuple => Assigned(tuple),
            _ => null,
        };

    private static bool IsTarget(ITupleOperation tuple) =>
        tuple.Parent switch
        {
            ITupleOperation outer => IsTarget(outer),
            IDeconstructionAssignmentOperation deconstruction => deconstruction.Target == tuple,
            _ => false,
        };

    private SemanticModel Model(SyntaxTree tree) => compilation.GetSemanticModel(tree);

    private ISymbol? ReadBy(IMethodSymbol? getter)
    {
        if (getter is null)
            return null;
        if (IsAuto(getter))
            return getter.OriginalDefinition.AssociatedSymbol;
        return Body(Implementation(getter)) switch
        {
            IBlockOperation { Operations: [IReturnOperation { ReturnedValue: { } value }] } => Slot(value),
            _ => null,
        };
    }

    private ISymbol? WrittenBy(IMethodSymbol? setter)
    {
        if (setter is null)
            return null;
        if (IsAuto(setter))
            return setter.OriginalDefinition.AssociatedSymbol;
        IMethodSymbol definition = Implementation(setter);
        if (!_open.Add(definition))
            return null;
        ISymbol? written = null;
        if (Body(definition) is { } body)
        {
            var assignments = Assignments.In(body, this);
            ISymbol[] fields =
            [
                .. assignments.Fields.Where(f =>
                    SymbolEqualityComparer.Default.Equals(assignments.ParameterOf(f), definition.Parameters[0])
                ),
            ];
            if (fields.Length == 1)
                written = fields[0];
        }

        _open.Remove(definition);
        return written;
    }

    /// <summary>Whether the compiler writes the accessor, so that it returns or sets the property's field.</summary>
    private bool IsAuto(IMethodSymbol accessor)
    {
        if (
            accessor.AssociatedSymbol is not IPropertySymbol { IsAbstract: false } property
            || Member.BackingField(property.OriginalDefinition) is null
        )
            return false;
        return Declarations(Implementation(accessor)).FirstOrDefault()
            is null
                or ParameterSyntax
                or AccessorDeclarationSyntax { Body: null, ExpressionBody: null };
    }

    private static IMethodSymbol Implementation(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (method.PartialImplementationPart is { } part)
            return part;
        if (method.AssociatedSymbol is IPropertySymbol { PartialImplementationPart: { } property })
        {
            return (method.MethodKind == MethodKind.PropertyGet ? property.GetMethod : property.SetMethod) ?? method;
        }

        return method;
    }

    /// <summary>What a use of the object itself may change: a call of its method, or handing it to somebody.</summary>
    private HashSet<ISymbol>? ChangedThrough(IInstanceReferenceOperation self)
    {
        switch (self.Parent)
        {
            case IFieldReferenceOperation or IEventReferenceOperation or IMemberReferenceOperation { Member: IFieldSymbol or IEventSymbol }:
                return [];
            case IInvocationOperation call when call.Instance == self:
                return Called(self, call.TargetMethod);
            case IPropertyReferenceOperation reference:
                var changed = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
                IPropertySymbol property = reference.Property;
                foreach (IMethodSymbol? accessor in new[] { IsChanged(reference) ? property.SetMethod : null, property.GetMethod })
                {
                    if (accessor is null || (accessor.MethodKind == MethodKind.PropertyGet && IsAuto(accessor)))
                        continue;
                    if (Called(self, accessor) is not { } found)
                        return null;
                    changed.UnionWith(found);
                }

                if (Contents.MayChange(reference) && Slot(reference) is { } slot)
                    changed.Add(slot);

                // A constructor sets a property without a setter through its field.
                if (IsChanged(reference) && property.SetMethod is null)
                    changed.Add(property.OriginalDefinition);
                return changed;

            // Nobody hears the events of a new object.
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } }:
                return [];
            case IConversionOperation
            {
                Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } }
            }:
                return [];
            default:
                return null;
        }
    }

    private HashSet<ISymbol>? Called(IInstanceReferenceOperation self, IMethodSymbol method)
    {
        if (method.ContainingType.SpecialType == SpecialType.System_Object)
            return [];
        return self.Syntax is BaseExpressionSyntax ? ChangedByExactly(method) : ChangedBy(method);
    }

    private HashSet<ISymbol>? ChangedByExactly(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(MostDerived(method), method) || Body(Implementation(method)) is not { } body
            ? ChangedBy(method)
            : ChangedIn(body.DescendantsAndSelf());

    private IPropertySymbol MostDerived(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (reference.Instance?.Syntax is BaseExpressionSyntax || !(property.IsVirtual || property.IsOverride || property.IsAbstract))
            return property;
        return Overrides(property.Name)
                .OfType<IPropertySymbol>()
                .FirstOrDefault(p => Chain(p, static x => x.OverriddenProperty).Any(x => IsSame(x, property)))
            ?? property;
    }

    private IMethodSymbol MostDerived(IMethodSymbol method)
    {
        if (!(method.IsVirtual || method.IsOverride || method.IsAbstract))
            return method;
        return Overrides(method.Name)
                .OfType<IMethodSymbol>()
                .FirstOrDefault(m => Chain(m, static x => x.OverriddenMethod).Any(x => IsSame(x, method)))
            ?? method;
    }

    private IEnumerable<ISymbol> Overrides(string name)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers(name))
                yield return member;
        }
    }

    private static IEnumerable<T> Chain<T>(T first, Func<T, T?> next)
        where T : class
    {
        for (T? part = first; part is not null; part = next(part))
            yield return part;
    }

    private static bool IsSame(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a.OriginalDefinition, b.OriginalDefinition);

    private bool IsPrimary(IParameterSymbol parameter) =>
        parameter.ContainingSymbol.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is TypeDeclarationSyntax);
}
