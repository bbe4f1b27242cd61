using System.Globalization;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the stub classes of one type's tasks.</summary>
internal static class TaskEmitter
{
    private const string Services = "global::MpiPool.CompilerServices";

    public static void Emit(SourceProductionContext output, TaskFile file)
    {
        var source = new SourceWriter("MpiPool.Generated", file.Tasks.Select(t => t.Task.Marks));
        for (int i = 0; i < file.Tasks.Count; i++)
        {
            if (i > 0)
                source.Line();
            EmitTask(source, file.Tasks[i]);
        }

        source.AddTo(output, $"Tasks/{file.Name}.g.cs");
        AccessorEmitter.Emit(output, file);
    }

    private static void EmitTask(SourceWriter source, CatalogTask entry)
    {
        TaskModel task = entry.Task;
        source.Line($"/// <summary>The task <see cref=\"{task.DocumentationId}\"/>.</summary>");
        source.Marked(task.Marks);
        source.Open($"internal sealed class {entry.ClassName} : {Services}.MpiTask<{task.ArgumentsType}, {task.ResultType}>");
        source.Line($"public static readonly {entry.ClassName} Instance = new();");
        source.Line();
        if (task is { Instance: null, DelegateType: not null })
        {
            source.Line($"private static readonly {task.DelegateType} s_method = {task.MethodGroup};");
            source.Line();
        }

        source.Line($"private {entry.ClassName}()");
        source.Indented($": base(\"{task.Name}\", \"{task.Signature}\")");
        source.Open().Close();
        source.Line();

        EmitMatch(source, task);
        if (task.Receiver is not null)
            EmitBind(source, task);
        EmitWriteArguments(source, task.ArgumentsType, [.. task.Arguments.Select((a, i) => (a, Item(i, task.Arguments.Count())))]);
        if (task.Instance is null)
            EmitConvert(source, task.ArgumentsType, [.. task.Parameters]);
        EmitReadResult(source, task);
        EmitRun(source, task);
        if (task.Receiver is not null)
            EmitBound(source, task);
        source.Close();
    }

    private static void EmitMatch(SourceWriter source, TaskModel task)
    {
        source.Line("// Where a call is not intercepted: whether the delegate that it passes is of this task.");
        source.Line($"public override {Services}.MpiTask? Match(global::System.Delegate method) =>");
        source.Indented(
            task switch
            {
                { DelegateType: null } => "null;",
                { IsExtension: true, Receiver.Type: var type } =>
                    $"IsClosed(s_method, method) ? Bind(({type})method.Target) : IsOneMethod(s_method, method) ? this : null;",
                { Instance: null } => "IsOneMethod(s_method, method) ? this : null;",
                { Instance.Type: var type } =>
                    $"method.Target is {type} instance && IsOneMethod(({task.DelegateType})instance.{task.MethodGroup}, method) ? "
                        + $"Bind(instance) : null;",
            }
        );
        source.Line();
    }

    private static void EmitBind(SourceWriter source, TaskModel task)
    {
        source.Line("// The task of one instance, which travels before the arguments.");
        string bound = $"{Services}.MpiTask<{task.BoundArgumentsType}, {task.ResultType}>";
        source.Line($"internal static {bound} Bind({task.Receiver!.Type} instance) => new Bound(instance);");
        source.Line();
    }

    private static void EmitWriteArguments(SourceWriter source, string type, (ValueModel Value, string Expression)[] items)
    {
        source.Line("// On the main rank, when the task is handed to a worker.");
        source.Open($"public override void WriteArguments(ref {Services}.PayloadWriter writer, {type} arguments)");
        source.Line($"writer.WriteArrayHeader({items.Length});");
        foreach ((ValueModel value, string expression) in items)
            source.Line(value.Write("writer", expression) + ";");
        source.Close();
        source.Line();
    }

    /// <summary>What arguments go through that have the types of a delegate, and not the method's own.</summary>
    private static void EmitConvert(SourceWriter source, string type, ParameterModel[] parameters)
    {
        if (parameters.Length < 2 || !parameters.Any(p => p.TakesDerived))
            return;
        source.Line("// From a delegate that has other types than the method: a List<int> for an IReadOnlyList<int>.");
        source.Line($"protected override {type} Convert(global::System.Runtime.CompilerServices.ITuple given) =>");
        source.Indented(
            $"({string.Join(", ", parameters.Select((p, i) => $"({p.Value.Type})given[{i.ToString(CultureInfo.InvariantCulture)}]"))});"
        );
        source.Line();
    }

    private static void EmitReadResult(SourceWriter source, TaskModel task)
    {
        source.Line("// On the main rank, when the worker has answered.");
        string signature = $"public override {task.ResultType} ReadResult(ref {Services}.PayloadReader reader)";
        if (task.Result is { } result)
        {
            source.Line($"{signature} => {result.Read("reader")};");
            return;
        }

        source.Open(signature);
        source.Line("reader.ReadNil();");
        source.Line("return default;");
        source.Close();
    }

    private static void EmitRun(SourceWriter source, TaskModel task)
    {
        // The locals have the names of the user's parameters.
        string call = Unused("call", task);
        string result = Unused("result", task);
        string instance = Unused("instance", task);

        source.Line();
        source.Line("// On the worker: read the arguments, call the method, write the result.");
        source.Open($"internal static void Run(ref {Services}.TaskCall {call})");
        source.Line($"{call}.Arguments.ReadHeader({task.Arguments.Count()});");
        if (task.Instance is { } target)
            source.Line($"{target.Type} {instance} = {target.Read($"{call}.Arguments")};");
        foreach (ParameterModel parameter in task.Parameters)
        {
            source.Line($"{parameter.Value.Type} {parameter.Name} = {parameter.Value.Read($"{call}.Arguments")};");
        }

        source.Line();
        source.Line($"{call}.Begin();");
        string invocation = Invocation(task, call, instance);
        source.Line(task.Result is { } value ? $"{value.Type} {result} = {invocation};" : $"{invocation};");
        source.Line($"{call}.End();");
        source.Line();
        source.Line(task.Result is { } written ? $"{written.Write($"{call}.Result", result)};" : $"{call}.Result.WriteNil();");
        source.Close();
    }

    private static string Invocation(TaskModel task, string call, string instance)
    {
        IEnumerable<string> arguments = task.Parameters.Select(p => p.Name);
        arguments = task.Trailing switch
        {
            TrailingParameter.CancellationToken => arguments.Append($"{call}.CancellationToken"),
            TrailingParameter.Context => arguments.Append($"{call}.CreateContext()"),
            _ => arguments,
        };
        string method = task.Instance is null ? task.Method : $"{instance}.{task.Method}";
        string invocation = $"{method}({string.Join(", ", arguments)})";
        return task.IsAwaited ? $"{Services}.TaskCall.Await({invocation})" : invocation;
    }

    /// <summary>The task with its instance given: what the runtime gets for a delegate of an instance method.</summary>
    private static void EmitBound(SourceWriter source, TaskModel task)
    {
        string type = task.Receiver!.Type;
        ParameterModel[] parameters = [.. task.BoundParameters];
        source.Line();
        source.Open(
            $"private sealed class Bound({type} instance) : {Services}.MpiTask<{task.BoundArgumentsType}, "
                + $"{task.ResultType}>(Instance)"
        );
        source.Line($"public override {Services}.MpiTask? Match(global::System.Delegate method) => null;");
        source.Line();
        EmitWriteArguments(
            source,
            task.BoundArgumentsType,
            [(task.Receiver, "instance"), .. parameters.Select((p, i) => (p.Value, Item(i, parameters.Length)))]
        );
        EmitConvert(source, task.BoundArgumentsType, parameters);
        source.Line(
            $"public override {task.ResultType} ReadResult(ref {Services}.PayloadReader reader) => Instance.ReadResult(ref reader);"
        );
        source.Close();
    }

    private static string Item(int index, int count) => count == 1 ? "arguments" : $"arguments.Item{index + 1}";

    private static string Unused(string name, TaskModel task)
    {
        while (task.Parameters.Any(p => p.Name == name))
            name += "_";
        return name;
    }
}
