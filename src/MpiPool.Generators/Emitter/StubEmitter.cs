using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the typed stubs: an extension method <c>Submit&lt;Name&gt;</c> for each task.</summary>
internal static class StubEmitter
{
    private const string Token = "global::System.Threading.CancellationToken";

    public static void Emit(SourceProductionContext output, EquatableArray<CatalogTask> tasks, AssemblyModel assembly)
    {
        if (tasks.Count == 0)
            return;
        bool isOffered = tasks.Any(t => t.Task.IsPublic);
        var source = new SourceWriter("MpiPool", tasks.Select(t => t.Task.Marks), isOffered);
        source.Line($"/// <summary>The tasks of {assembly.Assembly}, each as a method of the pool.</summary>");
        source.Open($"{(isOffered ? "public" : "internal")} static class {assembly.StubsName}");
        for (int i = 0; i < tasks.Count; i++)
        {
            if (i > 0)
                source.Line();
            EmitStub(source, tasks[i]);
        }

        source.Close();
        source.AddTo(output, "TaskExtensions.g.cs");
    }

    private static void EmitStub(SourceWriter source, CatalogTask entry)
    {
        if (!entry.Task.Parameters.Any(p => p.IsParams))
        {
            EmitOverload(source, entry, isExpanded: false, $"{Token} {{0}} = default");
            return;
        }

        // Nothing may follow a params parameter: the token has an overload of its own.
        EmitOverload(source, entry, isExpanded: true, token: null);
        source.Line();
        EmitOverload(source, entry, isExpanded: false, $"{Token} {{0}}");
    }

    private static void EmitOverload(SourceWriter source, CatalogTask entry, bool isExpanded, string? token)
    {
        TaskModel task = entry.Task;
        string pool = Unused("pool", task);
        string instance = Unused("instance", task);
        string cancellation = Unused("cancellationToken", task);

        var parameters = new List<string> { $"this global::MpiPool.MpiSubmitter {pool}" };
        if (task.Instance is { } target)
            parameters.Add($"{target.Type} {instance}");
        bool canHaveDefaults = token is null || token.EndsWith("default", StringComparison.Ordinal);
        foreach (ParameterModel parameter in task.Parameters)
        {
            string prefix = parameter.IsParams && isExpanded ? "params " : "";
            bool hasDefault = parameter.Default is not null && canHaveDefaults;
            string suffix = hasDefault ? $" = {parameter.Default}" : "";
            parameters.Add(
                $"{parameter.Attributes}{(hasDefault ? parameter.CallerInfo : "")}{prefix}{parameter.WrittenType} "
                    + $"{parameter.Name}{suffix}"
            );
        }

        if (token is not null)
            parameters.Add(token.Replace("{0}", cancellation));

        string[] sent = [.. task.Parameters.Select(p => p.Name)];
        if (task.Instance is not null)
            sent = [instance, .. sent];
        string arguments = sent.Length switch
        {
            0 => "default",
            1 => sent[0],
            _ => $"({string.Join(", ", sent)})",
        };

        source.Line($"/// <summary>Queues one run of <see cref=\"{task.DocumentationId}\"/>.</summary>");
        source.Line($"/// <param name=\"{pool}\">The pool.</param>");
        if (task.Instance is not null)
            source.Line($"/// <param name=\"{instance}\">The instance that the method runs on; it travels.</param>");
        foreach (ParameterModel parameter in task.Parameters)
        {
            source.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\">See the method.</param>");
        }

        if (token is not null)
            source.Line($"/// <param name=\"{cancellation}\">Cancels the task.</param>");
        foreach (string attribute in task.Attributes)
            source.Line(attribute);
        source.Signature($"{(task.IsPublic ? "public" : "internal")} static {task.FutureType} Submit{task.StubName}", parameters, ") =>");
        source.Indented(
            $"global::MpiPool.CompilerServices.PoolOperations.Submit({pool}, global::MpiPool.Generated.{entry.ClassName}.Instance, "
                + $"{arguments}, "
                + $"{(token is null ? "default" : cancellation)});"
        );
    }

    private static string Unused(string name, TaskModel task)
    {
        while (task.Parameters.Any(p => p.Name == name))
            name += "_";
        return name;
    }
}
