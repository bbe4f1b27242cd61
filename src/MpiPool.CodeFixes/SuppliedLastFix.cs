using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL010: makes what the worker supplies the last parameter, and the last argument of the method's calls.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SuppliedLastFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL010"];

    /// <summary>None: two changes of one method's calls would be in each other's way.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;
        if (
            root.FindNode(context.Span).FirstAncestorOrSelf<ParameterSyntax>()
            is not { Parent: ParameterListSyntax { Parent: MethodDeclarationSyntax method } list } parameter
        )
            return;
        if (
            model.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol
            || !CanBeLast(symbol, list.Parameters.IndexOf(parameter))
        )
            return;
        await context
            .OfferAsync(
                $"Make '{parameter.Identifier}' the last parameter",
                "Last",
                c => MoveAsync(context.Document.Project.Solution, symbol, list.Parameters.IndexOf(parameter), c)
            )
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Nothing may follow <c>params</c>, two cannot both be last, and a parameter without a default cannot follow one with a default.
    /// </summary>
    private static bool CanBeLast(IMethodSymbol method, int index) =>
        method
            is {
                IsOverride: false,
                IsVirtual: false,
                ExplicitInterfaceImplementations.IsEmpty: true,
                PartialDefinitionPart: null,
                PartialImplementationPart: null
            }
        && !method.Parameters.Any(p => p.IsParams)
        && method.Parameters.Count(p => p.Type.Name is "CancellationToken" or "MpiTaskContext") == 1
        && (method.Parameters[index].HasExplicitDefaultValue || !method.Parameters.Any(p => p.HasExplicitDefaultValue));

    private static async Task<Solution> MoveAsync(Solution solution, IMethodSymbol method, int index, CancellationToken cancellation)
    {
        var lists = new Dictionary<DocumentId, List<SyntaxNode>>();
        foreach (SyntaxReference declared in method.DeclaringSyntaxReferences)
        {
            if (await declared.GetSyntaxAsync(cancellation).ConfigureAwait(false) is MethodDeclarationSyntax declaration)
                Add(declaration.SyntaxTree, declaration.ParameterList);
        }

        foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(method, solution, cancellation).ConfigureAwait(false))
        {
            foreach (ReferenceLocation place in found.Locations)
            {
                SyntaxNode? root = await place.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                SyntaxNode? name = root?.FindNode(place.Location.SourceSpan, getInnermostNodeForTie: true);
                if (name?.Parent is MemberAccessExpressionSyntax access && access.Name == name)
                    name = access;
                if (
                    name?.Parent is InvocationExpressionSyntax { ArgumentList: var arguments } call
                    && call.Expression == name
                    && arguments.Arguments.Count == method.Parameters.Length
                    && arguments.Arguments.All(a => a.NameColon is null)
                )
                {
                    Add(call.SyntaxTree, arguments);
                }
            }
        }

        foreach (KeyValuePair<DocumentId, List<SyntaxNode>> changed in lists)
        {
            Document document = solution.GetDocument(changed.Key)!;
            SyntaxNode root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            root = root.ReplaceNodes(
                changed.Value,
                (_, now) =>
                    now switch
                    {
                        ParameterListSyntax parameters => parameters.WithParameters(MovedToEnd(parameters.Parameters, index)),
                        ArgumentListSyntax arguments => arguments.WithArguments(MovedToEnd(arguments.Arguments, index)),
                        _ => now,
                    }
            );
            solution = document.WithSyntaxRoot(root).Project.Solution;
        }

        return solution;

        void Add(SyntaxTree tree, SyntaxNode list)
        {
            if (solution.GetDocumentId(tree) is not { } id)
                return;
            if (!lists.TryGetValue(id, out List<SyntaxNode> known))
                lists.Add(id, known = []);
            known.Add(list);
        }
    }

    /// <summary>The items in their new order; each place keeps the space that is in it.</summary>
    private static SeparatedSyntaxList<T> MovedToEnd<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        T[] items = [.. list.Where((_, i) => i != index), list[index]];
        return SyntaxFactory.SeparatedList(items.Select((item, i) => item.WithTriviaFrom(list[i])), list.GetSeparators());
    }
}
