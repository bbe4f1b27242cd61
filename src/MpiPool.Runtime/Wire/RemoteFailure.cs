namespace MpiPool.Wire;

/// <summary>
/// An exception as it travels: the host, whether the task gave up, and the exception with all that is inside it, as a tree.
/// </summary>
internal static class RemoteFailure
{
    /// <summary>No more exceptions than these travel, however many are inside one another, or however many an aggregate has.</summary>
    private const int Deepest = 16;

    private const int Most = 1_000;

    /// <summary>All texts together have no more characters than this: a failure must not be what a message has no room for.</summary>
    private const int MostText = 8 * 1024 * 1024;

    /// <summary>The least that an exception takes: seven fields of one byte.</summary>
    private const int LeastBytes = 7;

    internal static void Write(Message message, Exception exception)
    {
        message.WriteByte(exception is OperationCanceledException ? (byte)1 : (byte)0);
        message.WriteString(Environment.MachineName);
        new Writer(message).Write(exception, depth: 1);
    }

    /// <summary>Reads what a worker's task threw.</summary>
    internal static RemoteTaskException Read(ReadOnlyMemory<byte> payload, string taskName, string? label, long taskId, int workerRank)
    {
        var wire = new WireReader(payload);
        bool isCancellation = wire.ReadByte() == 1;
        string host = wire.ReadString();
        int left = Most;
        RemoteError error = Read(ref wire, ref left, depth: 1);
        return new RemoteTaskException(
            new RemoteRun(taskName, label, taskId, workerRank, host, error, isCancellation),
            index: null,
            error.Rebuild()
        );
    }

    private static RemoteError Read(ref WireReader wire, ref int left, int depth)
    {
        if (--left < 0 || depth > Deepest)
            throw new InvalidDataException("A failure has more exceptions than can be. Were the ranks started from different builds?");
        bool isWhole = wire.ReadByte() == 1;
        string type = wire.ReadString(),
            assembly = wire.ReadString(),
            text = wire.ReadString(),
            stackTrace = wire.ReadString(),
            detail = wire.ReadString();
        int code = unchecked((int)wire.ReadVarint());
        var inner = new RemoteError[wire.ReadCount(LeastBytes)];
        for (int i = 0; i < inner.Length; i++)
            inner[i] = Read(ref wire, ref left, depth + 1);
        return new RemoteError(type, assembly, text, stackTrace, detail, code, isWhole, inner);
    }

    /// <summary>Writes a tree of exceptions, as far as it may go.</summary>
    private sealed class Writer(Message message)
    {
        private int _left = Most;
        private int _text = MostText;
        private bool _isWhole;

        internal void Write(Exception exception, int depth)
        {
            _left--;
            _isWhole = true;
            string type = Cut(exception.GetType().FullName ?? exception.GetType().Name);
            string assembly = Cut(exception.GetType().Assembly.GetName().Name ?? "");
            string text = Cut(Ask(() => exception.Message));
            string stackTrace = Ask(() => exception.StackTrace);
            if (stackTrace.Length > _text)
                stackTrace = "   at ... (too long to travel)";
            _text -= stackTrace.Length;
            string detail = Cut(Ask(() => RemoteError.DetailOf(exception)));
            message.WriteByte(_isWhole ? (byte)1 : (byte)0);
            message.WriteString(type);
            message.WriteString(assembly);
            message.WriteString(text);
            message.WriteString(stackTrace);
            message.WriteString(detail);
            message.WriteVarint((uint)exception.HResult);

            Exception[] inner = Inside(exception);
            int count = depth < Deepest ? Math.Min(inner.Length, _left) : 0;
            message.WriteVarint((ulong)count);

            // What is not begun yet needs a place too: it has been announced.
            _left -= count;
            for (int i = 0; i < count; i++)
            {
                _left++;
                Write(inner[i], depth + 1);
            }
        }

        private static Exception[] Inside(Exception exception) =>
            exception switch
            {
                AggregateException aggregate => [.. aggregate.InnerExceptions],
                { InnerException: { } inner } => [inner],
                _ => [],
            };

        private string Cut(string text)
        {
            string cut = text;
            if (text.Length > _text)
            {
                _isWhole = false;
                cut = $"{text.AsSpan(0, Math.Min(1_000, text.Length))}... ({text.Length:N0} characters, too many to travel)";
            }

            _text = Math.Max(0, _text - cut.Length);
            return cut;
        }

        // A user's exception may itself throw from its properties; then its text is not its own, and nothing is rebuilt from it.
        private string Ask(Func<string?> property)
        {
            try
            {
                return property() ?? "";
            }
            catch (Exception e)
            {
                _isWhole = false;
                return $"({e.GetType().Name} while reading the exception)";
            }
        }
    }
}

/// <summary>What is known of a task's run that failed.</summary>
internal sealed record RemoteRun(
    string TaskName,
    string? Label,
    long TaskId,
    int WorkerRank,
    string Host,
    RemoteError Error,
    bool IsCancellation
);
