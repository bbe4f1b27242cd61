using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MpiPool.Generators.Analyzers.State;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Analyzers;

/// <summary>Finds state of objects that does not travel with them.</summary>
/// <remarks>
/// Looked at from the type, not from the tasks: so it is reported where it can be mended, while one types in that file. Which types travel
/// is known from the serializers that the generator has written.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LostStateAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [DiagnosticDescriptors.LostState, DiagnosticDescriptors.GeneratorFailed];

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            Compilation compilation = start.Compilation;
            var travelling = new Lazy<ILookup<ISymbol, INamedTypeSymbol>>(() => TravellingTypes.Find(compilation));
            var lost = new ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<Slot>>(SymbolEqualityComparer.Default);
            start.RegisterSymbolAction(
                Unforeseen.Analysis((SymbolAnalysisContext symbol) => Analyze(symbol, travelling.Value[symbol.Symbol], FindLost)),
                SymbolKind.NamedType
            );

            ImmutableArray<Slot> FindLost(INamedTypeSymbol type) =>
                lost.GetOrAdd(type, t => StateCoverage.FindLost(t, compilation, start.CancellationToken));
        });
    }

    /// <summary>
    /// Reports what the type declares, of all the types that travel with it. Those that can be marked are further places of the diagnostic.
    /// </summary>
    private static void Analyze(
        SymbolAnalysisContext context,
        IEnumerable<INamedTypeSymbol> travelling,
        Func<INamedTypeSymbol, ImmutableArray<Slot>> findLost
    )
    {
        var found = travelling
            .SelectMany(type => findLost(type).Select(slot => (Type: type, Slot: slot)))
            .Where(x => SymbolEqualityComparer.Default.Equals(x.Slot.Owner.OriginalDefinition, context.Symbol))
            .GroupBy(x => x.Slot.Symbol.OriginalDefinition, SymbolEqualityComparer.Default);
        foreach (var uses in found)
        {
            ISymbol member = uses.Key!;
            IEnumerable<Location> types = uses.Select(u => u.Type.OriginalDefinition)
                .Where(t => MessagePackAttributes.Object(t) is null)
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .Select(t => t.Locations[0]);
            context.ReportDiagnostic(
                Diagnostic.Create(
                    DiagnosticDescriptors.LostState,
                    member.Locations[0],
                    types,
                    $"{context.Symbol.Name}.{member.Name}",
                    DiagnosticDescriptors.LostInSource
                )
            );
        }
    }
}
