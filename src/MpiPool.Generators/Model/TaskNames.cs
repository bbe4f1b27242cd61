namespace MpiPool.Generators.Model;

/// <summary>The names of the tasks' stub classes, by signature.</summary>
internal sealed class TaskNames : IEquatable<TaskNames>
{
    public static readonly TaskNames None = new([]);

    private readonly Dictionary<string, string> _names;

    private TaskNames(Dictionary<string, string> names) => _names = names;

    public static TaskNames Of(CatalogModel catalog, CancellationToken cancellation) =>
        new(catalog.Tasks.ToDictionary(t => t.Task.Signature, t => t.ClassName, StringComparer.Ordinal));

    public string? Find(string signature) => _names.TryGetValue(signature, out string name) ? name : null;

    public bool Equals(TaskNames? other) =>
        other is not null && _names.Count == other._names.Count && _names.All(n => other.Find(n.Key) == n.Value);

    public override bool Equals(object? obj) => Equals(obj as TaskNames);

    public override int GetHashCode() => _names.Count;
}
