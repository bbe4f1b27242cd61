namespace MpiPool.Generators.Model;

/// <summary>What the generator needs to know of a compilation as a whole.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Identifier">The assembly's name as a C# identifier.</param>
/// <param name="IsLibrary">Whether other assemblies can use the tasks.</param>
internal sealed record AssemblyModel(string Assembly, string Identifier, bool IsLibrary)
{
    public string TableName => $"{Identifier}TaskTable";

    public string StubsName => $"{Identifier}TaskExtensions";
}

/// <summary>A task under the name that its stub class has in this assembly.</summary>
internal sealed record CatalogTask(string ClassName, TaskModel Task);

/// <summary>The tasks that one type declares, which are written into one file.</summary>
internal sealed record TaskFile(string Name, EquatableArray<CatalogTask> Tasks);

/// <summary>The serializers of one type, and of what the framework makes of it, which are written into one file.</summary>
internal sealed record SerializerFile(string Name, EquatableArray<ShapeModel> Shapes);

/// <summary>All tasks of a compilation that are in order, by signature, and all types that travel, by name.</summary>
internal sealed record CatalogModel(EquatableArray<CatalogTask> Tasks, EquatableArray<ShapeModel> Shapes);

/// <summary>The table of a compilation's tasks.</summary>
internal sealed record TableModel(
    AssemblyModel Assembly, ulong Fingerprint, EquatableArray<CatalogTask> Tasks, EquatableArray<ExceptionModel> Exceptions);

/// <summary>The tables that a compilation makes known to the runtime.</summary>
/// <param name="HasTasks">Whether it has a table of its own.</param>
/// <param name="References">The tables of referenced assemblies.</param>
internal sealed record RegistrationModel(AssemblyModel Assembly, bool HasTasks, EquatableArray<string> References);

/// <summary>An exception type that the table can make.</summary>
/// <param name="Type">The type as C#.</param>
/// <param name="FullName">The name by which the runtime asks for it.</param>
/// <param name="OfMessage">Whether it can be made of a message.</param>
/// <param name="WithInner">Whether it can be made of a message and an inner exception.</param>
internal sealed record ExceptionModel(string Type, string FullName, bool OfMessage, bool WithInner);
