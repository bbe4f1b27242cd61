using System.Collections.Immutable;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Puts the tasks of a compilation beside each other: in order, under names of their own.</summary>
internal static class CatalogBuilder
{
    /// <summary>Builds the catalog of all tasks. Each call of a closed generic method gave its task anew.</summary>
    public static CatalogModel Build(IEnumerable<TaskModel> tasks)
    {
        // Tasks that share a name that was set are in error: none of them has code.
        TaskModel[] distinct = [.. tasks.GroupBy(t => t.Signature).Select(g => g.First())];
        TaskModel[] sound = [.. StubNaming.Name(distinct).OrderBy(t => t.Signature, StringComparer.Ordinal)];
        var names = sound.ToLookup(t => t.ClassName, StringComparer.OrdinalIgnoreCase);
        IEnumerable<CatalogTask> named = sound.Select(t => new CatalogTask(
            names[t.ClassName].Count() == 1 ? t.ClassName : ToldApart(t.ClassName, t.Signature),
            t with
            {
                Shapes = default,
            }
        ));

        // Tasks that share a type each found it for themselves.
        ShapeModel[] shapes = [.. sound.SelectMany(t => t.Shapes).Distinct().OrderBy(s => s.Serializer, StringComparer.Ordinal)];
        return new(named.ToEquatableArray(), shapes.ToEquatableArray());
    }

    /// <summary>The tasks by files. Names of files are compared without case.</summary>
    /// <remarks>Not one file each: the compiler compares the name of each generated file with all others at every keystroke.</remarks>
    public static TaskFile[] TaskFiles(CatalogModel catalog, CancellationToken cancellation) =>
        [
            .. catalog
                .Tasks.GroupBy(t => t.Task.Home, StringComparer.OrdinalIgnoreCase)
                .Select(g => new TaskFile(g.Key, g.ToEquatableArray())),
        ];

    /// <summary>The serializers by files, as the tasks are.</summary>
    public static SerializerFile[] SerializerFiles(CatalogModel catalog, CancellationToken cancellation) =>
        [
            .. catalog
                .Shapes.GroupBy(s => s.Home, StringComparer.OrdinalIgnoreCase)
                .Select(g => new SerializerFile(g.Key, g.ToEquatableArray())),
        ];

    /// <summary>The name of one of several tasks that would otherwise have the same.</summary>
    public static string ToldApart(string name, string signature) => $"{name}_{Fingerprint.Short(signature)}";

    public static TableModel BuildTable(
        CatalogModel catalog,
        AssemblyModel assembly,
        EquatableArray<ExceptionModel> exceptions,
        EquatableArray<LibraryModel> libraries
    )
    {
        IEnumerable<string> lines = catalog.Tasks.Select(t => t.Task.Canonical).Concat(catalog.Shapes.Select(s => s.Canonical));
        return new(assembly, Fingerprint.Of(string.Join("\n", lines)), catalog.Tasks, exceptions, libraries);
    }

    /// <summary>What is wrong with each task for itself, and what is wrong with them together.</summary>
    public static EquatableArray<DiagnosticModel> Diagnose(
        ImmutableArray<ParsedTask> declared,
        ImmutableArray<ParsedTask> closed,
        EquatableArray<LibraryModel> libraries
    )
    {
        ParsedTask[] parsed = [.. declared, .. closed];
        var found = parsed.SelectMany(p => p.Diagnostics).ToList();
        ParsedTask[] sound = [.. parsed.Where(p => p.Task is not null).GroupBy(p => p.Task!.Signature).Select(g => g.First())];
        found.AddRange(StubNaming.Diagnose(sound, libraries));
        var named = new HashSet<string?>(closed.Select(p => p.Definition));
        foreach (ParsedTask open in declared.Where(p => p.Definition is not null && !named.Contains(p.Definition)))
        {
            const string Unsaid = "and no pool operation is called that says for which types";
            string[] arguments = [open.Definition!, Unsaid, "submit it for one, as in 'pool.Submit(Same<int>, 5)'"];
            found.Add(new(DiagnosticDescriptors.OpenGeneric.Id, open.Location, arguments.ToEquatableArray()));
        }

        // A member is to be mended once, however many tasks it is in the way of.
        return found
            .OrderBy(d => d.Location.Path, StringComparer.Ordinal)
            .ThenBy(d => d.Location.Span)
            .GroupBy(d => d.Member ?? (object)d)
            .Select(g => g.First())
            .ToEquatableArray();
    }
}
