using System.Globalization;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the interceptors: each call becomes the call that its typed stub would make.</summary>
internal static class InterceptorEmitter
{
    public static void Emit(SourceProductionContext output, InterceptorFile file)
    {
        EquatableArray<InterceptorModel> interceptors = file.Interceptors;
        if (interceptors.Count == 0)
            return;
        MarksModel[] marks = [.. interceptors.Select(i => i.Shape.Marks)];
        var source = new SourceWriter(@namespace: null, marks);
        EmitAttribute(source);
        source.Open("namespace MpiPool.Generated");
        source.Line("/// <summary>Calls that name a task by its method, made direct.</summary>");
        source.Marked(MarksModel.Union(marks));
        source.Open("file static class Interceptors");
        for (int i = 0; i < interceptors.Count; i++)
        {
            if (i > 0)
                source.Line();
            EmitInterceptor(source, interceptors[i]);
        }

        source.Close();
        source.Close();
        source.AddTo(output, $"Interceptors/{file.Name}.g.cs");
    }

    /// <summary>The attribute that the compiler looks for, for this file alone.</summary>
    public static void EmitAttribute(SourceWriter source) =>
        source.Line(
            """

            namespace System.Runtime.CompilerServices
            {
                [global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]
                file sealed class InterceptsLocationAttribute : global::System.Attribute
                {
                    public InterceptsLocationAttribute(int version, string data)
                    {
                        _ = version;
                        _ = data;
                    }
                }
            }

            """
        );

    public static void EmitLocation(SourceWriter source, CallLocation location)
    {
        string version = location.Version.ToString(CultureInfo.InvariantCulture);
        source.Line($"[global::System.Runtime.CompilerServices.InterceptsLocation({version}, \"{location.Data}\")] // {location.Display}");
    }

    private static void EmitInterceptor(SourceWriter source, InterceptorModel interceptor)
    {
        CallShape shape = interceptor.Shape;
        source.Line($"/// <summary>{shape.Operation.Name} of {interceptor.TaskName.Replace("<", "&lt;").Replace(">", "&gt;")}.</summary>");
        foreach (CallLocation location in interceptor.Locations)
            EmitLocation(source, location);

        string[] arguments = [.. shape.ArgumentTypes.Select((_, i) => $"argument{i + 1}")];
        string[] parameters =
        [
            $"this global::MpiPool.{shape.Operation.Pool} pool",
            $"{shape.DelegateType} task",
            .. shape.ArgumentTypes.Select((type, i) => $"{type} {arguments[i]}"),
            "global::System.Threading.CancellationToken cancellationToken",
        ];
        source.Signature($"public static {shape.ReturnType} {interceptor.Name}", parameters, ") =>");
        source.Indented(
            $"global::MpiPool.CompilerServices.PoolOperations.{shape.Operation.Name}(pool, {Task(interceptor)}, "
                + $"{Gathered(interceptor, arguments)}, cancellationToken);"
        );
    }

    private static string Task(InterceptorModel interceptor) =>
        interceptor.Shape switch
        {
            { LibraryTask: not null, InstanceType: null } => interceptor.Task,
            { LibraryTask: not null, InstanceType: { } type } => $"{interceptor.Task}(({type})task.Target)",
            { InstanceType: { } type } => $"{interceptor.Task}.Bind(({type})task.Target)",
            _ => $"{interceptor.Task}.Instance",
        };

    private static string Gathered(InterceptorModel interceptor, string[] arguments)
    {
        string all = string.Join(", ", arguments);
        return (interceptor.Shape.Operation.Gathering, arguments.Length) switch
        {
            (Gathering.Groups, _) when interceptor.Shape.ConvertsGroups =>
                $"global::System.Linq.Enumerable.Select({all}, static group => (({string.Join(", ", interceptor.Shape.TaskTypes)}))group)",
            (_, 1) => all,
            (Gathering.Sequences, _) =>
                $"global::MpiPool.CompilerServices.PoolOperations.Zip<{string.Join(", ", interceptor.Shape.TaskTypes)}>({all})",
            (_, 0) => "default",
            _ => $"({all})",
        };
    }
}
