using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Diagnostics;

/// <summary>
/// Exceptions of the generator and the analyzers themselves: each becomes a diagnostic that says at what, and all else is done as ever.
/// </summary>
/// <remarks>
/// The compiler has guards of its own, but an exception that reaches them takes all generated code with it, and its text names no file of
/// the user's.
/// </remarks>
internal static class Unforeseen
{
    /// <summary>Whether the exception is a fault; that of a canceled run is none.</summary>
    public static bool Is(Exception exception) => exception is not OperationCanceledException;

    /// <summary>What is reported of a fault in reading a file: at its first word, which a pragma can stand before.</summary>
    public static DiagnosticModel InReading(SyntaxTree tree, Exception exception) =>
        new(
            DiagnosticDescriptors.GeneratorFailed.Id,
            new LocationModel(tree.FilePath, tree.GetRoot().GetFirstToken(includeZeroWidth: true).Span, default),
            Arguments(exception, $"reading '{Path.GetFileName(tree.FilePath)}'").ToEquatableArray()
        );

    /// <summary>What is reported of a fault in what is done with all that was read.</summary>
    public static DiagnosticModel InStep(string step, Exception exception) =>
        new(
            DiagnosticDescriptors.GeneratorFailed.Id,
            new LocationModel("", default, default),
            Arguments(exception, $"the step '{step}'").ToEquatableArray()
        );

    /// <summary>The writing of one output.</summary>
    /// <param name="name">What is written, for people.</param>
    public static Action<SourceProductionContext, T> Output<T>(Func<T, string> name, Action<SourceProductionContext, T> emit) =>
        (output, model) =>
        {
            try
            {
                emit(output, model);
            }
            catch (Exception exception) when (Is(exception))
            {
                output.ReportDiagnostic(
                    Diagnostic.Create(
                        DiagnosticDescriptors.GeneratorFailed,
                        Location.None,
                        Arguments(exception, $"writing '{name(model)}'")
                    )
                );
            }
        };

    /// <summary>The analysis of a node.</summary>
    public static Action<SyntaxNodeAnalysisContext> Analysis(Action<SyntaxNodeAnalysisContext> analyze) =>
        Analysis(
            analyze,
            static (context, exception, place) => context.ReportDiagnostic(InAnalysis(context.Node.GetLocation(), exception, place))
        );

    /// <summary>The analysis of an operation.</summary>
    public static Action<OperationAnalysisContext> Analysis(Action<OperationAnalysisContext> analyze) =>
        Analysis(
            analyze,
            static (context, exception, place) =>
                context.ReportDiagnostic(InAnalysis(context.Operation.Syntax.GetLocation(), exception, place))
        );

    /// <summary>The analysis of all code of a member.</summary>
    public static Action<OperationBlockAnalysisContext> Analysis(Action<OperationBlockAnalysisContext> analyze) =>
        Analysis(
            analyze,
            static (context, exception, place) =>
                context.ReportDiagnostic(InAnalysis(context.OperationBlocks[0].Syntax.GetLocation(), exception, place))
        );

    /// <summary>The analysis of a type or a member.</summary>
    public static Action<SymbolAnalysisContext> Analysis(Action<SymbolAnalysisContext> analyze) =>
        Analysis(
            analyze,
            static (context, exception, place) => context.ReportDiagnostic(InAnalysis(context.Symbol.Locations[0], exception, place))
        );

    private static Action<T> Analysis<T>(Action<T> analyze, Action<T, Exception, string> report) =>
        context =>
        {
            try
            {
                analyze(context);
            }
            catch (Exception exception) when (Is(exception))
            {
                report(context, exception, NameOf(analyze.Method.DeclaringType));
            }
        };

    /// <summary>The analyzer's name: a lambda is in a class of the compiler's within it.</summary>
    private static string NameOf(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) ? NameOf(type.DeclaringType) : type.Name;

    /// <summary>A warning: the build has all that it needs without the analysis.</summary>
    private static Diagnostic InAnalysis(Location location, Exception exception, string analyzer) =>
        Diagnostic.Create(
            DiagnosticDescriptors.GeneratorFailed,
            location,
            DiagnosticSeverity.Warning,
            additionalLocations: null,
            properties: null,
            Arguments(exception, $"the analysis of this code by {analyzer}")
        );

    private static string[] Arguments(Exception exception, string doing)
    {
        string place = exception.StackTrace?.Split('\n')[0].Trim() ?? "";
        return [doing, exception.GetType().FullName, exception.Message.Replace("\r", "").Replace('\n', ' ').TrimEnd('.'), place];
    }
}
