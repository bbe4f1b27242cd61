using System.Globalization;
using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the overloads of pool operations with the parameter types of the program's tasks.</summary>
internal static class OverloadEmitter
{
    public const string File = "TaskOverloads.g.cs";

    private const string Token = "global::System.Threading.CancellationToken";
    private const string Tasks = "global::System.Threading.Tasks";

    /// <summary>What tasks may return: the delegate's return, and whether there is a result.</summary>
    private static readonly (string? Return, bool HasResult)[] s_kinds =
    [
        ("TResult", true),
        ($"{Tasks}.Task<TResult>", true),
        ($"{Tasks}.ValueTask<TResult>", true),
        (null, false),
        ($"{Tasks}.Task", false),
        ($"{Tasks}.ValueTask", false),
    ];

    public static void Emit(SourceProductionContext output, EquatableArray<PrintedOverload> overloads)
    {
        if (overloads.Count > 0)
            Print(overloads).AddTo(output, File);
    }

    public static SourceWriter Print(EquatableArray<PrintedOverload> overloads)
    {
        var source = new SourceWriter(@namespace: null, overloads.Select(o => o.Overload.Marks));
        source.Line("#nullable disable // tasks with other annotations share an overload");
        source.Line();
        source.Open("namespace Microsoft.CodeAnalysis");
        source.Line(
            "// What is marked so is invisible to other assemblies, also to those that see internal types: they have overloads too."
        );
        source.Open("internal sealed partial class EmbeddedAttribute : global::System.Attribute").Close();
        source.Close();
        foreach (IGrouping<string, PrintedOverload> group in overloads.GroupBy(o => o.Overload.Namespace))
        {
            source.Line();
            if (group.Key.Length > 0)
                source.Open($"namespace {group.Key}");
            EmitClass(source, [.. group]);
            if (group.Key.Length > 0)
                source.Close();
        }

        return source;
    }

    private static void EmitClass(SourceWriter source, PrintedOverload[] overloads)
    {
        source.Line("/// <summary>Pool operations with the parameter types of tasks that are called from here.</summary>");
        source.Line("[global::Microsoft.CodeAnalysis.Embedded]");
        source.Marked(MarksModel.Union(overloads.Select(o => o.Overload.Marks)));
        source.Open($"internal static class {PoolOperation.OverloadsClass}");
        bool isFirst = true;
        foreach (PrintedOverload printed in overloads)
        {
            foreach ((string? returns, bool hasResult) in s_kinds)
            {
                if ((hasResult ? printed.Overload.Operation.Result : printed.Overload.Operation.WithoutResult) is not { } result)
                    continue;
                foreach (string sequence in printed.Overload.Operation.Sequences(printed.Overload.Types.Count))
                {
                    if (!isFirst)
                        source.Line();
                    isFirst = false;
                    EmitOverload(
                        source,
                        printed,
                        returns,
                        $"{result} {printed.Overload.Operation.Name}{(hasResult ? "<TResult>" : "")}",
                        sequence
                    );
                }
            }
        }

        source.Close();
    }

    /// <summary>An overload: the task is a delegate with all its types then, and for those the runtime has one.</summary>
    private static void EmitOverload(SourceWriter source, PrintedOverload printed, string? returns, string declaration, string sequence)
    {
        OverloadModel overload = printed.Overload;
        string[] types = [.. overload.Types];
        string[] trailing = overload.Trailing switch
        {
            TrailingParameter.None => [],
            TrailingParameter.Context => ["global::MpiPool.MpiTaskContext"],
            _ => [Token],
        };
        string[] given = overload.Operation.Gathering switch
        {
            Gathering.Values => types,
            Gathering.Sequences => [.. types.Select(type => $"{sequence}<{type}>")],
            _ => [$"{sequence}<({string.Join(", ", types)})>"],
        };
        string @delegate = returns is null ? "global::System.Action" : "global::System.Func";
        string[] delegateTypes = [.. types, .. trailing, .. returns is null ? Array.Empty<string>() : [returns]];
        string[] arguments = [.. given.Select((_, i) => $"argument{(i + 1).ToString(CultureInfo.InvariantCulture)}")];

        string priority = printed.Priority.ToString(CultureInfo.InvariantCulture);
        source.Line($"[global::System.Runtime.CompilerServices.OverloadResolutionPriority({priority})]");
        source.Signature(
            $"public static {declaration}",
            [
                $"this global::MpiPool.{overload.Operation.Pool} pool",
                $"{@delegate}<{string.Join(", ", delegateTypes)}> task",
                .. given.Select((type, i) => $"{type} {arguments[i]}"),
                $"{Token} cancellationToken = default",
            ],
            ") =>"
        );
        source.Indented($"pool.{overload.Operation.Name}(task, {string.Join(", ", arguments)}, cancellationToken);");
    }
}
