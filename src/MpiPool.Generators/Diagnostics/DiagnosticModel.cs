using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Diagnostics;

/// <summary>A diagnostic without a symbol or a syntax tree in it.</summary>
/// <param name="Severity">Null for that of its descriptor.</param>
internal sealed record DiagnosticModel(
    string Id, LocationModel Location, EquatableArray<string> Arguments, DiagnosticSeverity? Severity = null)
{
    public static DiagnosticModel Create(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(descriptor.Id, LocationModel.Of(location), arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        DiagnosticDescriptor descriptor = DiagnosticDescriptors.Find(Id);
        return Diagnostic.Create(
            descriptor,
            Location.ToLocation(compilation),
            Severity ?? descriptor.DefaultSeverity,
            additionalLocations: null,
            properties: null,
            [.. Arguments]);
    }
}

/// <summary>A place in a source file.</summary>
internal sealed record LocationModel(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationModel Of(Location location) => new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>The place in the compilation's own tree: only there do a pragma, an attribute and an .editorconfig have a say.</summary>
    public Location ToLocation(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == Path && Span.End <= t.Length) is { } tree
            ? Location.Create(tree, Span)
            : Location.Create(Path, Span, Lines);
}
