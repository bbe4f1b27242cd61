using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the part of a user's type through which stubs reach the methods that are not accessible.</summary>
internal static class AccessorEmitter
{
    public static void Emit(SourceProductionContext output, TaskFile file)
    {
        // The tasks of one generic method share its accessor.
        AccessorModel[] accessors = [.. file.Tasks.Select(t => t.Task.Accessor).OfType<AccessorModel>().Distinct()];
        if (accessors.Length == 0)
            return;
        var source = new SourceWriter(@namespace: null, accessors.Select(a => a.Marks));
        foreach (var part in accessors.GroupBy(a => (a.Namespace, a.Types)))
        {
            source.Line();
            if (part.Key.Namespace is { } name)
                source.Open($"namespace {name}");
            foreach (string type in part.Key.Types)
                source.Open(type);
            bool isFirst = true;
            foreach (AccessorModel accessor in part)
            {
                if (!isFirst)
                    source.Line();
                isFirst = false;
                EmitAccessor(source, accessor);
            }

            foreach (string _ in part.Key.Types)
                source.Close();
            if (part.Key.Namespace is not null)
                source.Close();
        }

        source.AddTo(output, $"Accessors/{file.Name}.g.cs");
    }

    private static void EmitAccessor(SourceWriter source, AccessorModel accessor)
    {
        string access = accessor.IsStatic ? "internal static" : "internal";
        string prefix = accessor.Target.StartsWith("argument", StringComparison.Ordinal) ? "value" : "argument"; // must not hide the method
        string[] arguments = [.. accessor.ParameterTypes.Select((_, i) => $"{prefix}{i + 1}")];
        string parameters = string.Join(", ", accessor.ParameterTypes.Select((type, i) => $"{type} {arguments[i]}"));
        source.Line($"/// <summary>The way of a worker to <see cref=\"{accessor.DocumentationId}\"/>.</summary>");
        source.Marked(accessor.Marks);
        source.Line(
            $"{access} {accessor.ReturnType} {accessor.Name}{accessor.TypeParameters}({parameters}){accessor.Constraints} => "
                + $"{accessor.Target}({string.Join(", ", arguments)});"
        );
        if (accessor.DelegateType is not { } delegateType)
            return;
        source.Line();
        source.Line("/// <summary>The method itself, by which the task is found without interceptors.</summary>");
        source.Marked(accessor.Marks);
        source.Line(
            $"{access} {delegateType} {accessor.DelegateName}{accessor.TypeParameters}(){accessor.Constraints} => {accessor.Target};"
        );
    }
}
