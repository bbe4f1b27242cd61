using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Reads one <c>[MpiTask]</c> method.</summary>
internal static class TaskParser
{
    /// <summary>Func and Action take 16 parameters.</summary>
    private const int MostDelegateParameters = 16;

    public static bool IsCandidate(SyntaxNode node) => node is MethodDeclarationSyntax { AttributeLists.Count: > 0 };

    /// <summary>
    /// Reads a method where it is declared; null if it is no task, or another part of it has the attribute. A generic one becomes tasks
    /// where calls say for which types.
    /// </summary>
    public static ParsedTask? Parse(MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (FindTask(syntax, model, cancellation) is not { } method)
            return null;
        var places = Places.Of(syntax);
        Compilation compilation = model.Compilation;
        if (!ClosedMethods.IsGeneric(method))
            return Parse(method, places, compilation, definition: null, cancellation);

        // Other assemblies can say for which types.
        bool isOffered =
            compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule && Visibility.IsPublic(method);
        bool needsCall = !isOffered && TaskRules.AllowCode(method, AccessorParser.Parse(method, compilation, cancellation), compilation);
        return new(null, LocationModel.Of(places.Name), needsCall ? Signature(method) : null, default);
    }

    /// <summary>The method, if the declaration marks it as a task, and the compiler knows all types in it.</summary>
    public static IMethodSymbol? FindTask(MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellation) =>
        model.GetDeclaredSymbol(syntax, cancellation) is { } method
        && method.GetAttributes().Any(a => IsMark(a.AttributeClass) && IsWithin(a.ApplicationSyntaxReference, syntax))
        && Runnable(method) is { } runnable
        && !ErrorTypes.AreIn(runnable)
            ? runnable
            : null;

    /// <summary>
    /// What a worker calls: for a member of an extension block, the static method that the compiler makes of it, which takes the receiver
    /// first; null if the block is in error.
    /// </summary>
    public static IMethodSymbol? Runnable(IMethodSymbol method) =>
        method.ContainingType.IsExtension ? method.AssociatedExtensionImplementation : method;

    /// <summary>Where the method's parameter is declared. The receiver of an extension block's member is so by the block.</summary>
    public static Location PlaceOf(IParameterSymbol parameter, MethodDeclarationSyntax syntax)
    {
        SeparatedSyntaxList<ParameterSyntax> own = syntax.ParameterList.Parameters;
        if (
            syntax.Parent is not ExtensionBlockDeclarationSyntax { ParameterList.Parameters: [var receiver, ..] }
            || syntax.Modifiers.Any(SyntaxKind.StaticKeyword)
        )
        {
            return own[parameter.Ordinal].GetLocation();
        }

        return (parameter.Ordinal == 0 ? receiver : own[parameter.Ordinal - 1]).GetLocation();
    }

    /// <summary>Reads a generic method as a call names it, with its type arguments.</summary>
    public static ParsedTask ParseClosed(IMethodSymbol method, Location call, Compilation compilation, CancellationToken cancellation)
    {
        var places = Places.Of(call);
        string definition = Signature(method.OriginalDefinition);
        if (ClosedMethods.FindObstacle(method, compilation) is var (cause, remedy))
        {
            DiagnosticModel diagnostic = DiagnosticModel.Create(
                DiagnosticDescriptors.OpenGeneric,
                call,
                DisplayName(method),
                cause,
                remedy
            );
            return new(null, LocationModel.Of(call), definition, new([diagnostic]));
        }

        return Parse(method, places, compilation, definition, cancellation);
    }

    /// <summary>The method as its table knows it.</summary>
    public static string Signature(IMethodSymbol method)
    {
        string arguments =
            method.TypeArguments.Length == 0 ? "" : $"<{string.Join(", ", method.TypeArguments.Select(TypeNames.Identity))}>";
        string parameters = string.Join(", ", method.Parameters.Select(p => TypeNames.Identity(p.Type)));
        return $"{TypeNames.Readable(method.ContainingType)}.{method.Name}{arguments}({parameters})";
    }

    /// <summary>The name of the method's stub class, where no other task has it too.</summary>
    public static string ClassName(IMethodSymbol method) =>
        TypeNames.Compose($"{TypeNames.Nested(method.ContainingType)}_{method.Name}", ClosedMethods.TypeArguments(method));

    /// <summary>What the worker supplies as the method's last argument.</summary>
    public static TrailingParameter Trailing(IMethodSymbol method) =>
        method.Parameters.LastOrDefault() is { } last ? Supplied(last) : TrailingParameter.None;

    /// <summary>Whether the worker supplies the parameter, if it is the last.</summary>
    public static TrailingParameter Supplied(IParameterSymbol parameter) =>
        parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(default)) switch
        {
            "System.Threading.CancellationToken" => TrailingParameter.CancellationToken,
            "MpiPool.MpiTaskContext" => TrailingParameter.Context,
            _ => TrailingParameter.None,
        };

    /// <summary>The result's type unwrapped from <c>Task</c> or <c>ValueTask</c>; null for none.</summary>
    public static ITypeSymbol? Result(IMethodSymbol method, out bool isAwaited)
    {
        isAwaited =
            method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" } named
            && named.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
        if (isAwaited)
            return ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault();
        return method.ReturnsVoid ? null : method.ReturnType;
    }

    /// <summary>Whether a delegate can be closed over the method's first argument, which C# allows where that is a reference.</summary>
    public static bool IsExtension(IMethodSymbol method) =>
        method.IsExtensionMethod
        && method.Parameters[0] is { Type.IsReferenceType: true } first
        && (method.Parameters.Length > 1 || Supplied(first) == TrailingParameter.None);

    /// <summary>The type of a delegate of the method; null if it has too many parameters for one.</summary>
    public static string? DelegateType(IMethodSymbol method)
    {
        if (method.Parameters.Length > MostDelegateParameters)
            return null;
        string[] types = [.. method.Parameters.Select(p => TypeNames.Full(p.Type))];
        if (!method.ReturnsVoid)
            types = [.. types, TypeNames.Full(method.ReturnType)];
        string name = method.ReturnsVoid ? "global::System.Action" : "global::System.Func";
        return types.Length == 0 ? name : $"{name}<{string.Join(", ", types)}>";
    }

    private static bool IsMark(INamedTypeSymbol? type) =>
        type is { Name: "MpiTaskAttribute", ContainingNamespace: { Name: "MpiPool", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsWithin(SyntaxReference? attribute, SyntaxNode method) =>
        attribute is not null && attribute.SyntaxTree == method.SyntaxTree && method.Span.Contains(attribute.Span);

    private static ParsedTask Parse(
        IMethodSymbol method,
        Places places,
        Compilation compilation,
        string? definition,
        CancellationToken cancellation
    )
    {
        AccessorModel? accessor = AccessorParser.Parse(method, compilation, cancellation);
        if (!TaskRules.AllowCode(method, accessor, compilation))
            return new(null, LocationModel.Of(places.Name), definition, default);
        var diagnostics = new List<DiagnosticModel>();
        TaskModel? task = ParseMethod(
            method,
            places,
            accessor,
            new ShapeParser(compilation, [.. MarkReader.Requirements(method)], cancellation),
            diagnostics
        );
        return new(task, LocationModel.Of(places.Name), definition, diagnostics.ToEquatableArray());
    }

    private static TaskModel? ParseMethod(
        IMethodSymbol method,
        Places places,
        AccessorModel? accessor,
        ShapeParser shapes,
        List<DiagnosticModel> diagnostics
    )
    {
        bool isComplete = true;
        TrailingParameter trailing = Trailing(method);
        IParameterSymbol[] sent = [.. method.Parameters.Take(method.Parameters.Length - (trailing == TrailingParameter.None ? 0 : 1))];

        ValueModel? instance = method.IsStatic ? null : Travel(method.ContainingType, "the instance", places.Name);
        var parameters = new List<ParameterModel>();
        foreach (IParameterSymbol parameter in sent)
        {
            if (Travel(parameter.Type, parameter.Name, places.Parameter(parameter)) is not { } value)
                continue;
            parameters.Add(
                new(
                    TypeNames.Escape(parameter.Name),
                    TypeNames.AsWritten(parameter.Type),
                    value,
                    Constants.Of(parameter),
                    CallerInfo(parameter, sent),
                    CarriedAttributes.Of(parameter),
                    parameter.IsParams,
                    TakesDerived(parameter.Type)
                )
            );
        }

        ITypeSymbol? resultType = Result(method, out bool isAwaited);
        ValueModel? result = resultType is null ? null : Travel(resultType, "the result", places.Result);
        if (!isComplete)
            return null;

        shapes.Named.Add(method);
        MarksModel marks = shapes.Named.Marks;
        string? setName = SetName(method);
        string name = setName ?? method.Name;
        string stub = TypeNames.Compose(name, ClosedMethods.TypeArguments(method));
        string receiver = method.IsStatic ? TypeNames.Full(method.ContainingType) + "." : "";
        string arguments = ClosedMethods.OwnTypeArguments(method);
        IEnumerable<ITypeSymbol> stubTypes = sent.Select(p => p.Type);
        if (!method.IsStatic)
            stubTypes = stubTypes.Prepend(method.ContainingType);
        return new TaskModel(
            ClosedMethods.IsGeneric(method) ? DisplayName(method) : name,
            stub,
            $"({string.Join(", ", stubTypes.Select(TypeNames.Identity))})",
            setName is not null,
            LongNames(method, name, stub).ToEquatableArray(),
            Signature(method),
            ClassName(method),
            TypeNames.Home(method.ContainingType.OriginalDefinition),
            method.OriginalDefinition.GetDocumentationCommentId() ?? "",
            receiver + (accessor?.Name ?? TypeNames.Escape(method.Name)) + arguments,
            receiver + (accessor is null ? ClosedMethods.Expression(method) : $"{accessor.DelegateName}{arguments}()"),
            instance,
            parameters.ToEquatableArray(),
            IsExtension(method),
            trailing,
            result,
            resultType is null
                ? null
                : TypeNames.AsWritten(MayBeNull(method) ? resultType.WithNullableAnnotation(NullableAnnotation.Annotated) : resultType),
            isAwaited,
            DelegateType(method),
            IsPublic(method, sent, resultType),
            accessor,
            shapes.Found.ToEquatableArray()
        )
        {
            Marks = marks,
            Attributes = CarriedAttributes.Of(method, marks),
        };

        ValueModel? Travel(ITypeSymbol type, string place, Location location)
        {
            ValueModel? value = shapes.Parse(type, place);
            diagnostics.AddRange(
                shapes.Lost.Select(lost =>
                    DiagnosticModel.Create(DiagnosticDescriptors.LostState, location, lost, DiagnosticDescriptors.LostInOtherAssembly)
                )
            );
            shapes.Lost.Clear();
            if (value is not null)
                return value;
            isComplete = false;
            if (shapes.Failure is { } failure)
            {
                diagnostics.Add(
                    DiagnosticModel.Create(DiagnosticDescriptors.TypeCannotTravel, location, TypeNames.Readable(type), failure) with
                    {
                        Member = shapes.Culprit?.GetDocumentationCommentId(),
                    }
                );
            }

            return null;
        }
    }

    private static string? SetName(IMethodSymbol method)
    {
        AttributeData? attribute = method
            .OriginalDefinition.GetAttributes()
            .FirstOrDefault(a => a.AttributeClass?.Name == "MpiTaskAttribute");
        string? name = attribute?.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Value as string;
        return string.IsNullOrWhiteSpace(name) ? null : TypeNames.Sanitize(name!);
    }

    /// <summary>Whether an attribute says of the result that it can be null, which its type does not say.</summary>
    private static bool MayBeNull(IMethodSymbol method) =>
        method.ReturnType.IsReferenceType && method.GetReturnTypeAttributes().Any(a => a.AttributeClass?.Name == "MaybeNullAttribute");

    /// <summary>A generic method for people: <c>Largest&lt;int&gt;</c>, <c>Box&lt;int&gt;.Get</c>.</summary>
    private static string DisplayName(IMethodSymbol method)
    {
        string type = method.ContainingType.IsGenericType
            ? method.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + "."
            : "";
        return $"{type}{SetName(method) ?? method.Name}{Readable(method.TypeArguments)}";
    }

    /// <summary>What the compiler can tell of the caller; of several attributes on one parameter the first of these counts.</summary>
    private static readonly string[] s_callerInfo =
    [
        "CallerLineNumberAttribute",
        "CallerFilePathAttribute",
        "CallerMemberNameAttribute",
        "CallerArgumentExpressionAttribute",
    ];

    /// <summary>The attribute that asks the compiler for the caller's name, place or expression, as C#.</summary>
    private static string CallerInfo(IParameterSymbol parameter, IParameterSymbol[] sent)
    {
        AttributeData? found = parameter
            .GetAttributes()
            .Where(a => s_callerInfo.Contains(a.AttributeClass?.Name))
            .Where(a => a.AttributeClass!.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices")
            .OrderBy(a => Array.IndexOf(s_callerInfo, a.AttributeClass!.Name))
            .FirstOrDefault();
        if (found is null)
            return "";
        string type = TypeNames.Full(found.AttributeClass!);
        if (found.ConstructorArguments.IsEmpty)
            return $"[{type}] ";
        return found.ConstructorArguments is [{ Value: string of }] && of != parameter.Name && sent.Any(p => p.Name == of)
            ? $"[{type}(\"{of}\")] "
            : "";
    }

    /// <summary>The names that tell the task from those of other types, from the shortest.</summary>
    private static IEnumerable<LongName> LongNames(IMethodSymbol method, string name, string stub)
    {
        string display = name + Readable(method.TypeArguments);
        for (ISymbol part = method.ContainingType; part is not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingSymbol)
        {
            stub = part.Name + stub;
            display = $"{part.Name}{Readable(part is INamedTypeSymbol type ? type.TypeArguments : [])}.{display}";
            yield return new(stub, display);
        }

        yield return new(CatalogBuilder.ToldApart(stub, TypeNames.Identity(method.ContainingType)), display);
    }

    private static string Readable(ImmutableArray<ITypeSymbol> arguments) =>
        arguments.IsEmpty
            ? ""
            : $"<{string.Join(", ", arguments.Select(t => t.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))}>";

    private static bool IsPublic(IMethodSymbol method, IParameterSymbol[] sent, ITypeSymbol? result) =>
        Visibility.IsPublic(method)
        && method.TypeArguments.All(Visibility.IsPublic)
        && sent.All(p => Visibility.IsPublic(p.Type))
        && (result is null || Visibility.IsPublic(result));

    /// <summary>Whether there can be reference conversions to the type from another one.</summary>
    private static bool TakesDerived(ITypeSymbol type) =>
        type is IArrayTypeSymbol array ? TakesDerived(array.ElementType) : type is { IsReferenceType: true, IsSealed: false };

    /// <summary>Where in the source the parts of a method are, for diagnostics.</summary>
    private sealed record Places(Location Name, Location Result, Func<IParameterSymbol, Location> Parameter)
    {
        public static Places Of(MethodDeclarationSyntax method) =>
            new(method.Identifier.GetLocation(), method.ReturnType.GetLocation(), p => PlaceOf(p, method));

        /// <summary>All parts are where a call names the method.</summary>
        public static Places Of(Location call) => new(call, call, _ => call);
    }
}
