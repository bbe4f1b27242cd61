using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers;

/// <summary>Finds methods whose declaration shows that they cannot be tasks.</summary>
/// <remarks>Not the generator, which leaves these methods out: editors do not offer fixes for what a generator reports.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.Inaccessible,
        DiagnosticDescriptors.AsyncVoid,
        DiagnosticDescriptors.SuppliedNotLast,
        DiagnosticDescriptors.ParameterCannotTravel,
        DiagnosticDescriptors.NoTask,
        DiagnosticDescriptors.GeneratorFailed,
    ];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // The generator takes tasks from files that other tools wrote, too.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(Unforeseen.Analysis(AnalyzeMethod), SyntaxKind.MethodDeclaration);
    }

    private static void AnalyzeMethod(SyntaxNodeAnalysisContext context)
    {
        var syntax = (MethodDeclarationSyntax)context.Node;
        if (
            !TaskParser.IsCandidate(syntax)
            || TaskParser.FindTask(syntax, context.SemanticModel, context.CancellationToken) is not { } method
        )
            return;
        foreach (
            BrokenRule broken in TaskRules.FindBroken(
                method,
                AccessorParser.Parse(method, context.Compilation, context.CancellationToken),
                context.Compilation
            )
        )
        {
            context.ReportDiagnostic(broken.At(syntax));
        }
    }
}
