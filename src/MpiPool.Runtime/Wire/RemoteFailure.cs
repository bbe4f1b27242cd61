using System.Diagnostics.CodeAnalysis;
using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>An exception as it travels: type, message and stack trace of it and of those inside it.</summary>
internal static class RemoteFailure
{
    private const int DeepestInner = 16;

    internal static void Write(Message message, Exception exception)
    {
        var chain = new List<Exception>();
        for (Exception? e = exception; e is not null && chain.Count < DeepestInner; e = e.InnerException) chain.Add(e);
        message.WriteVarint((ulong)chain.Count);
        foreach (Exception e in chain)
        {
            message.WriteString(e.GetType().FullName ?? e.GetType().Name);
            message.WriteString(Describe(() => e.Message));
            message.WriteString(Describe(() => e.StackTrace));
        }
    }

    /// <summary>Rebuilds what a worker's task threw.</summary>
    internal static RemoteTaskException Read(ReadOnlyMemory<byte> payload, string taskName, int workerRank)
    {
        var wire = new WireReader(payload);
        int count = (int)Math.Min(wire.ReadVarint(), DeepestInner);
        var chain = new (string Type, string Message, string StackTrace)[Math.Max(count, 1)];
        for (int i = 0; i < count; i++) chain[i] = (wire.ReadString(), wire.ReadString(), wire.ReadString());

        Exception? inner = null;
        for (int i = chain.Length - 1; i >= 0; i--) inner = Rebuild(chain[i].Type, chain[i].Message, inner);
        string stackTrace = string.Join(
            Environment.NewLine, chain.Select((e, i) => i == 0 ? e.StackTrace : $" ---> {e.Type}: {e.Message}{Environment.NewLine}{e.StackTrace}"));
        return new RemoteTaskException(taskName, workerRank, chain[0].Type, chain[0].Message, stackTrace, inner);
    }

    /// <summary>The original type where it can be made without reflection; null where it cannot.</summary>
    [SuppressMessage("Usage", "CA2201", Justification = "These are rebuilt as they were thrown elsewhere, not thrown anew.")]
    private static Exception? Rebuild(string type, string message, Exception? inner) => type switch
    {
        "System.Exception" => new Exception(message, inner),
        "System.SystemException" => new SystemException(message, inner),
        "System.ApplicationException" => new ApplicationException(message, inner),
        "System.ArgumentException" => new ArgumentException(message, inner),
        "System.ArgumentNullException" => new ArgumentNullException(message, inner),
        "System.ArgumentOutOfRangeException" => new ArgumentOutOfRangeException(message, inner),
        "System.InvalidOperationException" => new InvalidOperationException(message, inner),
        "System.ObjectDisposedException" => new ObjectDisposedException(message, inner),
        "System.NotSupportedException" => new NotSupportedException(message, inner),
        "System.NotImplementedException" => new NotImplementedException(message, inner),
        "System.NullReferenceException" => new NullReferenceException(message, inner),
        "System.IndexOutOfRangeException" => new IndexOutOfRangeException(message, inner),
        "System.InvalidCastException" => new InvalidCastException(message, inner),
        "System.FormatException" => new FormatException(message, inner),
        "System.OverflowException" => new OverflowException(message, inner),
        "System.DivideByZeroException" => new DivideByZeroException(message, inner),
        "System.ArithmeticException" => new ArithmeticException(message, inner),
        "System.ArrayTypeMismatchException" => new ArrayTypeMismatchException(message, inner),
        "System.RankException" => new RankException(message, inner),
        "System.OutOfMemoryException" => new OutOfMemoryException(message, inner),
        "System.InsufficientMemoryException" => new InsufficientMemoryException(message, inner),
        "System.TimeoutException" => new TimeoutException(message, inner),
        "System.OperationCanceledException" => new OperationCanceledException(message, inner),
        "System.Threading.Tasks.TaskCanceledException" => new TaskCanceledException(message, inner),
        "System.AggregateException" => inner is null ? new AggregateException(message) : new AggregateException(message, inner),
        "System.UnauthorizedAccessException" => new UnauthorizedAccessException(message, inner),
        "System.PlatformNotSupportedException" => new PlatformNotSupportedException(message, inner),
        "System.TypeInitializationException" => new TypeInitializationException(message, inner),
        "System.UriFormatException" => new UriFormatException(message, inner),
        "System.DllNotFoundException" => new DllNotFoundException(message, inner),
        "System.EntryPointNotFoundException" => new EntryPointNotFoundException(message, inner),
        "System.BadImageFormatException" => new BadImageFormatException(message, inner),
        "System.Collections.Generic.KeyNotFoundException" => new KeyNotFoundException(message, inner),
        "System.IO.IOException" => new IOException(message, inner),
        "System.IO.FileNotFoundException" => new FileNotFoundException(message, inner),
        "System.IO.DirectoryNotFoundException" => new DirectoryNotFoundException(message, inner),
        "System.IO.EndOfStreamException" => new EndOfStreamException(message, inner),
        "System.IO.InvalidDataException" => new InvalidDataException(message, inner),
        "System.IO.PathTooLongException" => new PathTooLongException(message, inner),
        "MpiPool.PoolGuardException" => new PoolGuardException(message),
        _ => RebuildOfUser(type, message),
    };

    // A user's constructor may want another text than the one it has made of it.
    private static Exception? RebuildOfUser(string type, string message)
    {
        try
        {
            return TaskRegistry.CreateException(type, message);
        }
        catch (Exception)
        {
            return null;
        }
    }

    // A user's exception may itself throw from its properties.
    private static string Describe(Func<string?> property)
    {
        try
        {
            return property() ?? "";
        }
        catch (Exception e)
        {
            return $"({e.GetType().Name} while reading the exception)";
        }
    }
}
