using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Finds the calls that can be intercepted: a pool operation on a method group that names a task.</summary>
internal static class CallParser
{
    private const string Feature = "InterceptorsNamespaces";
    private const string GeneratedNamespace = "MpiPool.Generated";

    /// <summary>Whether the compilation allows interceptors in our namespace, or in one that contains it.</summary>
    public static bool AreInterceptorsEnabled(ParseOptions options, CancellationToken cancellation) =>
        options.Features.TryGetValue(Feature, out string? namespaces)
        && namespaces
            .Split([';', ','], StringSplitOptions.RemoveEmptyEntries)
            .Any(n => $"{GeneratedNamespace}.".StartsWith(n.Trim() + ".", StringComparison.Ordinal));

    public static bool IsCandidate(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call
        && NameOf(call) is { } name
        && PoolOperation.IsKnown(name);

    public static CallSite? Parse(InvocationExpressionSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        Compilation compilation = model.Compilation;
        if (
            model.GetOperation(syntax, cancellation) is not IInvocationOperation call
            || PoolOperation.Of(call.TargetMethod) is not { } row
            || Reduced(call.TargetMethod) is not { } operation
            || FindMethod(call) is not { } reference
            || TaskParser.Runnable(ClosedMethods.Unreduced(reference.Method)) is not { } named
            || ErrorTypes.AreIn(named)
        )
        {
            return null;
        }

        bool isGeneric = ClosedMethods.IsGeneric(named);
        IMethodSymbol method = isGeneric ? ClosedMethods.Plain(named, compilation) : named;

        // An instance, or what an extension method is called on, is in the delegate.
        bool isBound =
            !method.IsStatic
            || (
                method.IsExtensionMethod
                && operation.Parameters[0].Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: var count }
                && count < method.Parameters.Length
            );
        bool isOfThisAssembly = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
        string? libraryTask = isOfThisAssembly ? null : FindLibraryTask(method, isBound, compilation);
        ParsedTask? closed =
            isGeneric && libraryTask is null
                ? TaskParser.ParseClosed(method, reference.Syntax.GetLocation(), compilation, cancellation)
                : null;

        // A method of another assembly that gives no handle on it may have the signature of one of ours.
        bool isKnown = isOfThisAssembly || isGeneric || libraryTask is not null;
        return new(isKnown ? ParseCall(syntax, operation, row, method, isBound, libraryTask, model, cancellation) : null, closed);
    }

    private static CallModel? ParseCall(
        InvocationExpressionSyntax syntax,
        IMethodSymbol operation,
        PoolOperation row,
        IMethodSymbol method,
        bool isBound,
        string? libraryTask,
        SemanticModel model,
        CancellationToken cancellation
    )
    {
        ITypeSymbol[] taken = [.. Sent(method).Skip(isBound && method.IsStatic ? 1 : 0).Select(p => p.Type)];
        if (
            !Matches(operation, method, taken, row, model.Compilation, out bool isConverted)
            || model.GetInterceptableLocation(syntax, cancellation) is not { } location
        )
        {
            return null;
        }

        // The types of the call, not of the task: an interceptor has the signature of what it replaces.
        var shape = new CallShape(
            row,
            TaskParser.Signature(method),
            libraryTask,
            isBound ? TypeNames.Full(method.IsStatic ? method.Parameters[0].Type : method.ContainingType) : null,
            TypeNames.AsWritten(operation.ReturnType),
            TypeNames.AsWritten(operation.Parameters[0].Type),
            operation.Parameters.Skip(1).Take(operation.Parameters.Length - 2).Select(p => TypeNames.AsWritten(p.Type)).ToEquatableArray(),
            taken.Select(TypeNames.Full).ToEquatableArray(),
            isConverted && row.Gathering == Gathering.Groups
        )
        {
            Marks = MarkReader.Of(
                [method.ContainingType, operation.ReturnType, .. operation.Parameters.Concat(Sent(method)).Select(p => p.Type)],
                model.Compilation
            ),
        };
        return new(shape, Locate(syntax, location));
    }

    public static CallLocation Locate(InvocationExpressionSyntax call, InterceptableLocation location) =>
        new(location.Version, location.Data, Display(call));

    public static string? NameOf(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            IdentifierNameSyntax name => name.Identifier.ValueText,
            _ => null,
        };

    /// <summary>The place for people, without the folder, which differs from machine to machine.</summary>
    private static string Display(InvocationExpressionSyntax call)
    {
        string path = call.SyntaxTree.FilePath;
        LinePosition start = call.SyntaxTree.GetLineSpan(call.Span).StartLinePosition;
        return $"{path.Substring(path.LastIndexOfAny(['/', '\\']) + 1)}({start.Line + 1},{start.Character + 1})";
    }

    /// <summary>The operation as a member of the pool, whose first parameter is the task.</summary>
    private static IMethodSymbol? Reduced(IMethodSymbol operation) =>
        operation.IsExtensionMethod ? operation.ReduceExtensionMethod(operation.Parameters[0].Type) : operation;

    /// <summary>The task that the call is given; null if it is not a method group, or not of a task.</summary>
    private static IMethodReferenceOperation? FindMethod(IInvocationOperation call) =>
        PoolOperation.TaskOf(call)
            is IDelegateCreationOperation
            {
                Target: IMethodReferenceOperation { Method.MethodKind: MethodKind.Ordinary or MethodKind.ReducedExtension } reference,
            }
        && ClosedMethods
            .Unreduced(reference.Method)
            .OriginalDefinition.GetAttributes()
            .Any(a => a.AttributeClass is { Name: "MpiTaskAttribute", ContainingNamespace: { Name: "MpiPool" } })
            ? reference
            : null;

    private static IEnumerable<IParameterSymbol> Sent(IMethodSymbol method) =>
        method.Parameters.Take(method.Parameters.Length - (TaskParser.Trailing(method) == TrailingParameter.None ? 0 : 1));

    /// <summary>Whether the operation's arguments are the task's: delegate, one for each that travels, and the token.</summary>
    private static bool Matches(
        IMethodSymbol operation,
        IMethodSymbol method,
        ITypeSymbol[] taken,
        PoolOperation row,
        Compilation compilation,
        out bool isConverted
    )
    {
        ITypeSymbol[] given = [.. Given(operation, row.Gathering)];
        isConverted = false;
        if (given.Length != taken.Length || !IsResult(operation, TaskParser.Result(method, out _)))
            return false;
        for (int i = 0; i < given.Length; i++)
        {
            Conversion conversion = compilation.ClassifyConversion(given[i], taken[i]);
            if (!conversion.IsIdentity && conversion is not { IsImplicit: true, IsReference: true })
                return false;
            isConverted |= !conversion.IsIdentity;
        }

        return true;
    }

    /// <summary>The types that an operation is given for the task's arguments.</summary>
    private static IEnumerable<ITypeSymbol> Given(IMethodSymbol operation, Gathering gathering)
    {
        IEnumerable<ITypeSymbol> types = operation.Parameters.Skip(1).Take(operation.Parameters.Length - 2).Select(p => p.Type);
        return gathering switch
        {
            Gathering.Values => types,
            Gathering.Sequences => types.Select(Element),
            _ => types
                .Select(Element)
                .OfType<INamedTypeSymbol>()
                .SelectMany(type => type.TupleElements.IsDefault ? [] : type.TupleElements.Select(e => e.Type)),
        };
    }

    private static ITypeSymbol Element(ITypeSymbol sequence) =>
        sequence is INamedTypeSymbol { TypeArguments: [{ } element] } ? element : sequence;

    /// <summary>Whether the operation gives what the task does, and not a base type of it.</summary>
    private static bool IsResult(IMethodSymbol operation, ITypeSymbol? result)
    {
        ITypeParameterSymbol? given = operation.TypeParameters.FirstOrDefault(p => p.Name == "TResult");
        return SymbolEqualityComparer.Default.Equals(given is null ? null : operation.TypeArguments[given.Ordinal], result);
    }

    /// <summary>The referenced assembly's own handle on a task; null if it does not offer one.</summary>
    private static string? FindLibraryTask(IMethodSymbol method, bool isBound, Compilation compilation)
    {
        if (AssemblyParser.FindTable(method.ContainingAssembly) is not { } table)
            return null;
        if (!AssemblyParser.IsGlobal(AssemblyParser.FindAlias(method.ContainingAssembly, compilation)))
            return null;
        string plain = TaskParser.ClassName(method);
        string told = CatalogBuilder.ToldApart(plain, TaskParser.Signature(method));
        return
            table.GetMembers(told).Concat(table.GetMembers(plain)).FirstOrDefault() is { DeclaredAccessibility: Accessibility.Public } found
            ? $"{TypeNames.Full(table)}.{(isBound && method.IsStatic ? "Bound." : "")}{found.Name}"
            : null;
    }
}
