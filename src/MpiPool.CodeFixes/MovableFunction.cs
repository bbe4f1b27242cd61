using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>A lambda or a local function that would be the same as a method, since it captures nothing.</summary>
internal sealed class MovableFunction
{
    private readonly SyntaxNode _syntax;
    private readonly IMethodSymbol _symbol;
    private readonly SemanticModel _model;

    private MovableFunction(SyntaxNode syntax, IMethodSymbol symbol, SemanticModel model)
    {
        _syntax = syntax;
        _symbol = symbol;
        _model = model;
    }

    public bool IsLocal => _syntax is LocalFunctionStatementSyntax;

    /// <summary>A local function's name, or that of the one method that a lambda calls; null if there is none.</summary>
    public string? Name => _syntax switch
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
        if (model.GetSymbolInfo(reported, cancellation).Symbol is not IMethodSymbol { IsGenericMethod: false } symbol) return null;
        SyntaxNode? syntax = reported is AnonymousFunctionExpressionSyntax ? reported : symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);
        if (syntax is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) || syntax.SyntaxTree != reported.SyntaxTree) return null;
        IEnumerable<ITypeSymbol> types = symbol.Parameters.Select(p => p.Type).Append(symbol.ReturnType);
        if (types.Any(t => t.IsAnonymousType || t.TypeKind is TypeKind.Error or TypeKind.TypeParameter)) return null;
        return Captures(syntax, model, cancellation) ? null : new(syntax, symbol, model);
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

    private static bool Captures(SyntaxNode function, SemanticModel model, CancellationToken cancellation)
    {
        foreach (SyntaxNode node in function.DescendantNodes())
        {
            if (node is ThisExpressionSyntax or BaseExpressionSyntax) return true;
            if (node is not SimpleNameSyntax name) continue;
            ISymbol? symbol = model.GetSymbolInfo(name, cancellation).Symbol;
            bool isVariable = symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction };
            if (isVariable && !symbol!.DeclaringSyntaxReferences.Any(r => function.FullSpan.Contains(r.Span))) return true;

            // An instance member without an instance before it is one of this.
            bool isMember = symbol is IFieldSymbol or IPropertySymbol or IEventSymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary };
            if (isMember && !symbol!.IsStatic && symbol is not IFieldSymbol { IsConst: true } && IsAlone(name)) return true;
        }

        return false;
    }

    private static bool IsAlone(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or ExpressionColonSyntax or SubpatternSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };

    private MethodDeclarationSyntax Method(string name, ExpressionSyntax reference)
    {
        string modifiers = _symbol.IsAsync ? "internal static async" : "internal static";
        string parameters = string.Join(", ", _symbol.Parameters.Select(p => $"{Type(p.Type)} {ParameterName(p)}"));
        SyntaxNode moved = _syntax;
        if (IsLocal) moved = _syntax.ReplaceNodes(Uses(_syntax), (old, _) => reference.WithTriviaFrom(old));
        (BlockSyntax? block, ExpressionSyntax? expression) = moved switch
        {
            AnonymousFunctionExpressionSyntax anonymous => (anonymous.Block, anonymous.ExpressionBody),
            LocalFunctionStatementSyntax local => (local.Body, local.ExpressionBody?.Expression),
            _ => default,
        };
        string signature = $"[MpiTask]\n{modifiers} {Type(_symbol.ReturnType)} {name}({parameters})";
        var method = (MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(block is null ? $"{signature} => 0;" : signature + "\n{\n}")!;
        method = block is null
            ? method.WithExpressionBody(method.ExpressionBody!.WithExpression(expression!.WithoutTrivia()))
            : method.WithBody(OnLines(block));
        return method.WithLeadingTrivia(SyntaxFactory.ElasticLineFeed).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A lambda's block may stand on one line; a method's does not.</summary>
    private static BlockSyntax OnLines(BlockSyntax block)
    {
        FileLinePositionSpan lines = block.GetLocation().GetLineSpan();
        bool isOneLine = lines.StartLinePosition.Line == lines.EndLinePosition.Line;
        if (isOneLine) block = SyntaxFactory.Block(block.Statements.Select(s => s.WithoutTrivia().WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)));
        return block.WithLeadingTrivia(SyntaxFactory.ElasticMarker).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
    }

    private string Type(ITypeSymbol type) => type.ToMinimalDisplayString(_model, _syntax.SpanStart);

    private static string ParameterName(IParameterSymbol parameter) =>
        SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : $"@{parameter.Name}";

    private IEnumerable<SyntaxNode> Uses(SyntaxNode within) => within.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Where(n => n.Identifier.ValueText == _symbol.Name && SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(n).Symbol, _symbol));
}
