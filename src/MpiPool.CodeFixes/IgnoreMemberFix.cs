using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace MpiPool.CodeFixes;

/// <summary>MPIPOOL013: says of a member that its value may stay behind.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IgnoreMemberFix : CodeFixProvider
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds => ["MPIPOOL013"];

    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        SyntaxNode found = root.FindNode(context.Span);

        // A parameter that methods use is a field that no attribute reaches; and an attribute before several fields is on all of them.
        if (found is ParameterSyntax || found.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return;
        if (member is not PropertyDeclarationSyntax and not BaseFieldDeclarationSyntax { Declaration.Variables.Count: 1 })
            return;
        await context
            .OfferAsync("Leave it behind: [IgnoreDataMember]", "Ignore", c => Ignore(context.Document, member, c))
            .ConfigureAwait(false);
    }

    private static async Task<Solution> Ignore(Document document, MemberDeclarationSyntax member, CancellationToken cancellation)
    {
        DocumentEditor editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        AttributeSyntax mark = SyntaxFactory.Attribute(
            SyntaxFactory
                .ParseName("global::System.Runtime.Serialization.IgnoreDataMember")
                .WithAdditionalAnnotations(Simplifier.Annotation)
        );
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(mark));

        // The attribute is for fields: that of an event is named.
        if (member is EventFieldDeclarationSyntax)
            list = list.WithTarget(SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.FieldKeyword)));
        editor.AddAttribute(member, list);
        return editor.GetChangedDocument().Project.Solution;
    }
}
