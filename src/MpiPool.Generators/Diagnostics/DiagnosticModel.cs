using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Diagnostics;

/// <summary>A diagnostic without a symbol or a syntax tree in it.</summary>
/// <param name="Severity">Null for that of its descriptor.</param>
internal sealed record DiagnosticModel(
    string Id,
    LocationModel Location,
    EquatableArray<string> Arguments,
    DiagnosticSeverity? Severity = null
)
{
    /// <summary>
    /// The member that is to be mended, in the notation of <c>cref</c>: reported there if the compilation declares it. Where it is changes
    /// with every edit of its file, which need not be the file that was read.
    /// </summary>
    public string? Member { get; init; }

    public static DiagnosticModel Create(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(descriptor.Id, LocationModel.Of(location), arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        DiagnosticDescriptor descriptor = DiagnosticDescriptors.Find(Id);
        Location use = Location.ToLocation(compilation);
        Location? member = Member is null
            ? null
            : DocumentationCommentId.GetFirstSymbolForDeclarationId(Member, compilation)?.Locations.FirstOrDefault(l => l.IsInSource);
        return Diagnostic.Create(
            descriptor,
            member ?? use,
            Severity ?? descriptor.DefaultSeverity,
            additionalLocations: member is null ? null : [use],
            properties: null,
            [.. Arguments]
        );
    }
}

/// <summary>A place in a source file.</summary>
internal sealed record LocationModel(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationModel Of(Location location) =>
        new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    /// <summary>The place in the compilation's own tree: only there do a pragma, an attribute and an .editorconfig have a say.</summary>
    public Location ToLocation(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == Path && Span.End <= t.Length) is { } tree
            ? Location.Create(tree, Span)
            : Location.Create(Path, Span, Lines);
}
