using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using MpiPool.Docs.Tests.Pages;
using MpiPool.Generators;

namespace MpiPool.Docs.Tests.Code;

/// <summary>A block of C# as its reader has it: compiled with the generator, the analyzers, and the settings of a new project.</summary>
internal static class BlockProgram
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string OpenPool = """
        using var pool = new MpiExecutor();
        if (pool.WorkersExit()) return;
        """;

    private static readonly CSharpParseOptions s_options = CSharpParseOptions
        .Default.WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "MpiPool.Generated"), new("FileBasedProgram", "true")]);

    /// <summary>All that this process may load: the framework, MpiPool, and the packages that pages tell of.</summary>
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. from file in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        select MetadataReference.CreateFromFile(file),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. typeof(MpiPoolGenerator)
            .Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly Lazy<string> s_given = new(() => Repository.Read("tests/MpiPool.Docs.Tests/Code/Given.cs"));

    /// <summary>The compiled program. Whatever the compiler, the generator or an analyzer says, a warning too, fails the test.</summary>
    public static async Task<Compilation> Compile(CodeBlock block)
    {
        (string source, OutputKind kind) = block.IsFragment ? Complete(block) : (block.Code, OutputKind.ConsoleApplication);
        var options = new CSharpCompilationOptions(kind)
            .WithNullableContextOptions(NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);
        SyntaxTree[] trees =
        [
            CSharpSyntaxTree.ParseText(ImplicitUsings, s_options, "/block/Usings.cs"),
            CSharpSyntaxTree.ParseText(source, s_options, "/block/Program.cs"),
        ];

        string name = string.Concat($"{block.Page}-{block.Line}".Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        CSharpGeneratorDriver
            .Create([new MpiPoolGenerator().AsSourceGenerator()], parseOptions: s_options)
            .RunGeneratorsAndUpdateCompilation(
                CSharpCompilation.Create(name, trees, s_references, options),
                out Compilation compilation,
                out var reported
            );
        var analyzed = await compilation.WithAnalyzers(s_analyzers).GetAnalyzerDiagnosticsAsync();
        Problems.None(
            from diagnostic in reported.Concat(analyzed).Concat(compilation.GetDiagnostics())
            where diagnostic.Severity >= DiagnosticSeverity.Warning
            select Describe(diagnostic, block)
        );
        return compilation;
    }

    /// <summary>A fragment with what is not shown around it. A fragment that only declares types is a library.</summary>
    private static (string Source, OutputKind Kind) Complete(CodeBlock block)
    {
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(block.Code, options: s_options);
        string usings = string.Concat(root.Usings.Select(directive => directive.ToString()));
        string body = root.Usings.Count == 0 ? block.Code : block.Code[root.Usings.Last().FullSpan.End..];
        int line = block.Line + block.Code[..^body.Length].Count(c => c == '\n') + 1;
        string given = WithoutTypesOf(root);
        if (!root.Members.Any(member => member is GlobalStatementSyntax))
            return ($"using MpiPool;{usings}\n#line {line}\n{body}", OutputKind.DynamicallyLinkedLibrary);

        string opening = UsesPoolOfOthers(root) ? OpenPool : "";
        string source = $"using MpiPool; using static Given;{usings}\n{opening}\n#line {line}\n{body}\n#line default\n{given}";
        return (source, OutputKind.ConsoleApplication);
    }

    /// <summary>What is given, but for the types that the fragment itself has.</summary>
    private static string WithoutTypesOf(CompilationUnitSyntax fragment)
    {
        HashSet<string> own = [.. fragment.Members.OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text)];
        return string.Join(
            "\n",
            SyntaxFactory
                .ParseCompilationUnit(s_given.Value)
                .Members.OfType<BaseTypeDeclarationSyntax>()
                .Where(type => !own.Contains(type.Identifier.Text))
                .Select(type => type.ToFullString())
        );
    }

    private static bool UsesPoolOfOthers(CompilationUnitSyntax fragment) =>
        fragment.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.Text == "pool")
        && !fragment
            .DescendantNodes()
            .Any(node => node is VariableDeclaratorSyntax { Identifier.Text: "pool" } or ParameterSyntax { Identifier.Text: "pool" });

    private static string Describe(Diagnostic diagnostic, CodeBlock block)
    {
        int line = diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line + 1;
        return $"{block.Page}({(block.IsFragment ? line : line + block.Line)}): {diagnostic.Id}: {diagnostic.GetMessage(null)}";
    }
}
