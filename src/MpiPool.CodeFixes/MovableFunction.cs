using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>
/// A lambda or a local function that would be the same as a method: it captures nothing, or only variables that it reads and that the call
/// can pass as further arguments.
/// </summary>
internal sealed class MovableFunction
{
    /// <summary>As many as Submit takes.</summary>
    private const int MostArguments = 8;

    private readonly SyntaxNode _syntax;
    private readonly IMethodSymbol _symbol;
    private readonly SemanticModel _model;

    /// <summary>The variables that become parameters.</summary>
    private readonly ISymbol[] _captured;

    private MovableFunction(SyntaxNode syntax, IMethodSymbol symbol, SemanticModel model, ISymbol[] captured)
    {
        _syntax = syntax;
        _symbol = symbol;
        _model = model;
        _captured = captured;
    }

    public bool IsLocal => _syntax is LocalFunctionStatementSyntax;

    /// <summary>A local function's name, or that of the one method that a lambda calls; null if there is none.</summary>
    public string? Name =>
        _syntax switch
        {
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            AnonymousFunctionExpressionSyntax { ExpressionBody: InvocationExpressionSyntax call } => call.Expression switch
            {
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                IdentifierNameSyntax name => name.Identifier.ValueText,
                _ => null,
            },
            _ => null,
        };

    /// <summary>The function; null if it captures something, or its signature cannot be written down.</summary>
    public static MovableFunction? Find(SyntaxNode reported, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(reported, cancellation).Symbol is not IMethodSymbol { IsGenericMethod: false } symbol)
            return null;
        SyntaxNode? syntax =
            reported is AnonymousFunctionExpressionSyntax
                ? reported
                : symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (syntax is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || syntax.SyntaxTree != reported.SyntaxTree)
            return null;
        IEnumerable<ITypeSymbol> types = symbol.Parameters.Select(p => p.Type).Append(symbol.ReturnType);
        if (types.Any(t => t.IsAnonymousType || t.TypeKind is TypeKind.Error or TypeKind.TypeParameter))
            return null;
        if (CapturesMore(syntax, model, cancellation))
            return null;
        ISymbol[] captured = [.. Captured(syntax, model, cancellation)];
        return captured.Length == 0 || CanBePassed(syntax, symbol, captured, model, cancellation)
            ? new(syntax, symbol, model, captured)
            : null;
    }

    /// <summary>The root with the function as a method of its new home, and the method's name in all places of the function's.</summary>
    public SyntaxNode MoveTo(TaskHome home, CompilationUnitSyntax root, string name, string expression)
    {
        ExpressionSyntax reference = SyntaxFactory.ParseExpression(expression);
        MethodDeclarationSyntax task = Method(name, reference);
        if (!IsLocal)
        {
            SyntaxNode[] followed = home.Declaration is { } type ? [_syntax, type] : [_syntax];
            root = root.TrackNodes(followed);
            if (_captured.Length > 0)
                root = PassCaptured(root);
            root = root.ReplaceNode(root.GetCurrentNode(_syntax)!, reference.WithTriviaFrom(_syntax));
        }
        else
        {
            SyntaxNode removed = _syntax.Parent is GlobalStatementSyntax global ? global : _syntax;
            SyntaxNode[] uses = [.. Uses(root).Where(u => !_syntax.Span.Contains(u.Span))];
            root = root.TrackNodes([removed, .. uses, .. home.Declaration is { } type ? new SyntaxNode[] { type } : []]);
            root = root.ReplaceNodes(uses.Select(u => root.GetCurrentNode(u)!), (old, _) => reference.WithTriviaFrom(old));
            root = root.RemoveNode(root.GetCurrentNode(removed)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return home.Add(root, home.Declaration is { } declaration ? root.GetCurrentNode(declaration) : null, task);
    }

    /// <summary>The locals and parameters of the function's surroundings that it uses, in the order of their use.</summary>
    private static IEnumerable<ISymbol> Captured(SyntaxNode function, SemanticModel model, CancellationToken cancellation) =>
        function
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Select(n => model.GetSymbolInfo(n, cancellation).Symbol)
            .Where(s => s is ILocalSymbol or IParameterSymbol)
            .Select(s => s!)
            .Where(s => IsOutside(s, function))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default);

    private static bool IsOutside(ISymbol symbol, SyntaxNode function) =>
        !symbol.DeclaringSyntaxReferences.Any(r => function.FullSpan.Contains(r.Span));

    /// <summary>Whether it captures what cannot be an argument: its object, a range variable, another function.</summary>
    private static bool CapturesMore(SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        foreach (SyntaxNode node in function.DescendantNodes())
        {
            if (node is ThisExpressionSyntax or BaseExpressionSyntax)
                return true;
            if (node is not SimpleNameSyntax name)
                continue;
            ISymbol? symbol = model.GetSymbolInfo(name, cancellation).Symbol;
            if (symbol is IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } && IsOutside(symbol, function))
                return true;

            // An instance member without an instance before it is one of this; so is a parameter of the type.
            if (
                symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }
                && IsOutside(symbol, function)
            )
                return true;
            bool isMember = symbol is IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary };
            if (isMember && !symbol!.IsStatic && symbol is not IFieldSymbol { IsConst: true } && IsAlone(name))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether the function is the task of a Submit that can take the variables as further arguments, and only reads them.
    /// </summary>
    private static bool CanBePassed(
        SyntaxNode function,
        IMethodSymbol symbol,
        ISymbol[] captured,
        SemanticModel model,
        CancellationToken cancellation
    )
    {
        if (function is not AnonymousFunctionExpressionSyntax || TaskCall(function) is not { } call)
            return false;
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Name: "Submit", ContainingType.Name: "MpiSubmitter" })
            return false;
        if (symbol.Parameters.Length + captured.Length > MostArguments || call.ArgumentList.Arguments.Any(a => a.NameColon is not null))
            return false;
        if (symbol.Parameters.LastOrDefault()?.Type.Name is "CancellationToken" or "MpiTaskContext")
            return false; // supplied, and to stay the last
        if (
            captured.Any(c =>
                TypeOf(c)
                    is { IsRefLikeType: true }
                        or { IsAnonymousType: true }
                        or { TypeKind: TypeKind.Delegate or TypeKind.Pointer or TypeKind.TypeParameter }
                        or { Name: "MpiExecutor" or "MpiSubmitter" or "MpiWorkerPool" }
            )
        )
            return false;
        SyntaxNode body = ((AnonymousFunctionExpressionSyntax)function).Body;
        DataFlowAnalysis? flow = body is ExpressionSyntax expression
            ? model.AnalyzeDataFlow(expression)
            : model.AnalyzeDataFlow((StatementSyntax)body);
        return flow is { Succeeded: true } && !captured.Any(c => flow.WrittenInside.Contains(c, SymbolEqualityComparer.Default));
    }

    /// <summary>The call of which the function is the first argument as it stands.</summary>
    private static InvocationExpressionSyntax? TaskCall(SyntaxNode function) =>
        function.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
        && list.Arguments[0] == argument
            ? call
            : null;

    private static ITypeSymbol TypeOf(ISymbol variable) => variable is ILocalSymbol local ? local.Type : ((IParameterSymbol)variable).Type;

    /// <summary>The variables as arguments, after those of the function's own parameters and before a token.</summary>
    private CompilationUnitSyntax PassCaptured(CompilationUnitSyntax root)
    {
        ArgumentListSyntax list = TaskCall(root.GetCurrentNode(_syntax)!)!.ArgumentList;
        IEnumerable<ArgumentSyntax> more = _captured.Select(c =>
            SyntaxFactory.Argument(SyntaxFactory.ParseExpression(Escaped(c.Name)).WithLeadingTrivia(SyntaxFactory.Space))
        );
        return root.ReplaceNode(list, list.WithArguments(list.Arguments.InsertRange(1 + _symbol.Parameters.Length, more)));
    }

    private static bool IsAlone(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name != name,
            MemberBindingExpressionSyntax
            or NameColonSyntax
            or NameEqualsSyntax
            or QualifiedNameSyntax
            or ExpressionColonSyntax
            or SubpatternSyntax => false,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
            _ => true,
        };

    private MethodDeclarationSyntax Method(string name, ExpressionSyntax reference)
    {
        string modifiers = _symbol.IsAsync ? "internal static async" : "internal static";
        IEnumerable<(ITypeSymbol Type, string Name)> variables = _symbol
            .Parameters.Select(p => (p.Type, p.Name))
            .Concat(_captured.Select(c => (TypeOf(c), c.Name)));
        string parameters = string.Join(", ", variables.Select(v => $"{Type(v.Type)} {Escaped(v.Name)}"));
        SyntaxNode moved = _syntax;
        if (IsLocal)
            moved = _syntax.ReplaceNodes(Uses(_syntax), (old, _) => reference.WithTriviaFrom(old));
        (BlockSyntax? block, ExpressionSyntax? expression) = moved switch
        {
            AnonymousFunctionExpressionSyntax anonymous => (anonymous.Block, anonymous.ExpressionBody),
            LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody?.Expression),
            _ => default,
        };
        string signature = $"[MpiTask]\n{modifiers} {Type(_symbol.ReturnType)} {name}({parameters})";
        var method = (MethodDeclarationSyntax)
            SyntaxFactory.ParseMemberDeclaration(block is null ? $"{signature} => 0;" : signature + "\n{\n}")!;
        method = block is null
            ? method.WithExpressionBody(method.ExpressionBody!.WithExpression(expression!.WithoutTrivia()))
            : method.WithBody(OnLines(block));
        return method
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A lambda's block may stand on one line; a method's does not.</summary>
    private static BlockSyntax OnLines(BlockSyntax block)
    {
        FileLinePositionSpan lines = block.GetLocation().GetLineSpan();
        bool isOneLine = lines.StartLinePosition.Line == lines.EndLinePosition.Line;
        if (isOneLine)
            block = SyntaxFactory.Block(block.Statements.Select(s => s.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)));
        return block.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
    }

    private string Type(ITypeSymbol type) => type.ToMinimalDisplayString(_model, _syntax.SpanStart);

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";

    private IEnumerable<SyntaxNode> Uses(SyntaxNode within) =>
        within
            .DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(n =>
                n.Identifier.ValueText == _symbol.Name && SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(n).Symbol, _symbol)
            );
}
