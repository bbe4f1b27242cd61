using System.Runtime.CompilerServices;

namespace MpiPool.TestProgram.Scenarios;

/// <summary>Has no constructor that takes a message alone, so nobody can make one on another rank.</summary>
internal sealed class CodedException(int code, TimeSpan after) : Exception($"code {code} after {after}");

/// <summary>Makes its message of what its constructor gets.</summary>
internal sealed class NoItemException(string id) : Exception($"No item {id}");

/// <summary>Makes its message of what one constructor gets, and takes it as it is in the other one.</summary>
internal sealed class PairedException : Exception
{
    public PairedException(string id)
        : base($"pair {id}") { }

    public PairedException(string message, Exception? inner)
        : base(message, inner) { }
}

/// <summary>Cannot be written with a size of 13, and cannot be read with one of 14.</summary>
internal sealed class Brittle
{
#pragma warning disable MPIPOOL013 // Size does not say what it is, on purpose
    private readonly int _size;
#pragma warning restore MPIPOOL013

    public Brittle(int size)
    {
        if (size == 14)
            throw new ArgumentException("14 cannot be read.", nameof(size));
        _size = size;
    }

    public int Size =>
        _size == 13 ? throw new NotSupportedException("13 cannot be written.")
        : _size == 15 ? 14
        : _size;
}

internal static class ErrorTasks
{
    [MpiTask]
    public static int ThrowsCoded(int code) => throw new CodedException(code, TimeSpan.FromSeconds(1));

    [MpiTask]
    public static int ThrowsNoItem(int x) => throw new NoItemException($"a{x}");

    [MpiTask]
    public static int ThrowsPaired(int x) => throw new PairedException($"pair {x}", new KeyNotFoundException($"key {x}"));

    [MpiTask]
    public static int ThrowsSeveral(int count) =>
        throw new AggregateException("several", Enumerable.Range(0, count).Select(i => new InvalidOperationException($"no {i}")));

    [MpiTask]
    public static int SizeOf(Brittle brittle) => brittle.Size;

    [MpiTask]
    public static Brittle OfSize(int size) => new(size);

    [MpiTask]
    public static Task<int> NoTaskAtAll(int unused) => unused < 0 ? Task.FromResult(0) : null!;

    [MpiTask]
    public static int Divided(int by) => 1 / by;

    [MpiTask]
    public static int GivesUp(int x) => throw new OperationCanceledException($"does not want {x}");

    [MpiTask]
    public static int Wraps(int x) => throw new InvalidOperationException("outer", new ArgumentException($"inner {x}"));

    [MpiTask]
    public static int ExitsItsProcess(int code)
    {
        Environment.Exit(code);
        return code;
    }
}

/// <summary>A type that cannot be initialised, on any rank.</summary>
internal static class UninitialisableTasks
{
    private static readonly int s_offset;

    static UninitialisableTasks() => s_offset = int.Parse("not a number", System.Globalization.CultureInfo.InvariantCulture);

    [MpiTask]
    public static int Shifted(int x) => x + s_offset;
}

/// <summary>Whatever goes wrong with a task, its own future fails, and the pool goes on.</summary>
internal static class ErrorScenarios
{
    public static IEnumerable<(string Name, Action Run)> All => [("task-errors", () => Pools.OnMain(TaskErrors))];

    private static void TaskErrors(MpiExecutor pool)
    {
        // In round two there are other tasks around each of them, in the same messages.
        for (int round = 0; round < 2; round++)
        {
            var around = Enumerable.Range(0, round * 300).Select(i => pool.Submit(ValueTasks.Double, i)).ToList();

            var coded = Remote(pool.Submit(ErrorTasks.ThrowsCoded, 5), nameof(ErrorTasks.ThrowsCoded));
            Expect.Contains(nameof(CodedException), coded.RemoteType);
            Expect.Contains("code 5 after 00:00:01", coded.Message);
            Expect.True(coded.InnerException is null);

            // Made again of its own message, it would say it twice.
            Expect.True(Remote(pool.Submit(ErrorTasks.ThrowsNoItem, 7), nameof(ErrorTasks.ThrowsNoItem)).InnerException is null);
            var paired = Remote(pool.Submit(ErrorTasks.ThrowsPaired, 7), nameof(ErrorTasks.ThrowsPaired));
            Expect.Equal("pair 7", (paired.InnerException as PairedException)?.Message);
            Expect.Equal("key 7", (paired.InnerException?.InnerException as KeyNotFoundException)?.Message);
            var several = Remote(pool.Submit(ErrorTasks.ThrowsSeveral, 3), nameof(ErrorTasks.ThrowsSeveral));
            Expect.Sequence(
                ["no 0", "no 1", "no 2"],
                (several.InnerException as AggregateException)!.InnerExceptions.Select(e => e.Message)
            );
            Expect.Equal(0L, Expect.Throws<RemoteTaskException>(() => _ = pool.Map(ErrorTasks.Divided, [0]).First()).Index);
            Expect.Equal(2L, Expect.Throws<RemoteTaskException>(() => _ = pool.SubmitBatch(ErrorTasks.Divided, [1, 2, 0]).Result).Index);

            var wraps = Remote(pool.Submit(ErrorTasks.Wraps, 3), nameof(ErrorTasks.Wraps));
            Expect.Equal("outer", (wraps.InnerException as InvalidOperationException)?.Message);
            Expect.Equal("inner 3", (wraps.InnerException?.InnerException as ArgumentException)?.Message);

            var initializer = Remote(pool.Submit(UninitialisableTasks.Shifted, 1), nameof(UninitialisableTasks));
            Expect.Equal(typeof(TypeInitializationException).FullName, initializer.RemoteType);
            Expect.Contains("not a number", initializer.ToString());

            // A native program's does not name the type, and no constructor gives one its message: there it is not made again.
            var made = initializer.InnerException as TypeInitializationException;
            Expect.Equal(RuntimeFeature.IsDynamicCodeSupported, initializer.InnerException is not null);
            Expect.Equal(RuntimeFeature.IsDynamicCodeSupported ? typeof(UninitialisableTasks).FullName : null, made?.TypeName);
            Expect.Equal(RuntimeFeature.IsDynamicCodeSupported, made?.InnerException is FormatException);

            Expect.True(initializer.Host.Length > 0);
            Remote(pool.Submit(UninitialisableTasks.Shifted, 2), nameof(UninitialisableTasks));

            // What the system tells as a signal, to which MPI's libraries would listen as well.
            Expect.Equal(
                typeof(DivideByZeroException).FullName,
                Remote(pool.Submit(ErrorTasks.Divided, 0), nameof(ErrorTasks.Divided)).RemoteType
            );
            Expect.Equal(typeof(NullReferenceException).FullName, Remote(pool.Submit(ErrorTasks.NoTaskAtAll, 1), "").RemoteType);
            var givesUp = pool.Submit(ErrorTasks.GivesUp, 1);
            Expect.True(Remote(givesUp, nameof(ErrorTasks.GivesUp)).InnerException is OperationCanceledException);
            Expect.True(givesUp is { IsFaulted: true, IsCanceled: false });

            Fails(pool.Submit(ErrorTasks.SizeOf, new Brittle(13)), "SizeOf", "could not be written", "13 cannot be written");
            Fails(pool.Submit(ErrorTasks.SizeOf, new Brittle(15)), "SizeOf", "could not be read", "14 cannot be read");
            Fails(pool.Submit(ErrorTasks.OfSize, 13), "OfSize", "could not be written", "13 cannot be written");
            Fails(pool.Submit(ErrorTasks.OfSize, 15), "OfSize", "could not be read", "14 cannot be read");
            Expect.Equal(12, pool.Submit(ErrorTasks.OfSize, 12).Result.Size);

            Expect.Sequence(Enumerable.Range(0, around.Count).Select(i => 2 * i), around.Select(future => future.Result));
            Expect.Equal(pool.Size, pool.Idling);
        }
    }

    private static RemoteTaskException Remote(MpiFuture<int> future, string inStackTrace)
    {
        var failure = Expect.Throws<RemoteTaskException>(() => _ = future.Result);
        Expect.True(failure.Message == future.Exception?.Message && future.IsFaulted);
        Expect.Equal(future.WorkerRank, failure.WorkerRank);
        Expect.Contains(inStackTrace, failure.RemoteStackTrace);
        return failure;
    }

    private static void Fails<TResult>(MpiFuture<TResult> future, params string[] message)
    {
        var failure = Expect.Throws<Exception>(() => _ = future.Result);
        foreach (string part in message)
            Expect.Contains(part, failure.Message);
        Expect.True(future.IsFaulted);
    }
}
