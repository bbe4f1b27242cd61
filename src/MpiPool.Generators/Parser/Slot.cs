using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MpiPool.Generators.Parser;

/// <summary>One place of an object's state: a field, be it the user's or the compiler's.</summary>
/// <param name="Owner">The type that declares it.</param>
/// <param name="Symbol">What the user wrote: a field, a property, an event, or a parameter that methods use.</param>
/// <param name="Field">The name of the field.</param>
/// <param name="Key">Its name for people.</param>
/// <param name="Type">The type of the field.</param>
/// <param name="DefinedType">The same, as the definition of a generic type has it.</param>
internal sealed record Slot(INamedTypeSymbol Owner, ISymbol Symbol, string Field, string Key, ITypeSymbol Type, ITypeSymbol DefinedType)
{
    /// <summary>Whether only constructors and initializers set it.</summary>
    public bool IsReadOnly =>
        Symbol switch
        {
            IFieldSymbol { IsReadOnly: var isReadOnly } => isReadOnly,
            IPropertySymbol property => Member.BackingField(property) is { IsReadOnly: true } && property.SetMethod is null,
            _ => false,
        };

    /// <summary>The slots that the type and those of its bases that are in source have, those of the bases first.</summary>
    public static List<Slot> Find(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var slots = new List<Slot>();
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None } && IsSource(part, compilation); part = part.BaseType)
        {
            slots.InsertRange(0, FindOwn(part, cancellation));
        }

        return slots;
    }

    /// <summary>Whether all of the type's fields can be seen.</summary>
    public static bool IsSource(INamedTypeSymbol type, Compilation compilation) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly);

    private static List<Slot> FindOwn(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var slots = new List<Slot>();
        foreach (ISymbol member in type.GetMembers().Where(m => !m.IsStatic))
        {
            switch (member)
            {
                case IFieldSymbol { IsConst: false } field:
                    ISymbol symbol = field.AssociatedSymbol ?? (ISymbol?)CapturedParameter(field) ?? field;
                    slots.Add(new(type, symbol, field.MetadataName, symbol.Name, field.Type, field.OriginalDefinition.Type));
                    break;

                // The compiler does not show the field of an event.
                case IEventSymbol { IsAbstract: false } found
                    when found.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is VariableDeclaratorSyntax):
                    slots.Add(new(type, found, found.MetadataName, found.Name, found.Type, found.OriginalDefinition.Type));
                    break;
            }
        }

        return slots;
    }

    /// <summary>The parameter of a type that the compiler makes a field of, since methods use it.</summary>
    private static IParameterSymbol? CapturedParameter(IFieldSymbol field) =>
        field is { IsImplicitlyDeclared: true, Name: ['<', .., '>', 'P'] }
            ? field
                .ContainingType.InstanceConstructors.Where(c =>
                    c.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax)
                )
                .SelectMany(c => c.Parameters)
                .FirstOrDefault(p => field.Name == $"<{p.Name}>P")
            : null;
}
