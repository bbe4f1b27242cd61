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
            (options.MainRank, options.Transport, options.WorkerCount, options.Rejoin, options.StartTimeout, options.SpinTime, options.SleepTime));
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
        Assert.Equal(
            [LogLevel.Warning, LogLevel.Error, LogLevel.Critical],
            Enum.GetValues<LogLevel>().Where(unset.IsEnabled));
        Assert.DoesNotContain(Enum.GetValues<LogLevel>(), quiet.IsEnabled);
    }
}
