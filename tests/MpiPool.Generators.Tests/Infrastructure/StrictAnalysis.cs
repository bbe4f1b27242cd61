using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>
/// All that the framework's analyzers say, those of trimming and NativeAOT too: as AnalysisLevel latest-all and PublishAot do.
/// </summary>
internal static class StrictAnalysis
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> s_analyzers =
    [
        .. Load("NetAnalyzers", "*NetAnalyzers.dll"),
        .. Load("TrimAnalyzers", "ILLink.RoslynAnalyzer.dll"),
    ];

    private static readonly AnalyzerOptions s_options = new([], new Properties());

    public static async Task<ImmutableArray<Diagnostic>> Of(Compilation compilation)
    {
        Assert.True(s_analyzers.Length > 100);

        // Everything on, whatever its default.
        var all = s_analyzers
            .SelectMany(a => a.SupportedDiagnostics)
            .Select(d => d.Id)
            .Distinct()
            .ToDictionary(id => id, _ => ReportDiagnostic.Warn);
        CompilationOptions options = compilation.Options.WithSpecificDiagnosticOptions(
            compilation.Options.SpecificDiagnosticOptions.AddRange(all)
        );
        ImmutableArray<Diagnostic> found = await compilation
            .WithOptions(options)
            .WithAnalyzers(s_analyzers, s_options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
        return found;
    }

    private static IEnumerable<DiagnosticAnalyzer> Load(string metadata, string pattern)
    {
        string folder = typeof(StrictAnalysis)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == metadata)
            .Value!;
        return Directory
            .GetFiles(folder, pattern)
            .Where(f => !f.Contains("VisualBasic", StringComparison.Ordinal))
            .SelectMany(f => LoadTypes(Assembly.LoadFrom(f)))
            .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!);
    }

    /// <summary>The types that can be loaded: code fixes need more of the compiler than there is here.</summary>
    private static IEnumerable<Type> LoadTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    /// <summary>The properties of a project that is published ahead of time.</summary>
    private sealed class Properties : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key switch
                {
                    "build_property.EnableTrimAnalyzer"
                    or "build_property.EnableAotAnalyzer"
                    or "build_property.EnableSingleFileAnalyzer" => "true",
                    "build_property.TargetFramework" => "net10.0",
                    "build_property.TargetFrameworkIdentifier" => ".NETCoreApp",
                    "build_property.TargetFrameworkVersion" => "v10.0",
                    "build_property._SupportedPlatformList" => "Linux,macOS,Windows",
                    _ => null,
                };
                return value is not null;
            }
        }
    }
}
