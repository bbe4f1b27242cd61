using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Text;
using MpiPool.CompilerServices;

namespace MpiPool.Wire;

/// <summary>An exception of another rank, which may or may not be rebuilt here.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Assembly">The name of the assembly that declares its type: others may have types of that name.</param>
/// <param name="Message">Its message, with all that its type adds to it.</param>
/// <param name="StackTrace">Its stack trace.</param>
/// <param name="Detail">What its type keeps beside the message: see <see cref="DetailOf"/>.</param>
/// <param name="Code">Its <see cref="Exception.HResult"/>.</param>
/// <param name="IsWhole">Whether its texts are its own, and have come whole.</param>
/// <param name="Inner">What is inside it; several in an aggregate.</param>
internal sealed record RemoteError(
    string Type,
    string Assembly,
    string Message,
    string StackTrace,
    string Detail,
    int Code,
    bool IsWhole,
    RemoteError[] Inner
)
{
    private const string EndOfInner = "   --- End of inner exception stack trace ---";

    /// <summary>What the framework's types make their messages of, or keep beside them.</summary>
    internal static string? DetailOf(Exception exception) =>
        exception switch
        {
            ArgumentException e => e.ParamName,
            ObjectDisposedException e => e.ObjectName,
            TypeInitializationException e => e.TypeName,
            FileNotFoundException e => e.FileName,
            FileLoadException e => e.FileName,
            BadImageFormatException e => e.FileName,
            _ => null,
        };

    /// <summary>
    /// An exception of the original type and with the original message, where one can be made without reflection; null where it cannot.
    /// Types add to what their constructors get, or make a text of something else: so each way is tried, and what comes out is compared.
    /// </summary>
    internal Exception? Rebuild()
    {
        if (!IsWhole)
            return null;
        Exception?[] inner = [.. Inner.Select(error => error.Rebuild())];
        Exception? first = inner.FirstOrDefault();
        return Try(() => RebuildWithDetail(inner))
            ?? Try(() => RebuildOfMessage(first))
            ?? (first is null ? null : Try(() => TaskRegistry.CreateException(Assembly, Type, Message, first)))
            ?? Try(() => TaskRegistry.CreateException(Assembly, Type, Message))
            ?? Try(() => TaskRegistry.CreateException(Assembly, Type, Message, first));
    }

    /// <summary>As <see cref="Exception.ToString"/> prints it.</summary>
    public override string ToString() => Frames.Length == 0 ? Head : $"{Head}{(Inner.Length == 0 ? Environment.NewLine : "")}{Frames}";

    /// <summary>What stands below the first line: what is inside, inner ones first, and the stack trace.</summary>
    internal string Trace => Inner.Length == 0 ? StackTrace : Frames.TrimStart('\r', '\n');

    private string Head => Message.Length == 0 ? Type : $"{Type}: {Message}";

    private string Frames
    {
        get
        {
            if (Inner.Length == 0)
                return StackTrace;
            var text = new StringBuilder();
            text.AppendLine().Append(" ---> ").Append(Inner[0]).AppendLine().Append(EndOfInner);
            if (StackTrace.Length > 0)
                text.AppendLine().Append(StackTrace);
            for (int i = 1; i < Inner.Length; i++)
            {
                text.AppendLine().Append($" ---> (Inner Exception #{i}) ").Append(Inner[i]).Append("<---").AppendLine();
            }

            return text.ToString();
        }
    }

    private Exception? Try(Func<Exception?> make)
    {
        try
        {
            Exception? made = make();
            if (made is null || made.Message != Message || made.GetType().FullName != Type)
                return null;
            made.HResult = Code;
            if (StackTrace.Length > 0)
                ExceptionDispatchInfo.SetRemoteStackTrace(made, StackTrace);
            return made;
        }
        catch (Exception)
        {
            return null; // a user's constructor may want another text than the one it has made of it
        }
    }

    /// <summary>Types that put something of their own behind the message, or in its place.</summary>
    private Exception? RebuildWithDetail(Exception?[] inner)
    {
        Exception? first = inner.FirstOrDefault();
        if (Type == "System.AggregateException" && inner.Length > 0)
        {
            Exception[] all = [.. inner.Select((e, i) => e ?? new StandIn(Inner[i]))];
            return new AggregateException(Without(new AggregateException("", all)), all);
        }

        if (Detail.Length == 0)
            return null;
        return Type switch
        {
            "System.ArgumentException" => new ArgumentException(Without(new ArgumentException("", Detail)), Detail, first),
            "System.ArgumentNullException" when first is null => new ArgumentNullException(
                Detail,
                Without(new ArgumentNullException(Detail, ""))
            ),
            "System.ArgumentOutOfRangeException" when first is null => RebuildOutOfRange(),
            "System.ObjectDisposedException" when first is null => new ObjectDisposedException(
                Detail,
                Without(new ObjectDisposedException(Detail, ""))
            ),
            "System.TypeInitializationException" => new TypeInitializationException(Detail, first),
            "System.BadImageFormatException" => new BadImageFormatException(Message, Detail, first),
            "System.IO.FileNotFoundException" => new FileNotFoundException(Message, Detail, first),
            "System.IO.FileLoadException" => new FileLoadException(Message, Detail, first),
            _ => null,
        };
    }

    /// <summary>One with the value that is out of range has it behind all else: as text, which is all that came.</summary>
    private ArgumentOutOfRangeException RebuildOutOfRange()
    {
        const string Value = "\u0001";
        string[] around = new ArgumentOutOfRangeException(Detail, Value, "").Message.Split(Value);
        int start = Message.LastIndexOf(around[0], StringComparison.Ordinal);
        return start >= 0 && Message.EndsWith(around[1], StringComparison.Ordinal)
            ? new ArgumentOutOfRangeException(Detail, Message[(start + around[0].Length)..^around[1].Length], Message[..start])
            : new ArgumentOutOfRangeException(Detail, Without(new ArgumentOutOfRangeException(Detail, "")));
    }

    /// <summary>The message without what the type adds to an empty one.</summary>
    private string Without(Exception ofNoMessage) =>
        Message.EndsWith(ofNoMessage.Message, StringComparison.Ordinal) ? Message[..^ofNoMessage.Message.Length] : Message;

    [SuppressMessage("Usage", "CA2201", Justification = "These are rebuilt as they were thrown elsewhere, not thrown anew.")]
    private Exception? RebuildOfMessage(Exception? inner) =>
        Type switch
        {
            "System.Exception" => new Exception(Message, inner),
            "System.SystemException" => new SystemException(Message, inner),
            "System.ApplicationException" => new ApplicationException(Message, inner),
            "System.ArgumentException" => new ArgumentException(Message, inner),
            "System.ArgumentNullException" => new ArgumentNullException(Message, inner),
            "System.ArgumentOutOfRangeException" => new ArgumentOutOfRangeException(Message, inner),
            "System.InvalidOperationException" => new InvalidOperationException(Message, inner),
            "System.ObjectDisposedException" => new ObjectDisposedException(Message, inner),
            "System.NotSupportedException" => new NotSupportedException(Message, inner),
            "System.NotImplementedException" => new NotImplementedException(Message, inner),
            "System.NullReferenceException" => new NullReferenceException(Message, inner),
            "System.IndexOutOfRangeException" => new IndexOutOfRangeException(Message, inner),
            "System.InvalidCastException" => new InvalidCastException(Message, inner),
            "System.FormatException" => new FormatException(Message, inner),
            "System.OverflowException" => new OverflowException(Message, inner),
            "System.DivideByZeroException" => new DivideByZeroException(Message, inner),
            "System.ArithmeticException" => new ArithmeticException(Message, inner),
            "System.ArrayTypeMismatchException" => new ArrayTypeMismatchException(Message, inner),
            "System.RankException" => new RankException(Message, inner),
            "System.OutOfMemoryException" => new OutOfMemoryException(Message, inner),
            "System.InsufficientMemoryException" => new InsufficientMemoryException(Message, inner),
            "System.InsufficientExecutionStackException" => new InsufficientExecutionStackException(Message, inner),
            "System.TimeoutException" => new TimeoutException(Message, inner),
            "System.OperationCanceledException" => new OperationCanceledException(Message, inner),
            "System.Threading.Tasks.TaskCanceledException" => new TaskCanceledException(Message, inner),
            "System.Threading.SynchronizationLockException" => new SynchronizationLockException(Message, inner),
            "System.AggregateException" => new AggregateException(Message),
            "System.UnauthorizedAccessException" => new UnauthorizedAccessException(Message, inner),
            "System.PlatformNotSupportedException" => new PlatformNotSupportedException(Message, inner),
            "System.TypeLoadException" => new TypeLoadException(Message, inner),
            "System.MissingMethodException" => new MissingMethodException(Message, inner),
            "System.UriFormatException" => new UriFormatException(Message, inner),
            "System.DllNotFoundException" => new DllNotFoundException(Message, inner),
            "System.EntryPointNotFoundException" => new EntryPointNotFoundException(Message, inner),
            "System.BadImageFormatException" => new BadImageFormatException(Message, inner),
            "System.Collections.Generic.KeyNotFoundException" => new KeyNotFoundException(Message, inner),
            "System.Diagnostics.UnreachableException" => new System.Diagnostics.UnreachableException(Message, inner),
            "System.IO.IOException" => new IOException(Message, inner),
            "System.IO.FileNotFoundException" => new FileNotFoundException(Message, inner),
            "System.IO.FileLoadException" => new FileLoadException(Message, inner),
            "System.IO.DirectoryNotFoundException" => new DirectoryNotFoundException(Message, inner),
            "System.IO.EndOfStreamException" => new EndOfStreamException(Message, inner),
            "System.IO.InvalidDataException" => new InvalidDataException(Message, inner),
            "System.IO.PathTooLongException" => new PathTooLongException(Message, inner),
            "MpiPool.PoolGuardException" => new PoolGuardException(Message),
            _ => null,
        };

    /// <summary>Stands in an aggregate for an exception whose type cannot be made here.</summary>
    private sealed class StandIn(RemoteError error) : Exception(error.Message)
    {
        public override string? StackTrace => error.StackTrace;

        public override string ToString() => error.ToString();
    }
}
