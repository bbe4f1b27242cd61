using System.Globalization;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;
using MpiPool.Generators.Parser;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the assembly's task table, and the initializer that registers it with those of referenced assemblies.</summary>
internal static class TableEmitter
{
    private const string Services = "global::MpiPool.CompilerServices";
    private const string Hidden =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    public static void Emit(SourceProductionContext output, TableModel table)
    {
        if (!table.IsNeeded)
            return;
        string name = table.Assembly.TableName;
        var source = new SourceWriter(@namespace: null, table.Tasks.Select(t => t.Task.Marks), isOffered: true);
        source.Line();
        source.Line($"[assembly: {Services}.MpiTaskTable(typeof(global::MpiPool.Generated.{name}))]");
        source.Line();
        source.Line("namespace MpiPool.Generated;");
        source.Line();
        source.Line($"/// <summary>The tasks of {table.Assembly.Assembly}.</summary>");
        source.Line(Hidden);
        source.Open($"public sealed class {name} : {Services}.MpiTaskTable");
        source.Line("/// <summary>The one table of this assembly.</summary>");
        source.Line($"public static readonly {name} Instance = new();");
        source.Line();
        EmitConstructor(source, table);
        EmitDispatch(source, table);
        if (table.Exceptions.Count > 0)
            EmitExceptions(source, table);
        if (table.Assembly.IsLibrary)
            EmitHandles(source, table);
        source.Close();
        source.AddTo(output, "TaskTable.g.cs");
    }

    public static void EmitRegistration(SourceProductionContext output, RegistrationModel model)
    {
        if (!model.IsNeeded)
            return;
        var source = new SourceWriter(@namespace: null, model.Libraries.Select(l => l.Marks));
        IEnumerable<string> aliases = model.Libraries.Select(l => l.Alias).Where(a => !AssemblyParser.IsGlobal(a)).Distinct();
        foreach (string alias in aliases)
            source.Line($"extern alias {alias};");
        source.Line();
        source.Line("namespace MpiPool.Generated;");
        source.Line();
        source.Line(
            $"/// <summary>Makes the tasks of {model.Assembly.Assembly}, and of the assemblies that it refers to, known to the "
                + $"runtime.</summary>"
        );
        source.Open($"internal static class {model.Assembly.Identifier}TaskRegistration");
        source.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        source.Open("internal static void Register()");
        source.Line($"{Services}.MpiTaskTable.Register({model.Assembly.TableName}.Instance);");
        foreach (LibraryModel library in model.Libraries)
        {
            source.Line($"{Services}.MpiTaskTable.Register({library.Alias}::{library.Table}.Instance);");
        }

        source.Close();
        source.Close();
        source.AddTo(output, "TaskRegistration.g.cs");
    }

    private static void EmitConstructor(SourceWriter source, TableModel table)
    {
        string fingerprint = table.Fingerprint.ToString("X16", CultureInfo.InvariantCulture);
        source.Line($"private {table.Assembly.TableName}()");
        string[] arguments = [$"\"{table.Assembly.Assembly}\"", $"0x{fingerprint}UL", .. table.Tasks.Select(t => $"{Stub(t)}.Instance")];
        source.Indented($": base(\n    {string.Join(",\n    ", arguments)})");
        source.Open().Close();
        source.Line();
    }

    private static void EmitDispatch(SourceWriter source, TableModel table)
    {
        source.Line("/// <inheritdoc/>");
        source.Open($"public override void Dispatch(int index, ref {Services}.TaskCall call)");
        if (table.Tasks.Count == 0)
        {
            source.Line("throw new global::System.ArgumentOutOfRangeException(nameof(index));");
            source.Close();
            return;
        }

        source.Open("switch (index)");
        for (int i = 0; i < table.Tasks.Count; i++)
        {
            source.Line($"case {i.ToString(CultureInfo.InvariantCulture)}: // {table.Tasks[i].Task.Signature}");
            source.Indented($"{Stub(table.Tasks[i])}.Run(ref call);\nbreak;");
        }

        source.Line("default:");
        source.Indented("throw new global::System.ArgumentOutOfRangeException(nameof(index));");
        source.Close();
        source.Close();
    }

    private static void EmitExceptions(SourceWriter source, TableModel table)
    {
        EmitExceptions(source, table.Exceptions.Where(e => e.OfMessage), "string message", "message");
        EmitExceptions(
            source,
            table.Exceptions.Where(e => e.WithInner),
            "string message, global::System.Exception? innerException",
            "message, innerException"
        );
    }

    private static void EmitExceptions(SourceWriter source, IEnumerable<ExceptionModel> exceptions, string parameters, string arguments)
    {
        if (!exceptions.Any())
            return;
        source.Line();
        source.Line("/// <inheritdoc/>");
        source.Open($"public override global::System.Exception? CreateException(string typeName, {parameters}) => typeName switch");
        foreach (ExceptionModel exception in exceptions)
            source.Line($"\"{exception.FullName}\" => new {exception.Type}({arguments}),");
        source.Line("_ => null,");
        source.Close(";");
    }

    /// <summary>What the interceptors of other assemblies call instead of the stub classes, which are internal.</summary>
    private static void EmitHandles(SourceWriter source, TableModel table)
    {
        CatalogTask[] offered = [.. table.Tasks.Where(t => t.Task.IsPublic)];
        foreach (CatalogTask entry in offered)
        {
            source.Line();
            if (entry.Task.Instance is not null)
            {
                EmitBoundHandle(source, entry);
                continue;
            }

            string type = $"{Services}.MpiTask<{entry.Task.ArgumentsType}, {entry.Task.ResultType}>";
            source.Line($"/// <summary>The task <see cref=\"{entry.Task.DocumentationId}\"/>.</summary>");
            source.Marked(entry.Task.Marks with { Requirements = default });
            source.Line($"public static {type} {entry.ClassName} => {Stub(entry)}.Instance;");
        }

        CatalogTask[] extensions = [.. offered.Where(t => t.Task.IsExtension)];
        if (extensions.Length == 0)
            return;
        source.Line();
        source.Line("/// <summary>Extension methods with their first argument given.</summary>");
        source.Line(Hidden);
        source.Open("public static class Bound");
        for (int i = 0; i < extensions.Length; i++)
        {
            if (i > 0)
                source.Line();
            EmitBoundHandle(source, extensions[i]);
        }

        source.Close();
    }

    private static void EmitBoundHandle(SourceWriter source, CatalogTask entry)
    {
        TaskModel task = entry.Task;
        source.Line($"/// <summary>The task <see cref=\"{task.DocumentationId}\"/>.</summary>");
        source.Line("/// <param name=\"instance\">What the method is called on.</param>");
        source.Marked(task.Marks with { Requirements = default });
        string type = $"{Services}.MpiTask<{task.BoundArgumentsType}, {task.ResultType}>";
        source.Line($"public static {type} {entry.ClassName}({task.Receiver!.Type} instance) =>");
        source.Indented($"{Stub(entry)}.Bind(instance);");
    }

    /// <summary>The stub class. A handle of the same name can stand before it.</summary>
    private static string Stub(CatalogTask entry) => $"global::MpiPool.Generated.{entry.ClassName}";
}
