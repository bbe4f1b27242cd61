using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Analyzers;

/// <summary>The public members that the analyzers know by name. A further operation is a further name here.</summary>
internal static class PoolMembers
{
    private const string Submitter = "MpiSubmitter";
    private const string Executor = "MpiExecutor";
    private const string WorkerPool = "MpiWorkerPool";

    public static bool IsPool(ITypeSymbol? type) => IsSubmitter(type) || IsOurs(type, WorkerPool);

    /// <summary>Whether the type is a pool's, or that of a view of one.</summary>
    public static bool IsSubmitter(ITypeSymbol? type) => IsOurs(type, Executor) || IsOurs(type, Submitter);

    /// <summary>Whether the type is that of the namespace MpiPool.</summary>
    public static bool IsOurs(ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "MpiPool", ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>Whether the method hands out work, and so is the main rank's alone.</summary>
    public static bool IsOperation(IMethodSymbol method) => TakesTask(method) || IsStub(method);

    /// <summary>Whether the method takes a task, given by the name of its method.</summary>
    public static bool TakesTask(IMethodSymbol method) => PoolOperation.Of(method) is not null;

    public static bool IsGuard(IMethodSymbol method) =>
        method is { Name: "WorkersExit", Parameters.IsEmpty: true } && IsPool(method.ContainingType);

    /// <summary>Whether the method runs a block in which a bare guard takes workers to the block's end.</summary>
    public static bool IsBlock(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "Run" or "RunAsync" } && IsOurs(method.ContainingType, Executor);

    /// <summary>What an operation or a guard is called on.</summary>
    public static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance
        ?? (
            call.TargetMethod.IsExtensionMethod && IsOperation(call.TargetMethod)
                ? call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == 0)?.Value
                : null
        );

    /// <summary>The pool, where the operation is a view that <c>With</c> makes of it.</summary>
    public static IOperation WithoutOptions(IOperation pool)
    {
        while (Unwrap(pool) is IInvocationOperation { Instance: { } viewed } call && IsView(call))
            pool = viewed;
        return Unwrap(pool);
    }

    /// <summary>Whether the call makes a view of a pool, which is the same pool for all that concerns its ranks.</summary>
    public static bool IsView(IOperation? call) =>
        call is IInvocationOperation { TargetMethod: { Name: "With" } method } && IsOurs(method.ContainingType, Submitter);

    /// <summary>Whether the reference to a pool is there only to hand out work.</summary>
    public static bool HandsOutWork(IOperation pool)
    {
        IOperation? user = pool.Parent;
        while (user is IConversionOperation or IParenthesizedOperation || IsView(user))
        {
            pool = user!;
            user = user!.Parent;
        }

        IOperation? call = user is IArgumentOperation argument ? argument.Parent : user;
        return call is IInvocationOperation invocation && IsOperation(invocation.TargetMethod) && Receiver(invocation) == pool;
    }

    /// <summary>The call of Run or RunAsync whose block the function is; null if it is none.</summary>
    public static IInvocationOperation? BlockCall(IAnonymousFunctionOperation function)
    {
        IOperation? part = function.Parent;
        while (part is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            part = part.Parent;
        return part is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation call } && IsBlock(call.TargetMethod)
            ? call
            : null;
    }

    /// <summary>
    /// The local, parameter, or field or automatic property of the same object that the operation refers to; null if it is none, so that it
    /// may be another one each time.
    /// </summary>
    public static ISymbol? Holder(IOperation operation) =>
        Unwrap(operation) switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation, Field: var field } => field,
            IPropertyReferenceOperation
            {
                Instance: null or IInstanceReferenceOperation,
                Property: { IsVirtual: false, IsOverride: false } property
            }
                when property
                    .ContainingType.GetMembers()
                    .Any(m => m is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)) =>
                property,
            _ => null,
        };

    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>Whether the method is a typed stub: a generated <c>Submit&lt;Name&gt;</c>.</summary>
    private static bool IsStub(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, ReducedFrom: null, Parameters.Length: > 0 }
        && method.Name.StartsWith("Submit", StringComparison.Ordinal)
        && method.ContainingType.Name.EndsWith("TaskExtensions", StringComparison.Ordinal)
        && IsOurs(method.Parameters[0].Type, Submitter);
}
