using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Diagnostics;

/// <summary>A diagnostic without a symbol or a syntax tree in it.</summary>
internal sealed record DiagnosticModel(string Id, LocationModel Location, EquatableArray<string> Arguments)
{
    public static DiagnosticModel Create(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(descriptor.Id, LocationModel.Of(location), arguments.ToEquatableArray());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(DiagnosticDescriptors.Find(Id), Location.ToLocation(), [.. Arguments]);
}

/// <summary>A place in a source file.</summary>
internal sealed record LocationModel(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationModel Of(Location location) => new(location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
