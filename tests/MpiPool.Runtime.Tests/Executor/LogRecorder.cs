using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MpiPool.Runtime.Tests.Executor;

/// <summary>Keeps what a pool logs as warnings or worse.</summary>
internal sealed class LogRecorder : ILogger, ILoggerFactory
{
    internal ConcurrentQueue<string> Lines { get; } = [];

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
        if (IsEnabled(logLevel))
            Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception?.GetType().Name}");
    }

    public void Dispose() { }

    /// <summary>A pool in process that logs here.</summary>
    internal MpiExecutor Open(int workers = 2) =>
        new(
            new MpiExecutorOptions
            {
                Transport = MpiTransport.InProcess,
                WorkerCount = workers,
                LoggerFactory = this,
            }
        );

    /// <summary>Waits for a line with all these parts.</summary>
    internal void WaitFor(params string[] parts) =>
        Pools.WaitFor(() => Lines.Any(line => parts.All(part => line.Contains(part, StringComparison.Ordinal))));
}
