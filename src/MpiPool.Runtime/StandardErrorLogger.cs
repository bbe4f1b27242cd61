using Microsoft.Extensions.Logging;
using MpiPool.Interop;

namespace MpiPool;

/// <summary>
/// Where a pool logs whose program has set no factory: what the user must know is a line on standard error, and the rest goes nowhere.
/// </summary>
internal sealed class StandardErrorLogger : ILogger
{
    internal static StandardErrorLogger Instance { get; } = new();

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
            return;
        string cause = exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}";
        UnhandledErrors.Write($"MpiPool: {formatter(state, exception)}{cause}".ReplaceLineEndings(" "));
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;
}
