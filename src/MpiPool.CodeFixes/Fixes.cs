using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MpiPool.CodeFixes;

/// <summary>What fixes have in common: a change is offered only if the code compiles as well after it as before.</summary>
/// <remarks>
/// What surrounds a place is too various to tell beforehand: a parameter to be assigned, a finally block, the access of a type. The
/// compiler knows.
/// </remarks>
internal static class Fixes
{
    /// <summary>Offers a change of the document that the diagnostic is in.</summary>
    public static Task OfferAsync(this CodeFixContext context, string title, string key, Func<SyntaxNode> change) =>
        context.OfferAsync(title, key, _ => Task.FromResult(context.Document.WithSyntaxRoot(change()).Project.Solution));

    /// <summary>Offers a change of any documents.</summary>
    public static async Task OfferAsync(
        this CodeFixContext context,
        string title,
        string key,
        Func<CancellationToken, Task<Solution>> change
    )
    {
        Solution before = context.Document.Project.Solution;
        Solution after = await change(context.CancellationToken).ConfigureAwait(false);
        foreach (DocumentId id in after.GetChanges(before).GetProjectChanges().SelectMany(p => p.GetChangedDocuments()))
        {
            ILookup<string, Diagnostic> old = await FindErrorsAsync(before.GetDocument(id), context.CancellationToken)
                .ConfigureAwait(false);
            ILookup<string, Diagnostic> now = await FindErrorsAsync(after.GetDocument(id), context.CancellationToken).ConfigureAwait(false);
            if (now.Any(errors => errors.Count() > old[errors.Key].Count()))
                return;
        }

        context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(after), key), context.Diagnostics);
    }

    /// <summary>
    /// The compiler's errors in the document, by their ids. There may be some already: the generator may not have run yet.
    /// </summary>
    private static async Task<ILookup<string, Diagnostic>> FindErrorsAsync(Document? document, CancellationToken cancellation)
    {
        SemanticModel? model = document is null ? null : await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        IEnumerable<Diagnostic> found =
            model?.GetDiagnostics(cancellationToken: cancellation).Where(d => d.Severity == DiagnosticSeverity.Error) ?? [];
        return found.ToLookup(d => d.Id);
    }
}
