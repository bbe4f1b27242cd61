using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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
        var steps = new Steps(context);

        // What the compilation holds. A file is read again only after an edit that can matter to it.
        IncrementalValuesProvider<FileModel> files = steps.Many(context.CompilationProvider, TrackingNames.Files, SourceParser.Parse);
        IncrementalValuesProvider<ParsedTask> parsed = files.SelectMany(static (f, _) => f.Tasks);
        IncrementalValuesProvider<ParsedTask> closed = files.SelectMany(static (f, _) => f.Closed);
        IncrementalValueProvider<AssemblyModel> assembly = steps.One(
            context.CompilationProvider,
            TrackingNames.Assembly,
            AssemblyParser.Parse,
            AssemblyModel.Unknown
        );
        IncrementalValueProvider<EquatableArray<LibraryModel>> libraries = steps.One(
            context.CompilationProvider,
            TrackingNames.Libraries,
            AssemblyParser.FindLibraries,
            default
        );
        IncrementalValueProvider<EquatableArray<ExceptionModel>> exceptions = steps.One(
            files.SelectMany(static (f, _) => f.Exceptions).Collect(),
            TrackingNames.Exceptions,
            ExceptionParser.Sort,
            default
        );

        // What is wrong with it.
        IncrementalValueProvider<EquatableArray<DiagnosticModel>> diagnostics = steps.One(
            parsed.Collect().Combine(closed.Collect()).Combine(libraries),
            TrackingNames.Diagnostics,
            static (x, _) => CatalogBuilder.Diagnose(x.Left.Left, x.Left.Right, x.Right),
            default
        );
        IncrementalValueProvider<ImmutableArray<DiagnosticModel>> unread = files
            .Where(static f => f.Failure is not null)
            .Select(static (f, _) => f.Failure!)
            .Collect();

        // From here on no model knows where in the source it came from.
        IncrementalValuesProvider<TaskModel> tasks = parsed
            .Where(static p => p.Task is not null)
            .Select(static (p, _) => p.Task!)
            .WithTrackingName(TrackingNames.Tasks);
        IncrementalValuesProvider<TaskModel> closedTasks = closed
            .Where(static p => p.Task is not null)
            .Select(static (p, _) => p.Task!)
            .WithTrackingName(TrackingNames.ClosedTasks);
        IncrementalValueProvider<CatalogModel> catalog = steps.One(
            tasks.Collect().Combine(closedTasks.Collect()),
            TrackingNames.Catalog,
            static (x, _) => CatalogBuilder.Build(x.Left.Concat(x.Right)),
            CatalogModel.Empty
        );

        // One file for the tasks of each type, and one for the serializers of each type that travels.
        context.RegisterSourceOutput(
            steps.Many(catalog, TrackingNames.TaskFiles, CatalogBuilder.TaskFiles),
            Unforeseen.Output<TaskFile>(static f => $"Tasks/{f.Name}.g.cs", TaskEmitter.Emit)
        );
        context.RegisterSourceOutput(
            steps.Many(catalog, TrackingNames.SerializerFiles, CatalogBuilder.SerializerFiles),
            Unforeseen.Output<SerializerFile>(static f => $"Serializers/{f.Name}.g.cs", SerializerEmitter.Emit)
        );

        // The table of the assembly, and the typed stubs.
        IncrementalValueProvider<TableModel> table = steps.One(
            catalog.Combine(assembly).Combine(exceptions).Combine(libraries),
            TrackingNames.Table,
            static (x, _) => CatalogBuilder.BuildTable(x.Left.Left.Left, x.Left.Left.Right, x.Left.Right, x.Right),
            TableModel.Empty
        );
        context.RegisterSourceOutput(table, Unforeseen.Output<TableModel>(static _ => "TaskTable.g.cs", TableEmitter.Emit));
        IncrementalValueProvider<RegistrationModel> registration = table
            .Select(static (t, _) => RegistrationModel.Of(t))
            .WithTrackingName(TrackingNames.Registration);
        context.RegisterSourceOutput(
            registration,
            Unforeseen.Output<RegistrationModel>(static _ => "TaskRegistration.g.cs", TableEmitter.EmitRegistration)
        );
        context.RegisterSourceOutput(
            catalog.Select(static (c, _) => c.Tasks).Combine(assembly),
            Unforeseen.Output<(EquatableArray<CatalogTask> Tasks, AssemblyModel Assembly)>(
                static _ => "TaskExtensions.g.cs",
                static (output, x) => StubEmitter.Emit(output, x.Tasks, x.Assembly)
            )
        );

        // Operations with the types of the tasks, for calls that the runtime's own do not take.
        IncrementalValueProvider<EquatableArray<PrintedOverload>> overloads = steps.One(
            files.SelectMany(static (f, _) => f.Wanted).Collect().Combine(context.CompilationProvider),
            TrackingNames.Overloads,
            static (x, _) => OverloadBuilder.Build(x.Left, x.Right),
            default
        );
        context.RegisterSourceOutput(
            overloads,
            Unforeseen.Output<EquatableArray<PrintedOverload>>(static _ => OverloadEmitter.File, OverloadEmitter.Emit)
        );

        // Interceptors: last and apart, since the location of a call changes with every edit of its file. One file for each of the user's.
        IncrementalValueProvider<bool> enabled = context.ParseOptionsProvider.Select(CallParser.AreInterceptorsEnabled);
        IncrementalValueProvider<TaskNames> names = steps.One(catalog, TrackingNames.Names, TaskNames.Of, TaskNames.None);
        IncrementalValuesProvider<CallFile> calls = files
            .Where(static f => f.Calls.Count > 0)
            .Select(static (f, _) => new CallFile(f.Name, f.Calls))
            .WithTrackingName(TrackingNames.Calls);
        IncrementalValuesProvider<InterceptorFile> interceptors = steps.Each(
            calls.Combine(names).Combine(enabled),
            TrackingNames.Interceptors,
            static (x, _) =>
                new InterceptorFile(x.Left.Left.Name, x.Right ? InterceptorBuilder.Build(x.Left.Left.Calls, x.Left.Right) : default)
        );
        context.RegisterImplementationSourceOutput(
            interceptors,
            Unforeseen.Output<InterceptorFile>(static f => $"Interceptors/{f.Name}.g.cs", InterceptorEmitter.Emit)
        );
        IncrementalValueProvider<EquatableArray<BlockModel>> blocks = files
            .SelectMany(static (f, _) => f.Blocks)
            .Collect()
            .Combine(enabled)
            .Select(static (x, _) => x.Right ? x.Left.ToEquatableArray() : default)
            .WithTrackingName(TrackingNames.Blocks);
        context.RegisterImplementationSourceOutput(
            blocks,
            Unforeseen.Output<EquatableArray<BlockModel>>(static _ => "BlockInterceptors.g.cs", BlockEmitter.Emit)
        );

        // Last, since it has to know of all that failed.
        IncrementalValueProvider<EquatableArray<Diagnostic>> located = diagnostics
            .Combine(unread)
            .Combine(steps.Failures)
            .Combine(context.CompilationProvider)
            .Select(
                static (x, _) =>
                    x.Left.Left.Left.Concat(x.Left.Left.Right).Concat(x.Left.Right).Select(d => d.ToDiagnostic(x.Right)).ToEquatableArray()
            );
        context.RegisterSourceOutput(
            located,
            Unforeseen.Output<EquatableArray<Diagnostic>>(
                static _ => "diagnostics",
                static (output, found) =>
                {
                    foreach (Diagnostic diagnostic in found)
                        output.ReportDiagnostic(diagnostic);
                }
            )
        );
    }
}
