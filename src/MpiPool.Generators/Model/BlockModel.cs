namespace MpiPool.Generators.Model;

/// <summary>A call of <c>MpiExecutor.Run</c> or <c>RunAsync</c> whose block begins with the guard.</summary>
internal sealed record BlockModel(bool IsAsync, CallLocation Location);
