namespace MpiPool.CompilerServices;

/// <summary>The token of the task that runs on a worker. It is made only if the task asks for it.</summary>
internal sealed class TaskCancellation
{
    private readonly Lock _sync = new();
    private CancellationTokenSource? _source;
    private bool _isRequested;

    /// <summary>Whether the task that runs has asked for its token.</summary>
    internal bool IsUsed => _source is not null;

    /// <summary>Whether the main rank has asked the task that runs to stop.</summary>
    internal bool IsRequested => _isRequested;

    /// <summary>Canceled once the main rank asks for it.</summary>
    internal CancellationToken Token
    {
        get
        {
            lock (_sync)
                return (_source ??= new CancellationTokenSource(_isRequested ? 0 : Timeout.Infinite)).Token;
        }
    }

    /// <summary>
    /// Asks the task that runs to stop. What the user has registered on the token runs on the thread pool: it may take its time.
    /// </summary>
    internal void Request()
    {
        lock (_sync)
        {
            _isRequested = true;
            _ = _source?.CancelAsync();
        }
    }

    /// <summary>Gets ready for the next task. The old token stays valid for a task that has kept it.</summary>
    internal void Reset()
    {
        lock (_sync)
        {
            _source = null;
            _isRequested = false;
        }
    }
}
