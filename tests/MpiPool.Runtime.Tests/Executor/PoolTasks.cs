using System.Globalization;

namespace MpiPool.Runtime.Tests.Executor;

/// <summary>The tasks that the tests of the pool run.</summary>
internal static class PoolTasks
{
    private static readonly ManualResetEventSlim s_gate = new(true);
    private static int s_atGate;
    private static int s_runs;

    /// <summary>Closed, it holds up every <see cref="Gated"/>. The workers are threads of this process.</summary>
    internal static ManualResetEventSlim Gate => s_gate;

    /// <summary>How many tasks wait at the gate.</summary>
    internal static int AtGate => Volatile.Read(ref s_atGate);

    [MpiTask]
    internal static int Square(int x) => x * x;

    [MpiTask]
    internal static int Gated(int x)
    {
        PassGate();
        return x;
    }

    internal static ManualResetEventSlim Started { get; } = new(false);

    internal static int Runs => Volatile.Read(ref s_runs);

    /// <summary>How often <see cref="Marked"/> has run with each number.</summary>
    internal static int[] Marks { get; } = new int[20_000];

    /// <summary>Short, but for one in some hundreds.</summary>
    [MpiTask]
    internal static int Marked(int x)
    {
        Interlocked.Increment(ref Marks[x]);
        if (x % 400 == 399)
            Thread.Sleep(15);
        return x;
    }

    [MpiTask]
    internal static int HeldIfZero(int x)
    {
        if (x == 0)
            PassGate();
        return x;
    }

    [MpiTask]
    internal static async Task<int> UntilCanceled(int x, CancellationToken cancellationToken)
    {
        Started.Set();
        await Task.Delay(TimeSpan.FromSeconds(1_000 * x), cancellationToken);
        return x;
    }

    [MpiTask]
    internal static int GivesUp(int x) =>
        throw new OperationCanceledException($"I do not want {x.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>Ends, once it is canceled, by an exception that the main rank cannot make.</summary>
    [MpiTask]
    internal static int EndsItsOwnWay(int x, CancellationToken cancellationToken)
    {
        Started.Set();
        cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(100));
        throw new OwnCancellation(x);
    }

    /// <summary>Waits at the gate until it opens or the task is canceled, and ends with its result in either case.</summary>
    [MpiTask]
    internal static int Counted(int x, CancellationToken cancellationToken)
    {
        PassGate(cancellationToken);
        Interlocked.Increment(ref s_runs);
        return x;
    }

    [MpiTask]
    internal static void Nothing() { }

    [MpiTask]
    internal static int Fail(int x) =>
        throw new InvalidOperationException($"No {x.ToString(CultureInfo.InvariantCulture)}.", new FormatException("inside"));

    [MpiTask]
    internal static int FailsAt200(int x) => x == 200 ? throw new FormatException("200") : x;

    [MpiTask]
    internal static int FailsWith200(int a, int b) => a == 200 ? throw new FormatException("200") : b;

    [MpiTask]
    internal static int Product(int a, int b) => a * b;

    [MpiTask]
    internal static int FailAt150(int x) => x == 150 ? throw new InvalidOperationException("at 150") : x;

    /// <summary>How often <see cref="CountedUntilCanceled"/> has run with each number.</summary>
    internal static int[] CancelMarks { get; set; } = [];

    /// <summary>Runs until it is canceled, for a moment at most, and counts itself.</summary>
    [MpiTask]
    internal static void CountedUntilCanceled(int x, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref CancelMarks[x]);
        for (int i = 0; i < 20; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Thread.SpinWait(50);
        }
    }

    [MpiTask]
    internal static string Both(string a, int b) => a + b.ToString(CultureInfo.InvariantCulture);

    [MpiTask]
    internal static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        if (count > 0)
            bytes[^1] = 7;
        return bytes;
    }

    [MpiTask]
    internal static int Length(Stubborn value) => value.Size;

    [MpiTask]
    internal static Stubborn Make(int size) => new(size);

    [MpiTask]
    internal static int WorkerOf(int x, MpiTaskContext context) => x < 0 ? x : context.WorkerRank;

    private static void PassGate(CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref s_atGate);
        WaitHandle.WaitAny([Gate.WaitHandle, cancellationToken.WaitHandle], TimeSpan.FromSeconds(100));
        Interlocked.Decrement(ref s_atGate);
    }
}

internal sealed class OwnCancellation(int code) : OperationCanceledException($"code {code}");

/// <summary>Throws when it is written with a size of 13, and when it is read with one of 14.</summary>
internal sealed class Stubborn
{
#pragma warning disable MPIPOOL013 // Size does not say what it is, on purpose
    private readonly int _size;
#pragma warning restore MPIPOOL013

    public Stubborn(int size)
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
