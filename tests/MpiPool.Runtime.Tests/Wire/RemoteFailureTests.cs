using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MpiPool.Wire;

namespace MpiPool.Runtime.Tests.Wire;

/// <summary>Exceptions on their way from a worker to the main rank.</summary>
public sealed class RemoteFailureTests
{
    private static readonly Exception Inner = new KeyNotFoundException("inner");

    /// <summary>An exception of each type that the runtime can make, in each way that changes its message.</summary>
    private static readonly Exception[] Framework =
    [
        new ArgumentException("m", "p"),
        new ArgumentException("m", "p", Inner),
        new ArgumentException("m"),
        new ArgumentException("", "p"),
        new ArgumentNullException("p"),
        new ArgumentNullException("p", "m"),
        new ArgumentNullException("m", Inner),
        new ArgumentNullException(),
        new ArgumentOutOfRangeException("p"),
        new ArgumentOutOfRangeException("p", "m"),
        new ArgumentOutOfRangeException("p", 5, "m"),
        new ObjectDisposedException("o"),
        new ObjectDisposedException("o", "m"),
        new ObjectDisposedException("m", Inner),
        new FileNotFoundException("m", "f"),
        new FileNotFoundException(null, "f"),
        new FileNotFoundException("m", "f", Inner),
        new FileNotFoundException(),
        new FileLoadException("m", "f"),
        new FileLoadException(null, "f"),
        new BadImageFormatException("m", "f"),
        new BadImageFormatException(null, "f"),
        new TypeInitializationException("T", Inner),
        new TypeInitializationException("T", null),
        new AggregateException(),
        new AggregateException("m"),
        new AggregateException("m", Inner),
        new AggregateException(Inner, new ArgumentException("m", "p")),
        new AggregateException("m", new AggregateException(Inner, Inner), new FormatException("(inner)")),
        .. OfMessage("m"),
        .. OfMessage("m (Parameter 'p')"),
        .. OfMessage(""),
    ];

    [Fact]
    public void Every_framework_exception_comes_back_with_its_own_type_and_message()
    {
        foreach (Exception thrown in Framework)
        {
            Exception? rebuilt = Travel(thrown).InnerException;
            Assert.Equal((thrown.GetType(), thrown.Message, thrown.HResult), (rebuilt?.GetType(), rebuilt?.Message, rebuilt?.HResult));
            if (thrown.InnerException is { } inner)
                Assert.Equal(inner.Message, rebuilt!.InnerException?.Message);
        }
    }

    [Fact]
    public void What_a_type_keeps_beside_its_message_comes_back()
    {
        Assert.Equal("p", Assert.IsType<ArgumentNullException>(Travel(new ArgumentNullException("p")).InnerException).ParamName);
        Assert.Equal("o", Assert.IsType<ObjectDisposedException>(Travel(new ObjectDisposedException("o")).InnerException).ObjectName);
        Assert.Equal("f", Assert.IsType<FileNotFoundException>(Travel(new FileNotFoundException("m", "f")).InnerException).FileName);
        Assert.Equal(
            "T",
            Assert.IsType<TypeInitializationException>(Travel(new TypeInitializationException("T", Inner)).InnerException).TypeName
        );
    }

    [Theory]
    [InlineData(5, "m")]
    [InlineData(-1.5, "")]
    [InlineData("text\nof two lines", "(Parameter 'p')")]
    [InlineData("", "m")]
    public void What_is_out_of_range_keeps_its_name_and_its_value_as_text(object value, string message)
    {
        var thrown = new ArgumentOutOfRangeException(nameof(value), value, message);
        var rebuilt = Assert.IsType<ArgumentOutOfRangeException>(Travel(thrown).InnerException);
        Assert.Equal((thrown.Message, nameof(value), $"{value}"), (rebuilt.Message, rebuilt.ParamName, rebuilt.ActualValue));
    }

    [Fact]
    public void An_aggregate_keeps_all_that_is_inside_it_as_a_tree()
    {
        var thrown = new AggregateException("m", new AggregateException(Inner, new OwnCancellation(1)), new FormatException("c"));
        var rebuilt = Assert.IsType<AggregateException>(Travel(thrown).InnerException);
        Assert.Equal(thrown.Message, rebuilt.Message);
        Assert.Equal(2, rebuilt.InnerExceptions.Count);
        var nested = Assert.IsType<AggregateException>(rebuilt.InnerExceptions[0]);
        Assert.IsType<KeyNotFoundException>(nested.InnerExceptions[0]);
        Assert.Contains(nameof(OwnCancellation), nested.InnerExceptions[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_chain_is_printed_as_the_framework_prints_it()
    {
        foreach (
            Exception thrown in new[]
            {
                Catch(() =>
                    throw new ArgumentException(
                        "outer",
                        Catch(() => throw new InvalidOperationException("middle", Catch(() => throw new FormatException("core"))))
                    )
                ),
                Catch(() =>
                    throw new AggregateException(
                        "all",
                        Catch(() => throw new FormatException("a")),
                        new FormatException("b"),
                        new FormatException("")
                    )
                ),
                new FormatException("never thrown", new FormatException("inner")),
            }
        )
        {
            RemoteTaskException failure = Travel(thrown);
            Assert.Contains(thrown.ToString(), failure.ToString(), StringComparison.Ordinal);
            Assert.EndsWith(failure.RemoteStackTrace, thrown.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rebuilt_exception_has_the_stack_trace_of_the_original()
    {
        RemoteTaskException failure = Travel(
            Catch(() => throw new ArgumentException("outer", Catch(() => throw new FormatException("core"))))
        );
        Assert.Contains(nameof(Catch), failure.InnerException?.StackTrace, StringComparison.Ordinal);
        Assert.Contains(nameof(Catch), failure.InnerException?.InnerException?.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_says_which_run_it_was_of_and_where()
    {
        RemoteTaskException failure = Travel(new FormatException("m"));
        Assert.Equal(
            ("Task", 9L, 3, Environment.MachineName, "System.FormatException", null),
            (failure.TaskName, failure.TaskId, failure.WorkerRank, failure.Host, failure.RemoteType, failure.Index)
        );
        Assert.Equal(
            $"Task Task (number 9) failed on worker rank 3 (host {Environment.MachineName}): System.FormatException: m",
            failure.Message
        );
        Assert.Contains("number 9, input index 4", failure.Again(index: 4).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_cannot_be_rebuilt_or_even_read_still_arrives()
    {
        RemoteTaskException failure = Travel(new Obstinate());
        Assert.Null(failure.InnerException);
        Assert.Contains(nameof(Obstinate), failure.RemoteType, StringComparison.Ordinal);
        Assert.Contains("while reading the exception", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_wide_and_long_exceptions_travel_as_far_as_they_may()
    {
        Exception deep = new FormatException("core");
        for (int i = 0; i < 1_000; i++)
            deep = new FormatException("around", deep);
        Assert.Equal("around", Travel(deep).InnerException?.InnerException?.Message);
        Assert.Equal("System.AggregateException", Travel(new AggregateException("m", Enumerable.Repeat(Inner, 100_000))).RemoteType);
        var loop = new Loop();
        Assert.Contains("Loop", Travel(loop).RemoteType, StringComparison.Ordinal);

        string text = new('x', 1_000_000);
        Assert.Equal(text, Travel(new FormatException(text)).InnerException?.Message);
        RemoteTaskException tooLong = Travel(new FormatException(new string('x', 20_000_000)));
        Assert.Null(tooLong.InnerException);
        Assert.InRange(tooLong.Message.Length, 1_000, 2_000);
        Assert.Contains("too many to travel", tooLong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_type_of_a_cancellation_is_known_as_one()
    {
        Assert.True(Travel(new OperationCanceledException()).IsCancellation);
        Assert.True(Travel(new TaskCanceledException()).IsCancellation);
        Assert.True(Travel(new OwnCancellation(1)).IsCancellation);
        Assert.False(Travel(new FormatException()).IsCancellation);
    }

    [Fact]
    public void Numbers_of_exceptions_are_believed_only_as_far_as_the_message_goes()
    {
        Message message = MessagePool.Rent();
        RemoteFailure.Write(message, new FormatException("m"));
        for (int at = 0; at < message.Length; at++)
        {
            byte[] bytes = [.. message.Span[..at], 0xFF, 0xFF, 0xFF, 0xFF, 0x07];
            Assert.Throws<InvalidDataException>(() => RemoteFailure.Read(bytes, "Task", null, 0, 1));
        }
    }

    [SuppressMessage("Usage", "CA2201", Justification = "A task may throw any of them.")]
    private static Exception[] OfMessage(string m) =>
        [
            new Exception(m, Inner),
            new SystemException(m, Inner),
            new ApplicationException(m, Inner),
            new InvalidOperationException(m, Inner),
            new NotSupportedException(m, Inner),
            new NotImplementedException(m, Inner),
            new NullReferenceException(m, Inner),
            new IndexOutOfRangeException(m, Inner),
            new InvalidCastException(m, Inner),
            new FormatException(m, Inner),
            new OverflowException(m, Inner),
            new DivideByZeroException(m, Inner),
            new ArithmeticException(m, Inner),
            new ArrayTypeMismatchException(m, Inner),
            new RankException(m, Inner),
            new OutOfMemoryException(m, Inner),
            new InsufficientMemoryException(m, Inner),
            new InsufficientExecutionStackException(m, Inner),
            new TimeoutException(m, Inner),
            new OperationCanceledException(m, Inner),
            new TaskCanceledException(m, Inner),
            new SynchronizationLockException(m, Inner),
            new UnauthorizedAccessException(m, Inner),
            new PlatformNotSupportedException(m, Inner),
            new TypeLoadException(m, Inner),
            new MissingMethodException(m, Inner),
            new UriFormatException(m, Inner),
            new DllNotFoundException(m, Inner),
            new EntryPointNotFoundException(m, Inner),
            new BadImageFormatException(m, Inner),
            new KeyNotFoundException(m, Inner),
            new UnreachableException(m, Inner),
            new IOException(m, Inner),
            new FileNotFoundException(m, Inner),
            new FileLoadException(m, Inner),
            new DirectoryNotFoundException(m, Inner),
            new EndOfStreamException(m, Inner),
            new InvalidDataException(m, Inner),
            new PathTooLongException(m, Inner),
            new IOException(m, hresult: 112),
            new PoolGuardException(m),
        ];

    private static RemoteTaskException Travel(Exception thrown)
    {
        Message message = MessagePool.Rent();
        RemoteFailure.Write(message, thrown);
        return RemoteFailure.Read(message.Memory, "Task", label: null, taskId: 9, workerRank: 3);
    }

    private static Exception Catch(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            return e;
        }

        throw new InvalidOperationException("Nothing was thrown.");
    }

    private sealed class OwnCancellation(int code) : OperationCanceledException($"code {code}");

    /// <summary>Throws from what tells of it.</summary>
    private sealed class Obstinate : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string StackTrace => throw new NotSupportedException();
    }

    /// <summary>An exception that is inside itself.</summary>
    private sealed class Loop : Exception
    {
        public Loop()
            : base("loop", new AggregateException())
        {
            typeof(Exception)
                .GetField("_innerException", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
                .SetValue(this, this);
        }
    }
}
