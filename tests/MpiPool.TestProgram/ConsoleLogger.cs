using Microsoft.Extensions.Logging;

namespace MpiPool.TestProgram;

/// <summary>Prints what the pool logs, for a test that reads it.</summary>
internal sealed class ConsoleLogger : ILogger, ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            Console.WriteLine($"log: {logLevel}: {formatter(state, exception)}");
    }

    public void Dispose() { }
}
