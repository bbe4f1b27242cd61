using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>Compilations of user code, as strict as a project can make them.</summary>
internal static class TestCompilation
{
    private const string Usings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.Linq;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::MpiPool;
        """;

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(MpiExecutor).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MessagePackSerializer).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MessagePackObjectAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(Assembly.Load("Microsoft.Extensions.Logging.Abstractions").Location),
    ];

    private static readonly Dictionary<string, ReportDiagnostic> s_suppressedBySdk = new()
    {
        ["CS1701"] = ReportDiagnostic.Suppress,
        ["CS1702"] = ReportDiagnostic.Suppress,
    };

    public static CSharpParseOptions ParseOptions(bool interceptors) =>
        CSharpParseOptions
            .Default.WithLanguageVersion(LanguageVersion.Latest)
            .WithDocumentationMode(DocumentationMode.Diagnose)
            .WithFeatures(interceptors ? [new("InterceptorsNamespaces", "Other;MpiPool.Generated")] : []);

    public static CSharpCompilation Create(
        string source,
        bool interceptors = true,
        OutputKind kind = OutputKind.ConsoleApplication,
        string assembly = "Program",
        IEnumerable<MetadataReference>? references = null
    )
    {
        CSharpParseOptions options = ParseOptions(interceptors);
        bool isProgram = kind == OutputKind.ConsoleApplication;
        List<SyntaxTree> trees =
        [
            CSharpSyntaxTree.ParseText(Usings, options, "/user/Usings.cs"),
            CSharpSyntaxTree.ParseText(source, options, "/user/Tasks.cs"),
        ];
        if (isProgram && !source.Contains("static void Main", StringComparison.Ordinal))
        {
            trees.Add(
                CSharpSyntaxTree.ParseText(
                    "internal static class EntryPoint { private static void Main() { } }",
                    options,
                    "/user/EntryPoint.cs"
                )
            );
        }

        return CSharpCompilation.Create(
            assembly,
            trees,
            [.. s_references, .. references ?? []],
            new CSharpCompilationOptions(kind, allowUnsafe: true)
                .WithNullableContextOptions(NullableContextOptions.Enable)
                .WithWarningLevel(9999)
                .WithDeterministic(true)
                .WithSpecificDiagnosticOptions(s_suppressedBySdk)
        );
    }
}
