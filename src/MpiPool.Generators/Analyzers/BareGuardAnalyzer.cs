using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Diagnostics;

namespace MpiPool.Generators.Analyzers;

/// <summary>Finds a guard that guards nothing: outside of a block its result must be used.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BareGuardAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [DiagnosticDescriptors.BareGuard, DiagnosticDescriptors.GeneratorFailed];

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
        if (!PoolMembers.IsGuard(call.TargetMethod) || call.Instance is null || !IsUnused(call) || MayBeOfBlock(call))
            return;
        IOperation pool =
            call.Instance is IConditionalAccessInstanceOperation && FindAccess(call) is { } access ? access.Operation : call.Instance;
        string name = pool is IInstanceReferenceOperation ? "this" : pool.Syntax.ToString();
        context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.BareGuard, Statement(call).Syntax.GetLocation(), name));
    }

    private static bool IsUnused(IInvocationOperation call) =>
        Statement(call).Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };

    private static IOperation Statement(IInvocationOperation call) => (IOperation?)FindAccess(call) ?? call;

    private static IConditionalAccessOperation? FindAccess(IInvocationOperation call) =>
        call.Parent is IConditionalAccessOperation access && access.WhenNotNull == call ? access : null;

    /// <summary>
    /// Whether the pool may be that of a block: its parameter, or one that a caller passes on, or held elsewhere while in one.
    /// </summary>
    private static bool MayBeOfBlock(IInvocationOperation call)
    {
        IOperation pool = PoolMembers.Unwrap(call.Instance!);
        if (pool is IConditionalAccessInstanceOperation && FindAccess(call) is { } access)
            pool = PoolMembers.Unwrap(access.Operation);
        if (pool is IParameterReferenceOperation)
            return true;
        if (pool is ILocalReferenceOperation { Local: var local } && IsCreatedHere(local, call))
            return false;
        for (IOperation? part = call; part is not null; part = part.Parent)
        {
            if (part is IAnonymousFunctionOperation function && PoolMembers.BlockCall(function) is not null)
                return true;
        }

        return pool is ILocalReferenceOperation;
    }

    private static bool IsCreatedHere(ILocalSymbol local, IOperation within)
    {
        IOperation root = within;
        while (root.Parent is { } parent)
            root = parent;
        return root.Descendants()
            .Any(o =>
                o switch
                {
                    IVariableDeclaratorOperation { Initializer.Value: var value } declarator => SymbolEqualityComparer.Default.Equals(
                        declarator.Symbol,
                        local
                    )
                        && PoolMembers.Unwrap(value) is IObjectCreationOperation,
                    ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment =>
                        SymbolEqualityComparer.Default.Equals(target.Local, local)
                            && PoolMembers.Unwrap(assignment.Value) is IObjectCreationOperation,
                    _ => false,
                }
            );
    }
}
