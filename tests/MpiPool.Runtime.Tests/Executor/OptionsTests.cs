using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MpiPool.Runtime.Tests.Executor;

[Collection(nameof(PoolTasks.Gate))]
public sealed class OptionsTests
{
    [Fact]
    public void What_is_not_set_comes_from_the_environment_and_then_from_the_default()
    {
        var options = new MpiExecutorOptions { MainRank = 3 };
        using (new Variable("MPIPOOL_MAIN_RANK", "1"))
        using (new Variable("MPIPOOL_TRANSPORT", "inprocess"))
        using (new Variable("MPIPOOL_WORKER_COUNT", "7"))
        using (new Variable("MPIPOOL_REJOIN", "false"))
        using (new Variable("MPIPOOL_START_TIMEOUT", "5"))
        using (new Variable("MPIPOOL_SPIN_TIME", "0"))
        using (new Variable("MPIPOOL_SLEEP_TIME", "700"))
        {
            Assert.Equal(3, options.MainRank);
            Assert.Equal(MpiTransport.InProcess, options.Transport);
            Assert.Equal(7, options.WorkerCount);
            Assert.False(options.Rejoin);
            Assert.Equal(TimeSpan.FromSeconds(5), options.StartTimeout);
            Assert.Equal(TimeSpan.Zero, options.SpinTime);
            Assert.Equal(TimeSpan.FromMicroseconds(700), options.SleepTime);
            using var pool = new MpiExecutor();
            Assert.Equal(7, pool.Size);
        }

        Assert.Equal(MpiTransport.Auto, options.Transport);
        Assert.Equal(Environment.ProcessorCount, options.WorkerCount);
        Assert.True(options.Rejoin);
        Assert.Equal(0, new MpiExecutorOptions().MainRank);
        Assert.Null(options.SpinTime);
        Assert.Equal(TimeSpan.FromMilliseconds(1.5), options.SleepTime);
    }

    [Theory]
    [InlineData("MPIPOOL_MAIN_RANK", "first")]
    [InlineData("MPIPOOL_MAIN_RANK", "-1")]
    [InlineData("MPIPOOL_TRANSPORT", "carrier pigeon")]
    [InlineData("MPIPOOL_TRANSPORT", "17")]
    [InlineData("MPIPOOL_WORKER_COUNT", "0")]
    [InlineData("MPIPOOL_REJOIN", "perhaps")]
    [InlineData("MPIPOOL_START_TIMEOUT", "0")]
    [InlineData("MPIPOOL_SPIN_TIME", "-1")]
    [InlineData("MPIPOOL_SPIN_TIME", "long")]
    [InlineData("MPIPOOL_SLEEP_TIME", "0")]
    public void A_malformed_variable_is_named_with_what_it_must_be(string name, string value)
    {
        using var variable = new Variable(name, value);
        var options = new MpiExecutorOptions();
        var thrown = Assert.ThrowsAny<ArgumentException>(() =>
            (
                options.MainRank,
                options.Transport,
                options.WorkerCount,
                options.Rejoin,
                options.StartTimeout,
                options.SpinTime,
                options.SleepTime
            )
        );
        Assert.Contains(name, thrown.Message, StringComparison.Ordinal);
        Assert.Contains(value, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpiExecutorOptions { MainRank = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpiExecutorOptions { WorkerCount = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpiExecutorOptions { Transport = (MpiTransport)99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpiExecutorOptions { StartTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpiExecutorOptions { SpinTime = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MpiExecutorOptions { SleepTime = TimeSpan.Zero });
    }

    [Fact]
    public void Warnings_need_no_setting_to_be_seen_and_a_factory_takes_them_over()
    {
        var unset = new MpiExecutorOptions().CreateLogger();
        var quiet = new MpiExecutorOptions { LoggerFactory = NullLoggerFactory.Instance }.CreateLogger();
        Assert.Equal([LogLevel.Warning, LogLevel.Error, LogLevel.Critical], Enum.GetValues<LogLevel>().Where(unset.IsEnabled));
        Assert.DoesNotContain(Enum.GetValues<LogLevel>(), quiet.IsEnabled);
    }

    [Fact]
    public void Every_variable_is_checked_when_a_pool_opens_whether_it_applies_or_not()
    {
        using var rejoin = new Variable("MPIPOOL_REJOIN", "perhaps");
        using var doorbells = new Variable("MPIPOOL_DOORBELLS", "ding");
        var thrown = Assert.Throws<ArgumentException>(() =>
            new MpiExecutor(
                new MpiExecutorOptions
                {
                    Transport = MpiTransport.InProcess,
                    Rejoin = true,
                    WorkerCount = 1,
                }
            )
        );
        Assert.Contains("MPIPOOL_REJOIN is 'perhaps'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("MPIPOOL_DOORBELLS is 'ding'", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MPIPOOL_WORKERS", "MPIPOOL_WORKER_COUNT")]
    [InlineData("MPIPOOL_WORKERCOUNT", "MPIPOOL_WORKER_COUNT")]
    [InlineData("MPIPOOL_TIMEOUT", "MPIPOOL_START_TIMEOUT")]
    [InlineData("MPIPOOL_SPIN", "MPIPOOL_SPIN_TIME")]
    [InlineData("MPIPOOL_TRANSPROT", "MPIPOOL_TRANSPORT")]
    [InlineData("mpipool_rejoin", "MPIPOOL_REJOIN")]
    [InlineData("MPIPOOL_LIB_MPI", "MPIPOOL_LIBMPI")]
    [InlineData("MPIPOOL_MPI_LIB", "MPIPOOL_LIBMPI")]
    [InlineData("MPIPOOL_COUNT_OF_WORKERS", "MPIPOOL_WORKER_COUNT")]
    [InlineData("MPIPOOL_NUM_WORKERS", "MPIPOOL_WORKER_COUNT")]
    [InlineData("MPIPOOL_RANK_MAIN", "MPIPOOL_MAIN_RANK")]
    [InlineData("MPIPOOL_TIME_SLEEP", "MPIPOOL_SLEEP_TIME")]
    [InlineData("MPIPOOL_SIPN_TIME", "MPIPOOL_SPIN_TIME")]
    [InlineData("MPIPOOL_DOORBELL", "MPIPOOL_DOORBELLS")]
    public void An_unknown_variable_is_told_with_the_nearest_known_one(string unknown, string nearest)
    {
        using var variable = new Variable(unknown, "5");
        Assert.Contains((unknown, nearest), PoolVariables.Unknown());
    }

    [Fact]
    public void What_is_known_or_marks_a_test_is_not_unknown()
    {
        using var marker = new Variable("MPIPOOL_TEST_JOB", "1");
        using var known = new Variable("MPIPOOL_SPIN_TIME", "1");
        Assert.DoesNotContain(PoolVariables.Unknown(), unknown => unknown.Name is "MPIPOOL_TEST_JOB" or "MPIPOOL_SPIN_TIME");
    }

    [Fact]
    public void More_threads_than_make_sense_are_refused()
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() =>
            new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1_025 })
        );
        Assert.Contains("at most 1024", thrown.Message, StringComparison.Ordinal);
    }
}
