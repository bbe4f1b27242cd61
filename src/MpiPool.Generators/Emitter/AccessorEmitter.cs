using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the part of a user's type through which its stub reaches a method that is not accessible.</summary>
internal static class AccessorEmitter
{
    public static void Emit(SourceProductionContext output, CatalogTask entry, AccessorModel accessor)
    {
        var source = new SourceWriter(accessor.Namespace);
        if (accessor.Namespace is null) source.Line();
        foreach (string type in accessor.Types) source.Open(type);

        string access = accessor.IsStatic ? "internal static" : "internal";
        string[] arguments = [.. accessor.ParameterTypes.Select((_, i) => $"argument{i + 1}")];
        string parameters = string.Join(", ", accessor.ParameterTypes.Select((type, i) => $"{type} {arguments[i]}"));
        source.Line($"/// <summary>The way of a worker to <see cref=\"{entry.Task.DocumentationId}\"/>.</summary>");
        source.Line($"{access} {accessor.ReturnType} {accessor.Name}({parameters}) => {accessor.Target}({string.Join(", ", arguments)});");
        if (entry.Task.DelegateType is { } delegateType)
        {
            source.Line();
            source.Line("/// <summary>The method itself, by which the task is found without interceptors.</summary>");
            source.Line($"{access} {delegateType} {accessor.DelegateName} => {accessor.Target};");
        }

        foreach (string _ in accessor.Types) source.Close();
        source.AddTo(output, $"Accessors/{entry.ClassName}.g.cs");
    }
}
