using MpiPool.Transports;

namespace MpiPool.Runtime.Tests.Transports;

public sealed class PauseTests
{
    [Fact]
    public void Who_has_a_core_looks_then_yields_then_sleeps_longer_and_longer()
    {
        var pause = new Pause(TimeSpan.FromSeconds(100), TimeSpan.FromMicroseconds(1500));
        Assert.True(pause.Next(0, spin: true));
        Assert.True(pause.Next(1, spin: true));
        int yields = 0;
        for (; pause.Next(2, spin: false); yields++) { }

        Assert.Equal(16, yields);
        Assert.Equal(
            [50, 50, 50, 50, 100, 100, 100, 100, 200],
            Enumerable.Range(0, 9).Select(_ => pause.SleepFor(allRing: false, Timeout.InfiniteTimeSpan))
        );
        Assert.Equal(1500, Enumerable.Range(0, 1000).Select(_ => pause.SleepFor(allRing: false, Timeout.InfiniteTimeSpan)).ToArray()[^1]);
        Assert.True(pause.Next(0, spin: true));
        Assert.Equal(50, pause.SleepFor(allRing: false, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Who_is_woken_sleeps_longer_at_a_time_but_no_longer_than_it_may()
    {
        var pause = new Pause(TimeSpan.FromMicroseconds(100), TimeSpan.FromMicroseconds(1500));
        Assert.Equal(
            [50, 100, 200, 400, 800, 1600],
            Enumerable.Range(0, 6).Select(_ => pause.SleepFor(allRing: true, Timeout.InfiniteTimeSpan))
        );
        Assert.Equal(25_000, Enumerable.Range(0, 1000).Select(_ => pause.SleepFor(allRing: true, Timeout.InfiniteTimeSpan)).ToArray()[^1]);
        Assert.Equal(3000, pause.SleepFor(allRing: true, TimeSpan.FromMilliseconds(3)));
        Assert.Equal(1500, pause.SleepFor(allRing: false, TimeSpan.FromMilliseconds(3)));
    }

    [Fact]
    public void Who_shares_a_core_sleeps_at_once()
    {
        var pause = new Pause(Pause.DefaultSpinTime(haveCores: false), TimeSpan.FromMilliseconds(10));
        Assert.False(pause.Next(0, spin: true));
        Assert.Equal(400, pause.SleepFor(allRing: false, Timeout.InfiniteTimeSpan));
        Assert.Equal(10_000, Enumerable.Range(0, 1000).Select(_ => pause.SleepFor(allRing: false, Timeout.InfiniteTimeSpan)).ToArray()[^1]);
    }
}
