using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Emitter;

/// <summary>Prints the interceptors of guarded blocks: a worker goes past them without an exception.</summary>
internal static class BlockEmitter
{
    public static void Emit(SourceProductionContext output, EquatableArray<BlockModel> blocks)
    {
        if (blocks.Count == 0)
            return;
        var source = new SourceWriter(@namespace: null);
        InterceptorEmitter.EmitAttribute(source);
        source.Open("namespace MpiPool.Generated");
        source.Line("/// <summary>Blocks that begin with the guard, which workers do not enter.</summary>");
        source.Open("file static class Blocks");
        BlockModel[] synchronous = [.. blocks.Where(b => !b.IsAsync)];
        BlockModel[] asynchronous = [.. blocks.Where(b => b.IsAsync)];
        if (synchronous.Length > 0)
            EmitInterceptor(source, synchronous, "void", "Run", "global::System.Action<global::MpiPool.MpiExecutor>", "RunGuarded");
        if (synchronous.Length > 0 && asynchronous.Length > 0)
            source.Line();
        if (asynchronous.Length > 0)
        {
            const string task = "global::System.Threading.Tasks.Task";
            EmitInterceptor(
                source,
                asynchronous,
                task,
                "RunAsync",
                $"global::System.Func<global::MpiPool.MpiExecutor, {task}>",
                "RunGuardedAsync"
            );
        }

        source.Close();
        source.Close();
        source.AddTo(output, "BlockInterceptors.g.cs");
    }

    private static void EmitInterceptor(SourceWriter source, BlockModel[] blocks, string result, string name, string body, string operation)
    {
        source.Line($"/// <summary>{name} of a guarded block.</summary>");
        foreach (BlockModel block in blocks)
            InterceptorEmitter.EmitLocation(source, block.Location);
        source.Line($"public static {result} {name}({body} body, global::MpiPool.MpiExecutorOptions? options) =>");
        source.Indented($"global::MpiPool.CompilerServices.PoolOperations.{operation}(body, options);");
    }
}
