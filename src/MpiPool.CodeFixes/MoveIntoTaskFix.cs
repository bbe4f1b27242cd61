using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MpiPool.CodeFixes;

/// <summary>
/// MPIPOOL006: moves a lambda or a local function into a method that is a task. What a lambda captures becomes parameters.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MoveIntoTaskFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL006"];

    /// <summary>None: each new method's name depends on the others.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        CancellationToken cancellation = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not CompilationUnitSyntax root)
            return;
        if (await context.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;
        SyntaxNode reported = root.FindNode(context.Span, getInnermostNodeForTie: true);
        if (MovableFunction.Find(reported, model, cancellation) is not { } function)
            return;
        if (TaskHome.Find(reported, root, model, cancellation) is not { } home)
            return;

        string name = home.Unused(function is { IsLocal: true, Name: { } own } ? own : $"{function.Name ?? home.Caller}Task");
        string expression = home.IsProgram ? $"{home.TypeName}.{name}" : name;
        await context
            .OfferAsync($"Move it into the task '{expression}'", "Move", () => function.MoveTo(home, root, name, expression))
            .ConfigureAwait(false);
    }
}
