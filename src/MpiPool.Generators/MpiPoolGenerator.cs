using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Emitter;
using MpiPool.Generators.Model;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators;

/// <summary>Writes the dispatch stubs, serializers, typed stubs and interceptors of a compilation's tasks.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MpiPoolGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What the compilation holds.
        IncrementalValuesProvider<ParsedTask> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            "MpiPool.MpiTaskAttribute", static (node, _) => node is MethodDeclarationSyntax, TaskParser.Parse);
        IncrementalValuesProvider<CallSite> sites = context.SyntaxProvider.CreateSyntaxProvider(CallParser.IsCandidate, CallParser.Parse)
            .Where(static s => s is not null).Select(static (s, _) => s!);
        IncrementalValuesProvider<ParsedTask> closed = sites.Where(static s => s.Closed is not null).Select(static (s, _) => s.Closed!);
        IncrementalValueProvider<AssemblyModel> assembly = context.CompilationProvider
            .Select(AssemblyParser.Parse).WithTrackingName(TrackingNames.Assembly);
        IncrementalValueProvider<EquatableArray<string>> references = context.CompilationProvider
            .Select(AssemblyParser.FindTables).WithTrackingName(TrackingNames.References);
        IncrementalValueProvider<EquatableArray<ExceptionModel>> exceptions = context.SyntaxProvider
            .CreateSyntaxProvider(ExceptionParser.IsCandidate, ExceptionParser.Parse).Collect()
            .Select(ExceptionParser.Sort).WithTrackingName(TrackingNames.Exceptions);

        // What is wrong with it.
        IncrementalValueProvider<EquatableArray<DiagnosticModel>> diagnostics = parsed.Collect().Combine(closed.Collect())
            .Select(static (x, _) => CatalogBuilder.Diagnose(x.Left, x.Right)).WithTrackingName(TrackingNames.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, found) =>
        {
            foreach (DiagnosticModel diagnostic in found) output.ReportDiagnostic(diagnostic.ToDiagnostic());
        });

        // From here on no model knows where in the source it came from.
        IncrementalValuesProvider<TaskModel> tasks = parsed.Where(static p => p.Task is not null)
            .Select(static (p, _) => p.Task!).WithTrackingName(TrackingNames.Tasks);
        IncrementalValuesProvider<TaskModel> closedTasks = closed.Where(static p => p.Task is not null)
            .Select(static (p, _) => p.Task!).WithTrackingName(TrackingNames.ClosedTasks);
        IncrementalValueProvider<CatalogModel> catalog = tasks.Collect().Combine(closedTasks.Collect())
            .Select(static (x, _) => CatalogBuilder.Build(x.Left.Concat(x.Right))).WithTrackingName(TrackingNames.Catalog);

        // One file for each task and for each type that travels.
        context.RegisterSourceOutput(
            catalog.SelectMany(static (c, _) => c.Tasks).WithTrackingName(TrackingNames.CatalogTasks), TaskEmitter.Emit);
        context.RegisterSourceOutput(
            catalog.SelectMany(static (c, _) => c.Shapes).WithTrackingName(TrackingNames.Shapes), SerializerEmitter.Emit);

        // The table of the assembly, and the typed stubs.
        IncrementalValueProvider<TableModel> table = catalog.Combine(assembly).Combine(exceptions).Combine(references)
            .Select(static (x, _) => CatalogBuilder.BuildTable(x.Left.Left.Left, x.Left.Left.Right, x.Left.Right, x.Right))
            .WithTrackingName(TrackingNames.Table);
        context.RegisterSourceOutput(table, TableEmitter.Emit);
        context.RegisterSourceOutput(catalog.Combine(assembly), static (output, x) => StubEmitter.Emit(output, x.Left, x.Right));

        // Interceptors: last and apart, since the location of a call changes with every edit of its file.
        IncrementalValueProvider<bool> enabled = context.ParseOptionsProvider.Select(CallParser.AreInterceptorsEnabled);
        IncrementalValuesProvider<CallModel> calls = sites.Where(static s => s.Call is not null)
            .Select(static (s, _) => s.Call!).WithTrackingName(TrackingNames.Calls);
        IncrementalValueProvider<EquatableArray<InterceptorModel>> interceptors = calls.Collect().Combine(catalog).Combine(enabled)
            .Select(static (x, _) => x.Right ? InterceptorBuilder.Build(x.Left.Left, x.Left.Right) : default)
            .WithTrackingName(TrackingNames.Interceptors);
        context.RegisterImplementationSourceOutput(interceptors, InterceptorEmitter.Emit);
        IncrementalValueProvider<EquatableArray<BlockModel>> blocks = context.SyntaxProvider.CreateSyntaxProvider(BlockParser.IsCandidate, BlockParser.Parse)
            .Where(static b => b is not null).Select(static (b, _) => b!).Collect().Combine(enabled)
            .Select(static (x, _) => x.Right ? x.Left.ToEquatableArray() : default).WithTrackingName(TrackingNames.Blocks);
        context.RegisterImplementationSourceOutput(blocks, BlockEmitter.Emit);
    }
}
