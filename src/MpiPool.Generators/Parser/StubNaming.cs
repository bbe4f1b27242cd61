using Microsoft.CodeAnalysis;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>
/// Gives each task the name of its typed stub. Where tasks of one name take the same parameters, all tasks of that name carry their types'
/// names, with as much of what contains the types as tells them apart; a name that the user set stays what it is.
/// </summary>
/// <remarks>What comes out depends on the tasks alone, not on the order of files.</remarks>
internal static class StubNaming
{
    /// <summary>The tasks under their final names, without those that share a name that was set.</summary>
    public static IEnumerable<TaskModel> Name(IReadOnlyList<TaskModel> tasks)
    {
        var named = new List<TaskModel>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var open = new List<TaskModel>();
        foreach (var group in tasks.GroupBy(t => t.StubName, StringComparer.Ordinal))
        {
            bool areDistinct = AreDistinct(group);
            TaskModel[] stay = [.. group.Where(t => t.HasSetName || areDistinct)];
            if (stay.Length > 0)
                taken.Add(group.Key);
            named.AddRange(stay.Except(SharingSetName(group)));
            open.AddRange(group.Except(stay));
        }

        // Overloads of one method have the same names at each length, so that they stay together.
        for (int length = 0; open.Count > 0; length++)
        {
            var next = new List<TaskModel>();
            var settled = new List<string>();
            foreach (var group in open.GroupBy(t => LongName(t, length).Stub, StringComparer.Ordinal))
            {
                if (group.All(t => length >= t.LongNames.Count - 1) || (!taken.Contains(group.Key) && AreDistinct(group)))
                {
                    settled.Add(group.Key);
                    named.AddRange(group.Select(t => t with { StubName = group.Key, Name = LongName(t, length).Display }));
                }
                else
                {
                    next.AddRange(group);
                }
            }

            taken.UnionWith(settled);
            open = next;
        }

        return named;
    }

    /// <summary>What to say of tasks that share a name.</summary>
    public static IEnumerable<DiagnosticModel> Diagnose(IReadOnlyList<ParsedTask> tasks, EquatableArray<LibraryModel> libraries)
    {
        ILookup<string, string> foreign = libraries
            .Where(l => AssemblyParser.IsGlobal(l.Alias))
            .SelectMany(l => l.Stubs.Select(s => (Stub: s, l.Assembly)))
            .ToLookup(s => s.Stub, s => s.Assembly, StringComparer.Ordinal);
        var names = Name([.. tasks.Select(t => t.Task!)]).ToDictionary(t => t.Signature, t => t.StubName, StringComparer.Ordinal);
        foreach (var group in tasks.GroupBy(t => t.Task!.StubName, StringComparer.Ordinal))
        {
            ParsedTask[] ordered =
            [
                .. group.OrderByDescending(t => t.Task!.HasSetName).ThenBy(t => t.Task!.Signature, StringComparer.Ordinal),
            ];
            TaskModel first = ordered[0].Task!;
            TaskModel[] sharing = [.. SharingSetName(group.Select(t => t.Task!))];
            foreach (ParsedTask parsed in ordered)
            {
                TaskModel task = parsed.Task!;
                if (sharing.Contains(task))
                {
                    TaskModel other = sharing.First(t => t != task && t.StubParameters == task.StubParameters);
                    yield return new(
                        DiagnosticDescriptors.DuplicateStub.Id,
                        parsed.Location,
                        new([task.Signature, other.Signature, task.StubName])
                    );
                }
                else if (foreign[$"Submit{names[task.Signature]}{task.StubParameters}"].FirstOrDefault() is { } library)
                {
                    // The task runs where it is named by its method, so that this is no error.
                    string[] arguments = [task.Signature, $"a task of {library}", names[task.Signature]];
                    yield return new(
                        DiagnosticDescriptors.DuplicateStub.Id,
                        parsed.Location,
                        arguments.ToEquatableArray(),
                        DiagnosticSeverity.Warning
                    );
                }
                else if (
                    names[task.Signature] is var name
                    && name != task.StubName
                    && (first.HasSetName || !task.LongNames.Equals(first.LongNames))
                )
                {
                    yield return new(DiagnosticDescriptors.LongStub.Id, parsed.Location, new([task.Signature, name, first.Signature]));
                }
            }
        }
    }

    private static IEnumerable<TaskModel> SharingSetName(IEnumerable<TaskModel> ofOneName) =>
        ofOneName
            .Where(t => t.HasSetName)
            .GroupBy(t => t.StubParameters, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .SelectMany(g => g)
            .OrderBy(t => t.Signature, StringComparer.Ordinal);

    private static LongName LongName(TaskModel task, int length) => task.LongNames[Math.Min(length, task.LongNames.Count - 1)];

    private static bool AreDistinct(IEnumerable<TaskModel> ofOneName) =>
        ofOneName.GroupBy(t => t.StubParameters, StringComparer.Ordinal).All(g => g.Count() == 1);
}
