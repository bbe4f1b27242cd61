using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MpiPool.CodeFixes;

/// <summary>What fixes have in common.</summary>
internal static class Fixes
{
    /// <summary>Offers a change of the document that the diagnostic is in. It is made only if the user wants it.</summary>
    public static void Offer(this CodeFixContext context, string title, string key, Func<SyntaxNode> change) => context.RegisterCodeFix(
        CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(change())), key), context.Diagnostics);
}
