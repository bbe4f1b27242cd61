using Microsoft.Extensions.Logging;

namespace MpiPool.TestProgram;

/// <summary>Writes warnings to the console, and opens a gate at the first.</summary>
internal sealed class OpensAtWarning(Gate gate) : ILogger, ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

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
        if (!IsEnabled(logLevel))
            return;
        Console.WriteLine($"log: {formatter(state, exception)}");
        gate.Open();
    }

    public void Dispose() { }
}
