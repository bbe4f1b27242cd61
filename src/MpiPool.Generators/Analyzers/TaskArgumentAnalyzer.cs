using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Analyzers;

/// <summary>Finds what is passed as a task and cannot be one: a lambda, a local function, a method without the attribute.</summary>
/// <remarks>A delegate from a variable is left alone: the runtime finds out of which task it is.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskArgumentAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [DiagnosticDescriptors.AnonymousTask, DiagnosticDescriptors.UnmarkedTask, DiagnosticDescriptors.GeneratorFailed];

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
        if (!PoolMembers.TakesTask(call.TargetMethod))
            return;
        if (PoolOperation.TaskOf(call) is { } task)
            AnalyzeTask(context, task);
    }

    private static void AnalyzeTask(OperationAnalysisContext context, IOperation value)
    {
        switch (PoolMembers.Unwrap(value))
        {
            case IDelegateCreationOperation creation:
                AnalyzeTask(context, creation.Target);
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                AnalyzeTask(context, conditional.WhenTrue);
                AnalyzeTask(context, whenFalse);
                break;
            case ISwitchExpressionOperation choice:
                foreach (ISwitchExpressionArmOperation arm in choice.Arms)
                    AnalyzeTask(context, arm.Value);
                break;
            case IAnonymousFunctionOperation function:
                string kind = function.Syntax.IsKind(SyntaxKind.AnonymousMethodExpression) ? "An anonymous method" : "A lambda";
                Report(DiagnosticDescriptors.AnonymousTask, function, kind);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } method } reference:
                Report(DiagnosticDescriptors.AnonymousTask, reference, $"The local function '{method.Name}'");
                break;
            case IMethodReferenceOperation { Method: { MethodKind: not MethodKind.DelegateInvoke } method } reference when !IsTask(method):
                bool isOwn = method.OriginalDefinition.Locations.Any(l => l.IsInSource);
                string remedy = isOwn ? "mark it" : "call it in a method of yours that is marked, and pass that";
                Report(DiagnosticDescriptors.UnmarkedTask, reference, $"{method.ContainingType.Name}.{method.Name}", remedy);
                break;
        }

        void Report(DiagnosticDescriptor descriptor, IOperation what, params object[] arguments) =>
            context.ReportDiagnostic(Diagnostic.Create(descriptor, what.Syntax.GetLocation(), arguments));
    }

    private static bool IsTask(IMethodSymbol method) =>
        (method.ReducedFrom ?? method)
            .OriginalDefinition.GetAttributes()
            .Any(a => PoolMembers.IsOurs(a.AttributeClass, "MpiTaskAttribute"));
}
