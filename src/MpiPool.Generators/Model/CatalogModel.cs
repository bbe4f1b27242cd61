namespace MpiPool.Generators.Model;

/// <summary>What the generator needs to know of a compilation as a whole.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Identifier">The assembly's name as a C# identifier.</param>
/// <param name="IsLibrary">Whether other assemblies can use the tasks.</param>
internal sealed record AssemblyModel(string Assembly, string Identifier, bool IsLibrary)
{
    /// <summary>What is taken for the assembly if it could not be read.</summary>
    public static readonly AssemblyModel Unknown = new("Program", "Program", IsLibrary: false);

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
internal sealed record CatalogModel(EquatableArray<CatalogTask> Tasks, EquatableArray<ShapeModel> Shapes)
{
    public static readonly CatalogModel Empty = new(default, default);
}

/// <summary>The table of a compilation's tasks, and of the libraries that it makes known to the runtime with it.</summary>
internal sealed record TableModel(
    AssemblyModel Assembly,
    ulong Fingerprint,
    EquatableArray<CatalogTask> Tasks,
    EquatableArray<ExceptionModel> Exceptions,
    EquatableArray<LibraryModel> Libraries
)
{
    public static readonly TableModel Empty = new(AssemblyModel.Unknown, 0, default, default, default);

    /// <summary>Whether there is a table. One without tasks leads those who refer to this assembly to the libraries below it.</summary>
    public bool IsNeeded => Tasks.Count + Libraries.Count > 0;
}

/// <summary>The tables that a compilation makes known to the runtime: its own, and those of libraries.</summary>
internal sealed record RegistrationModel(AssemblyModel Assembly, bool IsNeeded, EquatableArray<LibraryModel> Libraries)
{
    public static RegistrationModel Of(TableModel table) => new(table.Assembly, table.IsNeeded, table.Libraries);
}

/// <summary>A referenced assembly that has a task table.</summary>
/// <param name="Assembly">Its name.</param>
/// <param name="Table">The table as C#, without what stands before the double colon.</param>
/// <param name="Alias">What stands there: <c>global</c>, or the reference's extern alias.</param>
/// <param name="Stubs">Its typed stubs that this compilation sees, with the types that they send.</param>
internal sealed record LibraryModel(string Assembly, string Table, string Alias, EquatableArray<string> Stubs)
{
    /// <summary>The marks of the table: all of an assembly can be experimental.</summary>
    public MarksModel Marks { get; init; } = MarksModel.None;
}

/// <summary>An exception type that the table can make.</summary>
/// <param name="Type">The type as C#.</param>
/// <param name="FullName">The name by which the runtime asks for it.</param>
/// <param name="OfMessage">Whether it can be made of a message.</param>
/// <param name="WithInner">Whether it can be made of a message and an inner exception.</param>
internal sealed record ExceptionModel(string Type, string FullName, bool OfMessage, bool WithInner);
