using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>
/// What the declaration of a task must be like, whatever its types are. The generator leaves out a method that breaks a rule; an analyzer
/// says why.
/// </summary>
internal static class TaskRules
{
    /// <summary>Whether code can be generated for the method.</summary>
    /// <remarks>It can be for one that is async void: without its stub the calls of it would be errors too.</remarks>
    public static bool AllowCode(IMethodSymbol method, AccessorModel? accessor, Compilation compilation) =>
        FindBroken(method, accessor, compilation).All(b => b.Rule == DiagnosticDescriptors.AsyncVoid);

    /// <summary>The rules that the method breaks.</summary>
    /// <param name="accessor">The way to the method if other code cannot name it; null if there is none.</param>
    public static IEnumerable<BrokenRule> FindBroken(IMethodSymbol method, AccessorModel? accessor, Compilation compilation)
    {
        string name = $"{method.ContainingType.Name}.{method.Name}";
        if (accessor is null && !Visibility.IsAccessible(method, compilation))
        {
            yield return new(
                DiagnosticDescriptors.Inaccessible,
                static m => m.Identifier.GetLocation(),
                name,
                Visibility.HowToBeAccessible(method, compilation)
            );
        }

        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            yield return new(DiagnosticDescriptors.AsyncVoid, static m => m.ReturnType.GetLocation(), name);
        }

        if (WhyNoTask(method) is { } reason)
        {
            yield return new(DiagnosticDescriptors.NoTask, static m => m.Identifier.GetLocation(), name, reason);
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Func<MethodDeclarationSyntax, Location> place = m => TaskParser.PlaceOf(parameter, m);
            if (parameter.Ordinal < method.Parameters.Length - 1 && TaskParser.Supplied(parameter) != TrailingParameter.None)
            {
                bool isTwice = TaskParser.Supplied(method.Parameters[method.Parameters.Length - 1]) != TrailingParameter.None;
                string remedy = isTwice ? "take only one of the kind: an MpiTaskContext has the token too" : "make it the last one";
                yield return new(DiagnosticDescriptors.SuppliedNotLast, place, parameter.Name, parameter.Type.Name, remedy);
            }

            if (KindThatCannotTravel(parameter.Type, parameter.RefKind) is { } kind)
            {
                yield return new(DiagnosticDescriptors.ParameterCannotTravel, place, parameter.Name, kind.Name, kind.Remedy);
            }
        }

        if (KindThatCannotTravel(method.ReturnType, method.RefKind) is { } result)
        {
            yield return new(
                DiagnosticDescriptors.ParameterCannotTravel,
                static m => m.ReturnType.GetLocation(),
                $"the result of {method.Name}",
                result.Name,
                result.Remedy
            );
        }
    }

    /// <summary>Why generated code cannot call the method, or make a delegate of it; null if it can.</summary>
    private static string? WhyNoTask(IMethodSymbol method) =>
        method switch
        {
            { IsConditional: true } => "it is marked [Conditional], so calls of it may be left out; let it call the conditional one",
            { IsVararg: true } => "its arguments are an __arglist, whose types nobody knows; give it parameters, or an array of them",
            { IsStatic: true, IsAbstract: true } or { IsStatic: true, IsVirtual: true } =>
                "it is a static abstract or virtual method, which can be called on a type parameter only; mark the methods that "
                    + "implement it",
            { IsPartialDefinition: true, PartialImplementationPart: null, ReturnsVoid: true } when !HasAccessibility(method) =>
                "it is a partial method without a body, so calls of it are left out; write its other part",
            _ when method.GetAttributes().Any(a => a.AttributeClass?.Name == "UnmanagedCallersOnlyAttribute") =>
                "it is marked [UnmanagedCallersOnly], so only native code can call it; move what it does into a method that both can call",
            _ => null,
        };

    /// <summary>
    /// Whether the method says who may call it: a partial one that does has another part, perhaps from another generator.
    /// </summary>
    private static bool HasAccessibility(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(r =>
            r.GetSyntax() is MethodDeclarationSyntax syntax && syntax.Modifiers.Any(m => SyntaxFacts.IsAccessibilityModifier(m.Kind()))
        );

    private static (string Name, string Remedy)? KindThatCannotTravel(ITypeSymbol type, RefKind refKind) =>
        (type, refKind) switch
        {
            (_, RefKind.Out) => ("an 'out' parameter", "return it, in a tuple if there are several"),
            (_, RefKind.Ref) => ("passed by reference", "pass the value, and return what it has become"),
            (_, not RefKind.None) => ("passed by reference", "pass the value"),
            (IFunctionPointerTypeSymbol, _) => ("a pointer", "send what tells the task what to do, or write one task for each case"),
            (IPointerTypeSymbol, _) => ("a pointer", "use the value that it points to, an array or a Memory<T>"),
            ({ IsRefLikeType: true, Name: "Span" or "ReadOnlySpan" }, _) => ($"a {type.Name}, a ref struct", "use an array or a Memory<T>"),
            ({ IsRefLikeType: true }, _) => ($"a {type.Name}, a ref struct", "use a struct or a class"),
            _ => null,
        };
}

/// <summary>A rule that a method breaks, and where in its declaration.</summary>
internal sealed class BrokenRule(DiagnosticDescriptor rule, Func<MethodDeclarationSyntax, Location> place, params string[] arguments)
{
    public DiagnosticDescriptor Rule => rule;

    public Diagnostic At(MethodDeclarationSyntax method) => Diagnostic.Create(rule, place(method), arguments);
}
