using System.Globalization;
using MpiPool.Replay;
using MpiPool.Runtime.Tests.Executor;

namespace MpiPool.Runtime.Tests.Replay;

internal static class ReplayTasks
{
    /// <summary>Whether <see cref="Fragile"/> fails.</summary>
    internal static bool IsBroken { get; set; } = true;

    [MpiTask]
    internal static string Fragile(int x, MpiTaskContext context) =>
        IsBroken ? throw new InvalidOperationException($"broken: {x}") : $"{x}, {context.TaskId}, {context.WorkerRank}";

    /// <summary>Changes what it is given, and then fails.</summary>
    [MpiTask]
    internal static void SpoilsItsArguments(double[] large, byte[] small)
    {
        double sum = large.Sum() + small.Sum(x => x);
        large.AsSpan().Clear();
        small.AsSpan().Clear();
        throw new ArithmeticException($"the sum is {sum.ToString(CultureInfo.InvariantCulture)}");
    }

    [MpiTask]
    internal static double[] Twice(double[] values) => IsBroken ? throw new FormatException("broken") : [.. values.Select(x => 2 * x)];
}

[Collection(nameof(PoolTasks.Gate))]
public sealed class ReplayTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"replay-{Guid.NewGuid():N}");

    public ReplayTests() => ReplayTasks.IsBroken = true;

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_run_that_failed_is_kept_and_throws_again_the_exception_itself()
    {
        string path = Kept(pool => pool.Submit(PoolTasks.Fail, 7));
        var thrown = Assert.Throws<InvalidOperationException>(() => MpiReplay.Run(path));
        Assert.Equal("No 7.", thrown.Message);
        Assert.Equal("inside", Assert.IsType<FormatException>(thrown.InnerException).Message);
        Assert.Contains(nameof(PoolTasks.Fail), Path.GetFileName(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_succeeds_now_gives_its_result_with_the_context_that_it_had()
    {
        string path = Kept(pool => pool.Submit(ReplayTasks.Fragile, 7));
        ReplayTasks.IsBroken = false;
        Assert.Equal("7, 0, 1", MpiReplay.Run(path));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100_000)]
    public void Arguments_are_kept_as_they_came_whatever_the_task_did_to_them(int count)
    {
        double[] large = [.. Enumerable.Range(0, count).Select(x => (double)x)];
        string path = Kept(pool => pool.Submit(ReplayTasks.SpoilsItsArguments, large, new byte[] { 1, 2 }));
        string expected = $"the sum is {(large.Sum() + 3).ToString(CultureInfo.InvariantCulture)}";
        for (int i = 0; i < 2; i++)
            Assert.Equal(expected, Assert.Throws<ArithmeticException>(() => MpiReplay.Run(path)).Message);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100_000)]
    public void Arrays_of_any_length_come_back_as_results(int count)
    {
        string path = Kept(pool => pool.Submit(ReplayTasks.Twice, Enumerable.Range(0, count).Select(x => (double)x).ToArray()));
        ReplayTasks.IsBroken = false;
        Assert.Equal(Enumerable.Range(0, count).Select(x => 2.0 * x), Assert.IsType<double[]>(MpiReplay.Run(path)));
    }

    [Fact]
    public void Each_of_many_runs_that_share_a_message_is_kept_with_its_own_arguments()
    {
        using (new Variable("MPIPOOL_RECORD", _folder))
        {
            using MpiExecutor pool = Pools.Open();
            var futures = Enumerable.Range(0, 300).Select(i => pool.Submit(PoolTasks.FailsAt200, i % 2 == 0 ? i : 200)).ToList();
            foreach (var future in futures)
                _ = future.AsTask().Exception;
        }

        string[] files = Files();
        Assert.Equal(151, files.Length);
        Assert.All(files, path => Assert.Throws<FormatException>(() => MpiReplay.Run(path)));
    }

    [Fact]
    public void Arguments_that_cannot_be_read_and_results_that_cannot_be_written_are_kept_too()
    {
        string unreadable = Kept(pool => pool.Submit(PoolTasks.Length, new Stubborn(15)));
        Assert.Equal("14 cannot be read. (Parameter 'size')", Assert.Throws<ArgumentException>(() => MpiReplay.Run(unreadable)).Message);
        File.Delete(unreadable);
        string unwritable = Kept(pool => pool.Submit(PoolTasks.Make, 13));
        Assert.Equal("13 cannot be written.", Assert.Throws<NotSupportedException>(() => MpiReplay.Run(unwritable)).Message);
    }

    [Fact]
    public void What_was_canceled_or_succeeded_is_not_kept()
    {
        using (new Variable("MPIPOOL_RECORD", _folder))
        {
            using MpiExecutor pool = Pools.Open();
            PoolTasks.Started.Reset();
            var future = pool.Submit(PoolTasks.UntilCanceled, 1);
            PoolTasks.Started.Wait(TimeSpan.FromSeconds(100), TestContext.Current.CancellationToken);
            future.Cancel();
            Assert.Throws<OperationCanceledException>(() => future.Result);
            Assert.Equal(4, pool.Submit(PoolTasks.Square, 2).Result);
        }

        Assert.Empty(Files());
    }

    [Fact]
    public void A_folder_gets_no_more_than_a_thousand_runs_and_that_is_said_once()
    {
        using var log = new LogRecorder();
        using (new Variable("MPIPOOL_RECORD", _folder))
        {
            using MpiExecutor pool = log.Open();
            Assert.Throws<RemoteTaskException>(() => pool.Submit(PoolTasks.Fail, 0).Result);
            for (int i = 1; i < RunRecorder.Most; i++)
                File.Copy(Files()[0], Path.Combine(_folder, $"{i}{RunRecorder.Extension}"));
            for (int i = 0; i < 5; i++)
                Assert.Throws<RemoteTaskException>(() => pool.Submit(PoolTasks.Fail, 0).Result);
        }

        Assert.Equal(RunRecorder.Most, Files().Length);
        Assert.Single(log.Lines, line => line.Contains("MPIPOOL_RECORD", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_no_file_can_be_written_to_is_refused_when_the_pool_opens()
    {
        Directory.CreateDirectory(_folder);
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        using var variable = new Variable("MPIPOOL_RECORD", Path.Combine(file, "below"));
        Assert.Contains("MPIPOOL_RECORD", Assert.Throws<ArgumentException>(() => Pools.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_was_cut_or_changed_anywhere_is_refused()
    {
        string path = Kept(pool => pool.Submit(ReplayTasks.SpoilsItsArguments, new double[9_000], new byte[] { 1 }));
        byte[] whole = File.ReadAllBytes(path);
        for (int length = 0; length < whole.Length; length += length < 400 ? 1 : 997)
            Refused(whole[..length]);
        Refused([.. whole, 0]);
        for (int at = 0; at < whole.Length; at += at < 400 ? 1 : 997)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x41;
            Refused(changed);
        }

        void Refused(byte[] bytes)
        {
            File.WriteAllBytes(path, bytes);
            Assert.Contains(path, Assert.Throws<InvalidDataException>(() => MpiReplay.Run(path)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("This is a text of somebody's, and longer than the mark.")]
    public void A_file_that_is_no_record_is_refused(string text)
    {
        Directory.CreateDirectory(_folder);
        string path = Path.Combine(_folder, "text");
        File.WriteAllText(path, text);
        string message = Assert.Throws<InvalidDataException>(() => MpiReplay.Run(path)).Message;
        Assert.Contains("no record of a failed run", message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => MpiReplay.Run(Path.Combine(_folder, "missing")));
    }

    [Fact]
    public void A_run_of_another_build_is_refused()
    {
        string path = Kept(pool => pool.Submit(PoolTasks.Fail, 7));
        FailedRun run = FailedRun.Read(path);
        FailedRun[] others =
        [
            run with
            {
                Fingerprint = run.Fingerprint ^ 1,
            },
            run with
            {
                Assembly = "Another",
            },
            run with
            {
                Signature = "Other",
            },
        ];
        foreach (FailedRun other in others)
        {
            using (FileStream file = File.Create(path))
                other.Write(file);
            string message = Assert.Throws<TaskTableMismatchException>(() => MpiReplay.Run(path)).Message;
            Assert.Contains("another build", message, StringComparison.Ordinal);
        }
    }

    /// <summary>The file of a run that fails.</summary>
    private string Kept(Func<MpiExecutor, MpiFuture> submit)
    {
        using (new Variable("MPIPOOL_RECORD", _folder))
        {
            using MpiExecutor pool = Pools.Open(workers: 1);
            Assert.Throws<RemoteTaskException>(() => submit(pool).Wait());
        }

        return Assert.Single(Files());
    }

    private string[] Files() => Directory.Exists(_folder) ? Directory.GetFiles(_folder, $"*{RunRecorder.Extension}") : [];
}
