using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Diagnostics;

namespace MpiPool.Generators.Analyzers;

/// <summary>Finds pool operations that workers get to as well as the main rank, on a pool that is made in the same body of code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnguardedOperationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [DiagnosticDescriptors.Unguarded, DiagnosticDescriptors.GeneratorFailed];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("MpiPool.MpiExecutor") is not null)
                start.RegisterOperationBlockAction(Unforeseen.Analysis(AnalyzeBlocks));
        });
    }

    private static void AnalyzeBlocks(OperationBlockAnalysisContext context)
    {
        foreach (IOperation body in context.OperationBlocks)
        {
            var flow = new GuardFlow(body, (call, pool, isOfBlock) => Report(context, call, pool, isOfBlock), context.CancellationToken);
            if (flow.HasPools)
                flow.Analyze(context.GetControlFlowGraph(body));
        }
    }

    private static void Report(OperationBlockAnalysisContext context, IInvocationOperation call, IOperation pool, bool isOfBlock)
    {
        var syntax = (InvocationExpressionSyntax)call.Syntax;
        string name = pool.Syntax.ToString();
        string guard = isOfBlock ? $"'{name}.WorkersExit();'" : $"'if ({name}.WorkersExit()) return;'";
        context.ReportDiagnostic(
            Diagnostic.Create(DiagnosticDescriptors.Unguarded, syntax.Expression.GetLocation(), name, call.TargetMethod.Name, guard)
        );
    }
}
