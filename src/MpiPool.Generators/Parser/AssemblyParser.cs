using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Reads the compilation as a whole, and the assemblies that it refers to.</summary>
internal static class AssemblyParser
{
    private const string Runtime = "MpiPool.Runtime";
    private const string Global = "global";

    /// <summary>The tables of referenced assemblies, which stay the same objects from one edit to the next.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<LibraryModel?>> s_libraries = new();

    public static AssemblyModel Parse(Compilation compilation, CancellationToken cancellation)
    {
        string name = compilation.AssemblyName ?? "Program";
        bool isLibrary = compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        return new(name, TypeNames.OfAssembly(name), isLibrary);
    }

    /// <summary>The referenced assemblies that have a task table.</summary>
    public static EquatableArray<LibraryModel> FindLibraries(Compilation compilation, CancellationToken cancellation)
    {
        var libraries = new List<LibraryModel>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            LibraryModel? library = s_libraries.GetValue(assembly, a => new(ReadLibrary(a, compilation))).Value;
            if (library is not null)
                libraries.Add(library with { Alias = FindAlias(assembly, compilation) });
        }

        return libraries.OrderBy(l => l.Table, StringComparer.Ordinal).ThenBy(l => l.Alias, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The task table that a referenced assembly declares; null if it has none.</summary>
    public static INamedTypeSymbol? FindTable(IAssemblySymbol assembly)
    {
        // Most references are the framework's: only an assembly that itself refers to the runtime can have tasks.
        if (!assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == Runtime)))
            return null;
        AttributeData? attribute = assembly
            .GetAttributes()
            .FirstOrDefault(a =>
                a.AttributeClass is { Name: "MpiTaskTableAttribute" } type
                && type.ContainingNamespace.ToDisplayString() == "MpiPool.CompilerServices"
            );
        return attribute?.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
    }

    /// <summary>The alias by which alone the compilation names what is in a referenced assembly; <c>global</c> if it needs none.</summary>
    public static string FindAlias(IAssemblySymbol assembly, Compilation compilation) =>
        compilation.GetMetadataReference(assembly) is { Properties.Aliases: { IsDefaultOrEmpty: false } aliases }
        && !aliases.Contains(Global)
            ? aliases[0]
            : Global;

    public static bool IsGlobal(string alias) => alias == Global;

    private static LibraryModel? ReadLibrary(IAssemblySymbol assembly, Compilation compilation)
    {
        if (FindTable(assembly) is not { } table)
            return null;
        var model = new AssemblyModel(assembly.Name, TypeNames.OfAssembly(assembly.Name), IsLibrary: true);
        INamedTypeSymbol? stubs = assembly.GetTypeByMetadataName($"MpiPool.{model.StubsName}");
        IEnumerable<string> keys = (stubs?.GetMembers() ?? [])
            .OfType<IMethodSymbol>()
            .Where(m => m.MethodKind == MethodKind.Ordinary && Visibility.IsAccessible(m, compilation))
            .Select(StubKey);
        EquatableArray<string> ordered = keys.Distinct().OrderBy(k => k, StringComparer.Ordinal).ToEquatableArray();
        return new(assembly.Name, TypeNames.Readable(table), Global, ordered) { Marks = MarkReader.Of([table], compilation) };
    }

    /// <summary>A typed stub's name and the types of what it sends: neither the pool nor the token.</summary>
    private static string StubKey(IMethodSymbol stub)
    {
        IEnumerable<string> types = stub
            .Parameters.Skip(1)
            .Where(p => TaskParser.Supplied(p) == TrailingParameter.None)
            .Select(p => TypeNames.Identity(p.Type));
        return $"{stub.Name}({string.Join(", ", types)})";
    }
}
