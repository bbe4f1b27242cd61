using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Reads the compilation as a whole, and the assemblies that it refers to.</summary>
internal static class AssemblyParser
{
    private const string Runtime = "MpiPool.Runtime";

    /// <summary>The tables of referenced assemblies, which stay the same objects from one edit to the next.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, StrongBox<string?>> s_tables = new();

    public static AssemblyModel Parse(Compilation compilation, CancellationToken cancellation)
    {
        string name = compilation.AssemblyName ?? "Program";
        bool isLibrary = compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule;
        return new(name, TypeNames.Sanitize(name), isLibrary);
    }

    /// <summary>The task tables of referenced assemblies, as C#.</summary>
    public static EquatableArray<string> FindTables(Compilation compilation, CancellationToken cancellation)
    {
        var tables = new List<string>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (s_tables.GetValue(assembly, static a => new(FindTable(a) is { } found ? TypeNames.Full(found) : null)).Value is { } table) tables.Add(table);
        }

        tables.Sort(StringComparer.Ordinal);
        return tables.ToEquatableArray();
    }

    /// <summary>The task table that a referenced assembly declares; null if it has none.</summary>
    public static INamedTypeSymbol? FindTable(IAssemblySymbol assembly)
    {
        // Most references are the framework's: only an assembly that itself refers to the runtime can have tasks.
        if (!assembly.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == Runtime))) return null;
        AttributeData? attribute = assembly.GetAttributes().FirstOrDefault(
            a => a.AttributeClass is { Name: "MpiTaskTableAttribute" } type
                && type.ContainingNamespace.ToDisplayString() == "MpiPool.CompilerServices");
        return attribute?.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
    }
}
