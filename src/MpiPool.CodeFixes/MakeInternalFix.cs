using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL004: makes a task, and the types that contain it, accessible to the code that runs it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeInternalFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL004"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ExplicitInterfaceSpecifier: null } method)
            return;
        MemberDeclarationSyntax[] members = [method, .. method.Ancestors().OfType<BaseTypeDeclarationSyntax>().Where(IsNamed)];

        // Two files may each have a file-local type of one name: that is the user's to decide. An override keeps the access of what it
        // overrides.
        if (members.Any(m => Has(m, SyntaxKind.FileKeyword)) || Has(method, SyntaxKind.OverrideKeyword))
            return;
        MemberDeclarationSyntax[] hidden = [.. members.Where(IsHidden)];
        if (hidden.Length == 0)
            return;
        string title =
            hidden.Length == 1 && hidden[0] == method
                ? $"Make '{method.Identifier}' internal"
                : $"Make '{method.Identifier}' and its types internal";
        await context.OfferAsync(title, "Internal", c => MakeInternal(context.Document, hidden, c)).ConfigureAwait(false);

        // A part of the type can reach the method; the type itself must be accessible all the same.
        TypeDeclarationSyntax[] types = [.. method.Ancestors().OfType<TypeDeclarationSyntax>().Where(IsNamed)];
        if (hidden.Length > 1 || hidden[0] != method || types.Any(t => t is InterfaceDeclarationSyntax))
            return;
        await context.OfferAsync("Make its type partial", "Partial", c => MakePartial(context.Document, types, c)).ConfigureAwait(false);
    }

    private static async Task<Solution> MakeInternal(Document document, MemberDeclarationSyntax[] members, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (MemberDeclarationSyntax member in members)
        {
            editor.ReplaceNode(member, static (now, generator) => generator.WithAccessibility(now, Accessibility.Internal));
        }

        return editor.GetChangedDocument().Project.Solution;
    }

    private static async Task<Solution> MakePartial(Document document, TypeDeclarationSyntax[] types, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        foreach (TypeDeclarationSyntax type in types.Where(t => !Has(t, SyntaxKind.PartialKeyword)))
        {
            editor.ReplaceNode(
                type,
                static (now, generator) => generator.WithModifiers(now, generator.GetModifiers(now).WithPartial(true))
            );
        }

        return editor.GetChangedDocument().Project.Solution;
    }

    /// <summary>Whether other code of the assembly cannot name it. Without a modifier members and nested types are private.</summary>
    private static bool IsHidden(MemberDeclarationSyntax member)
    {
        if (Has(member, SyntaxKind.PublicKeyword) || Has(member, SyntaxKind.InternalKeyword))
            return false;
        return member.Parent is BaseTypeDeclarationSyntax and not InterfaceDeclarationSyntax || Has(member, SyntaxKind.PrivateKeyword);
    }

    /// <summary>An extension block has no name and no modifiers: it is as accessible as the type around it.</summary>
    private static bool IsNamed(BaseTypeDeclarationSyntax type) => type is not ExtensionBlockDeclarationSyntax;

    private static bool Has(MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);
}
