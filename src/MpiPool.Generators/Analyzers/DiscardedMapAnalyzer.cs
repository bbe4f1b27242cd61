using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Diagnostics;

namespace MpiPool.Generators.Analyzers;

/// <summary>Finds lazy maps whose results nobody takes, so that none of their tasks ever runs.</summary>
/// <remarks><c>_ =</c> takes no results either. A variable may be gone through later: that is not looked at.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedMapAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [DiagnosticDescriptors.DiscardedMap, DiagnosticDescriptors.GeneratorFailed];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Unforeseen.Analysis(AnalyzeCall), OperationKind.Invocation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!PoolMembers.TakesTask(call.TargetMethod) || !EagerCalls.IsSequence(call.Type) || !IsDiscarded(call))
            return;
        string loop = call.Type!.Name == "IAsyncEnumerable" ? "await foreach" : "foreach";
        string pool = call.TargetMethod.ContainingType.Name;
        context.ReportDiagnostic(
            Diagnostic.Create(DiagnosticDescriptors.DiscardedMap, call.Syntax.GetLocation(), pool, call.TargetMethod.Name, loop)
        );
    }

    /// <summary>Whether the sequence, or what LINQ lazily makes of it, is dropped.</summary>
    private static bool IsDiscarded(IOperation sequence) =>
        sequence.Parent switch
        {
            IExpressionStatementOperation => true,
            IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation => IsDiscarded(sequence.Parent),
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IArgumentOperation { Parent: IInvocationOperation outer } argument => argument.Parameter?.Ordinal == 0
                && EagerCalls.IsLazy(outer)
                && IsDiscarded(outer),
            _ => false,
        };
}
