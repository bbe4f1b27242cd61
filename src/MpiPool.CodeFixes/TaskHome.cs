using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace MpiPool.CodeFixes;

/// <summary>
/// The type that a new task goes into: the one that the code is in, or <c>Tasks</c> for a program of top-level statements.
/// </summary>
internal sealed class TaskHome
{
    private readonly TypeDeclarationSyntax? _type;
    private readonly HashSet<string> _taken;

    private TaskHome(string typeName, TypeDeclarationSyntax? type, bool isProgram, string caller, IEnumerable<string> taken)
    {
        TypeName = typeName;
        IsProgram = isProgram;
        Caller = caller;
        _type = type;
        _taken = [.. taken, typeName];
    }

    public string TypeName { get; }

    public bool IsProgram { get; }

    /// <summary>The method that the code is in.</summary>
    public string Caller { get; }

    /// <summary>The home; null if generated code could not name the type, or a task in it would be generic.</summary>
    public static TaskHome? Find(SyntaxNode place, CompilationUnitSyntax root, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ExtensionBlockDeclarationSyntax>() is { TypeParameterList: not null })
            return null;

        // An extension block, which has no name, is no home: the class around it is.
        if (place.FirstAncestorOrSelf<TypeDeclarationSyntax>(static t => t is not ExtensionBlockDeclarationSyntax) is { } type)
        {
            if (type is InterfaceDeclarationSyntax || model.GetDeclaredSymbol(type, cancellation) is not { } symbol)
                return null;
            for (INamedTypeSymbol? part = symbol; part is not null; part = part.ContainingType)
            {
                if (
                    part.IsGenericType
                    || part.IsFileLocal
                    || part.DeclaredAccessibility
                        is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal)
                )
                    return null;
            }

            MethodDeclarationSyntax? method = place.FirstAncestorOrSelf<MethodDeclarationSyntax>();
            if (method?.TypeParameterList is not null)
                return null;
            return new(symbol.Name, type, isProgram: false, method?.Identifier.ValueText ?? symbol.Name, symbol.MemberNames);
        }

        string name = "Tasks";
        TypeDeclarationSyntax? existing = root
            .Members.OfType<ClassDeclarationSyntax>()
            .FirstOrDefault(c => c.Identifier.ValueText == name && c.TypeParameterList is null && !c.Modifiers.Any(SyntaxKind.FileKeyword));
        if (existing is not null)
            return new(name, existing, isProgram: true, "Run", model.GetDeclaredSymbol(existing, cancellation)!.MemberNames);
        for (int i = 2; model.LookupNamespacesAndTypes(place.SpanStart, name: name).Any(); i++)
            name = $"Tasks{i}";
        return new(name, null, isProgram: true, "Run", []);
    }

    public string Unused(string name)
    {
        string unused = name;
        for (int i = 2; _taken.Contains(unused); i++)
            unused = $"{name}{i}";
        return unused;
    }

    /// <summary>The type declaration as the root has it, to be tracked through changes; null if it is to be written.</summary>
    public TypeDeclarationSyntax? Declaration => _type;

    public CompilationUnitSyntax Add(CompilationUnitSyntax root, TypeDeclarationSyntax? declaration, MethodDeclarationSyntax task)
    {
        if (declaration is not null)
            return root.ReplaceNode(declaration, declaration.AddMembers(task));
        var type = (ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"internal static class {TypeName}\n{{\n}}\n")!;
        type = type.AddMembers(task)
            .WithLeadingTrivia(SyntaxFactory.ElasticLineFeed, SyntaxFactory.ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        return root.AddMembers(type);
    }
}
