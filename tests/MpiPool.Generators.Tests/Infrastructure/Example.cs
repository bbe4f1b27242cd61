using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>Code as pages show it: types, members and statements beside each other.</summary>
internal static class Example
{
    private const string Usings = "using System.Diagnostics;\nusing System.IO;\nusing System.Runtime.Serialization;\nusing MessagePack;\n";

    /// <summary>
    /// The program that is meant: members are those of Tasks, statements are in a method of it, and what is not shown is there.
    /// </summary>
    public static CSharpCompilation Compile(string code)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, TestCompilation.ParseOptions(interceptors: true)).GetRoot();
        MemberDeclarationSyntax[] types = [.. root.Members.Where(m => m is BaseTypeDeclarationSyntax)];
        MemberDeclarationSyntax[] members = [.. root.Members.Where(m => m is not BaseTypeDeclarationSyntax && IsMember(m))];
        IEnumerable<MemberDeclarationSyntax> statements = root.Members.Except(types).Except(members);

        bool hasTasks = types.OfType<ClassDeclarationSyntax>().Any(t => t.Identifier.Text == "Tasks");
        string body = string.Concat(statements.Select(s => s.ToFullString()));
        string pool = body.Contains("var pool", StringComparison.Ordinal) ? "" : "MpiExecutor pool, ";
        string menial = code.Contains("Tasks.Menial", StringComparison.Ordinal) ? "[MpiTask] public static long Menial(int x) => x;" : "";
        return TestCompilation.Create(
            $$"""
            {{Usings}}{{root.Usings}}
            {{string.Concat(types.Select(t => t.ToFullString()))}}

            internal static class {{(hasTasks ? "Page" : "Tasks")}}
            {
                {{menial}}
                {{string.Concat(members.Select(m => m.ToFullString()))}}
                public static void Use({{pool}}string[] names, string[] paths)
                {
                    {{body}}
                }
            }
            """
        );
    }

    private static bool IsMember(MemberDeclarationSyntax member) =>
        member switch
        {
            GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } => function.AttributeLists.Count > 0
                || function.Modifiers.Any(m => m.Text == "internal"),
            GlobalStatementSyntax => false,
            _ => true,
        };
}
