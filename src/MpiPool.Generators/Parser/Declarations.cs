using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MpiPool.Generators.Parser;

/// <summary>
/// Numbers the states of a compilation as code in method bodies sees them: while the number is the same, no body but the edited ones, and
/// no signature, can mean anything else than before.
/// </summary>
internal static class Declarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> s_trees = new();
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<ulong>> s_references = new();
    private static int s_lastReference;

    public static ulong Version(Compilation compilation, CancellationToken cancellation)
    {
        ulong version = Fingerprint.Of(
            $"{compilation.AssemblyName} {compilation.Options.OutputKind} {compilation.Options.NullableContextOptions}"
        );
        foreach (MetadataReference reference in compilation.References)
        {
            // Their content is not looked at: another content is another object.
            version = Fingerprint.Add(
                version,
                s_references.GetValue(reference, static _ => new((ulong)Interlocked.Increment(ref s_lastReference))).Value
            );
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            version = Fingerprint.Add(version, s_trees.GetValue(tree, static t => new(VersionOf(t))).Value);
        }

        return version;
    }

    /// <summary>The words of a file outside of bodies. Spaces and comments mean nothing; directives may.</summary>
    private static ulong VersionOf(SyntaxTree tree)
    {
        ulong version = Fingerprint.Of(tree.FilePath);
        foreach (SyntaxNodeOrToken part in tree.GetRoot().DescendantNodesAndTokens(static n => !IsBody(n)))
        {
            if (part.AsNode() is { } body)
            {
                if (IsBody(body))
                    version = Fingerprint.Add(version, (ulong)body.RawKind);
                continue;
            }

            SyntaxToken token = part.AsToken();
            version = Fingerprint.Add(version, token.Text);
            if (!token.ContainsDirectives)
                continue;
            foreach (SyntaxTrivia trivia in token.LeadingTrivia.Where(t => t.IsDirective))
                version = Fingerprint.Add(version, trivia.ToString());
        }

        return version;
    }

    /// <summary>
    /// Whether the node is code that nothing outside of it depends on. A property's is not: it may use <c>field</c>; nor is that of a
    /// struct with parameters of its own: it may capture them, and then the struct has further fields. So may a class that travels by its
    /// fields.
    /// </summary>
    private static bool IsBody(SyntaxNode node) =>
        !node.ContainsDirectives
        && (
            node is GlobalStatementSyntax
            || (
                node is BlockSyntax or ArrowExpressionClauseSyntax
                && node.Parent is BaseMethodDeclarationSyntax { Parent: var type }
                && !Captures(type)
            )
        );

    private static bool Captures(SyntaxNode? type) =>
        type is TypeDeclarationSyntax { ParameterList: not null } declaration
        && (type is not ClassDeclarationSyntax || declaration.AttributeLists.SelectMany(l => l.Attributes).Any(IsState));

    private static bool IsState(AttributeSyntax attribute) => attribute.Name.ToString().Contains("MpiState");
}
