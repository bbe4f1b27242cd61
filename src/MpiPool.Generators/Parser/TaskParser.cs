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

    /// <summary>The task; null if the method is none, or another part of it has the attribute.</summary>
    public static ParsedTask? Parse(MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(syntax, cancellation) is not { } method) return null;
        if (method.GetAttributes().FirstOrDefault(a => IsMark(a.AttributeClass) && IsWithin(a.ApplicationSyntaxReference, syntax)) is not { } attribute) return null;
        Compilation compilation = model.Compilation;
        var location = LocationModel.Of(syntax.Identifier.GetLocation());
        var diagnostics = new List<DiagnosticModel>();

        AccessorModel? accessor = AccessorParser.Parse(method, compilation, cancellation);
        CheckMethod(method, syntax, isAccessible: accessor is not null || Visibility.IsAccessible(method, compilation), diagnostics);
        if (diagnostics.Count > 0) return new(null, location, diagnostics.ToEquatableArray());

        var shapes = new ShapeParser(compilation, cancellation);
        TaskModel? task = ParseMethod(method, syntax, attribute, accessor, shapes, diagnostics);
        return new(task, location, diagnostics.ToEquatableArray());
    }

    /// <summary>The method as its table knows it.</summary>
    public static string Signature(IMethodSymbol method) =>
        $"{TypeNames.Readable(method.ContainingType)}.{method.Name}({string.Join(", ", method.Parameters.Select(p => TypeNames.Identity(p.Type)))})";

    /// <summary>The name of the method's stub class, where no other task has it too.</summary>
    public static string ClassName(IMethodSymbol method) => $"{TypeNames.Nested(method.ContainingType)}_{method.Name}";

    /// <summary>What the worker supplies as the method's last argument.</summary>
    public static TrailingParameter Trailing(IMethodSymbol method) =>
        method.Parameters.LastOrDefault() is { } last ? Supplied(last) : TrailingParameter.None;

    /// <summary>The result's type unwrapped from <c>Task</c> or <c>ValueTask</c>; null for none.</summary>
    public static ITypeSymbol? Result(IMethodSymbol method, out bool isAwaited)
    {
        isAwaited = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" } named
            && named.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
        if (isAwaited) return ((INamedTypeSymbol)method.ReturnType).TypeArguments.FirstOrDefault();
        return method.ReturnsVoid ? null : method.ReturnType;
    }

    private static bool IsMark(INamedTypeSymbol? type) =>
        type is { Name: "MpiTaskAttribute", ContainingNamespace: { Name: "MpiPool", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsWithin(SyntaxReference? attribute, SyntaxNode method) =>
        attribute is not null && attribute.SyntaxTree == method.SyntaxTree && method.Span.Contains(attribute.Span);

    private static void CheckMethod(
        IMethodSymbol method, MethodDeclarationSyntax syntax, bool isAccessible, List<DiagnosticModel> diagnostics)
    {
        string name = $"{method.ContainingType.Name}.{method.Name}";
        Location location = syntax.Identifier.GetLocation();
        if (method.IsGenericMethod || IsInGenericType(method))
        {
            diagnostics.Add(DiagnosticModel.Create(DiagnosticDescriptors.OpenGeneric, location, name));
            return;
        }

        if (!isAccessible)
        {
            diagnostics.Add(DiagnosticModel.Create(DiagnosticDescriptors.Inaccessible, location, name));
        }

        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            diagnostics.Add(DiagnosticModel.Create(DiagnosticDescriptors.AsyncVoid, syntax.ReturnType.GetLocation(), name));
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Ordinal < method.Parameters.Length - 1 && Supplied(parameter) != TrailingParameter.None)
            {
                diagnostics.Add(DiagnosticModel.Create(
                    DiagnosticDescriptors.SuppliedNotLast, LocationOf(parameter, syntax), parameter.Name, parameter.Type.Name));
            }

            if (KindThatCannotTravel(parameter.Type, parameter.RefKind) is { } kind)
            {
                diagnostics.Add(DiagnosticModel.Create(
                    DiagnosticDescriptors.ParameterCannotTravel, LocationOf(parameter, syntax), parameter.Name, kind));
            }
        }

        if (KindThatCannotTravel(method.ReturnType, method.RefKind) is { } result)
        {
            diagnostics.Add(DiagnosticModel.Create(
                DiagnosticDescriptors.ParameterCannotTravel, syntax.ReturnType.GetLocation(), $"the result of {method.Name}", result));
        }
    }

    private static TaskModel? ParseMethod(
        IMethodSymbol method,
        MethodDeclarationSyntax syntax,
        AttributeData attribute,
        AccessorModel? accessor,
        ShapeParser shapes,
        List<DiagnosticModel> diagnostics)
    {
        bool isComplete = true;
        TrailingParameter trailing = Trailing(method);
        IParameterSymbol[] sent = [.. method.Parameters.Take(method.Parameters.Length - (trailing == TrailingParameter.None ? 0 : 1))];

        InstanceModel? instance = null;
        if (!method.IsStatic)
        {
            ValueModel? value = Travel(method.ContainingType, "the instance", syntax.Identifier.GetLocation());
            instance = value is null ? null : new(value, method.ContainingType.IsValueType);
        }

        var parameters = new List<ParameterModel>();
        foreach (IParameterSymbol parameter in sent)
        {
            if (Travel(parameter.Type, parameter.Name, LocationOf(parameter, syntax)) is not { } value) continue;
            parameters.Add(new(TypeNames.Escape(parameter.Name), TypeNames.AsWritten(parameter.Type), value, DefaultValues.Of(parameter), parameter.IsParams));
        }

        ITypeSymbol? resultType = Result(method, out bool isAwaited);
        ValueModel? result = resultType is null ? null : Travel(resultType, "the result", syntax.ReturnType.GetLocation());
        if (!isComplete) return null;

        string name = Name(method, attribute);
        string called = accessor?.Name ?? TypeNames.Escape(method.Name);
        IEnumerable<ITypeSymbol> stubTypes = sent.Select(p => p.Type);
        if (!method.IsStatic) stubTypes = stubTypes.Prepend(method.ContainingType);
        return new TaskModel(
            name,
            $"{name}({string.Join(", ", stubTypes.Select(TypeNames.Identity))})",
            Signature(method),
            ClassName(method),
            method.GetDocumentationCommentId() ?? "",
            method.IsStatic ? $"{TypeNames.Full(method.ContainingType)}.{called}" : called,
            instance,
            parameters.ToEquatableArray(),
            trailing,
            result,
            resultType is null ? null : TypeNames.AsWritten(resultType),
            isAwaited,
            DelegateType(method),
            IsPublic(method, sent, resultType),
            accessor,
            shapes.Found.ToEquatableArray());

        ValueModel? Travel(ITypeSymbol type, string place, Location location)
        {
            ValueModel? value = shapes.Parse(type, place);
            diagnostics.AddRange(shapes.Lost.Select(lost => DiagnosticModel.Create(DiagnosticDescriptors.LostMember, location, lost)));
            shapes.Lost.Clear();
            if (value is not null) return value;
            isComplete = false;
            if (shapes.Failure is { } failure)
            {
                diagnostics.Add(DiagnosticModel.Create(DiagnosticDescriptors.TypeCannotTravel, location, TypeNames.Readable(type), failure));
            }

            return null;
        }
    }

    private static string Name(IMethodSymbol method, AttributeData attribute)
    {
        string? name = attribute.NamedArguments.FirstOrDefault(a => a.Key == "Name").Value.Value as string;
        return string.IsNullOrWhiteSpace(name) ? method.Name : TypeNames.Sanitize(name!);
    }

    private static string? DelegateType(IMethodSymbol method)
    {
        if (method.Parameters.Length > MostDelegateParameters) return null;
        string[] types = [.. method.Parameters.Select(p => TypeNames.Full(p.Type))];
        if (!method.ReturnsVoid) types = [.. types, TypeNames.Full(method.ReturnType)];
        string name = method.ReturnsVoid ? "global::System.Action" : "global::System.Func";
        return types.Length == 0 ? name : $"{name}<{string.Join(", ", types)}>";
    }

    private static bool IsPublic(IMethodSymbol method, IParameterSymbol[] sent, ITypeSymbol? result) =>
        Visibility.IsPublic(method) && sent.All(p => Visibility.IsPublic(p.Type)) && (result is null || Visibility.IsPublic(result));

    private static bool IsInGenericType(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType) return true;
        }

        return false;
    }

    private static TrailingParameter Supplied(IParameterSymbol parameter) =>
        parameter.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMiscellaneousOptions(default)) switch
        {
            "System.Threading.CancellationToken" => TrailingParameter.CancellationToken,
            "MpiPool.MpiTaskContext" => TrailingParameter.Context,
            _ => TrailingParameter.None,
        };

    private static string? KindThatCannotTravel(ITypeSymbol type, RefKind refKind) => (type, refKind) switch
    {
        (_, RefKind.Out) => "an 'out' parameter",
        (_, not RefKind.None) => "passed by reference",
        (IPointerTypeSymbol or IFunctionPointerTypeSymbol, _) => "a pointer",
        ({ IsRefLikeType: true }, _) => $"a {type.Name}, a ref struct",
        _ => null,
    };

    private static Location LocationOf(IParameterSymbol parameter, MethodDeclarationSyntax syntax) =>
        syntax.ParameterList.Parameters[parameter.Ordinal].GetLocation();
}
