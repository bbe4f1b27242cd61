using System.Diagnostics;
using MpiPool.Runtime.Tests.Executor;
using MpiPool.Transports;

namespace MpiPool.Runtime.Tests.Transports;

/// <summary>
/// Ranks of one machine that wake one another. Two of one process are as good as two processes: they map the same file twice.
/// </summary>
[Collection(nameof(PoolTasks.Gate))]
public sealed class DoorbellsTests
{
    /// <summary>Nobody sleeps so long if he is woken.</summary>
    private const int Long = 20_000_000;

    [Fact]
    public void A_rank_that_sleeps_is_woken()
    {
        (Doorbells main, Doorbells worker) = Two();
        using var asleep = new ManualResetEventSlim();
        bool woken = false;
        var sleeper = new Thread(() =>
        {
            worker.LieDown();
            asleep.Set();
            woken = IsWoken(worker);
        });
        sleeper.Start();
        asleep.Wait(TestContext.Current.CancellationToken);
        main.Ring(1);
        Assert.True(sleeper.Join(TimeSpan.FromSeconds(50)));
        Assert.True(woken);
    }

    [Fact]
    public void Who_rings_before_the_sleep_has_begun_is_heard()
    {
        (Doorbells main, Doorbells worker) = Two();
        worker.LieDown();
        main.Ring(1);
        Assert.True(IsWoken(worker));
        worker.LieDown();
        main.Ring(1);
        Assert.True(worker.GetUp());
    }

    [Fact]
    public void A_sleep_ends_by_itself_and_a_ring_for_another_rank_or_for_one_that_is_awake_is_not_kept()
    {
        (Doorbells main, Doorbells worker) = Two();
        main.Ring(1);
        worker.LieDown();
        main.Ring(0);
        Assert.False(worker.Sleep(1000));
        worker.LieDown();
        Assert.False(worker.GetUp());
    }

    [Fact]
    public void No_ring_is_lost()
    {
        const int Rounds = 20_000;
        (Doorbells main, Doorbells worker) = Two();
        int sent = 0,
            answered = 0,
            lost = 0;
        var sleeper = new Thread(() =>
        {
            while (answered < Rounds)
            {
                worker.LieDown();
                if (Volatile.Read(ref sent) > answered)
                    worker.GetUp();
                else if (!IsWoken(worker))
                    lost++;
                if (Volatile.Read(ref sent) == answered)
                    continue;
                Volatile.Write(ref answered, sent);
                worker.Ring(0);
            }
        });
        sleeper.Start();
        for (int round = 1; round <= Rounds; round++)
        {
            Volatile.Write(ref sent, round);
            main.Ring(1);
            while (Volatile.Read(ref answered) < round)
            {
                main.LieDown();
                if (Volatile.Read(ref answered) == round)
                    main.GetUp();
                else if (!IsWoken(main))
                    lost++;
            }
        }

        Assert.True(sleeper.Join(TimeSpan.FromSeconds(50)));
        Assert.Equal(0, lost);
    }

    [Fact]
    public void The_main_rank_relies_on_being_woken_once_all_have_come()
    {
        Doorbells main = Doorbells.Create(size: 3, rank: 0)!;
        Assert.False(main.AllRing);
        Doorbells second = Doorbells.Join(main.Address!, size: 3, rank: 2)!;
        Assert.True(second.AllRing);
        Assert.False(main.AllRing);
        Doorbells first = Doorbells.Join(main.Address!, size: 3, rank: 1)!;
        Assert.True(main.AllRing);
        first.LieDown();
        main.Ring(1);
        Assert.True(first.GetUp());
    }

    [Fact]
    public void What_other_ranks_cannot_reach_is_left_alone()
    {
        Doorbells main = Doorbells.Create(size: 2, rank: 0)!;
        string[] address = main.Address!.Split(' ');
        Assert.Null(Doorbells.Join($"{address[0]} MpiPool-of-another-machine", size: 2, rank: 1));
        Assert.Null(Doorbells.Join($"/proc/{int.MaxValue}/fd/3 {address[1]}", size: 2, rank: 1));
        Assert.Null(Doorbells.Join(main.Address!, size: 3, rank: 1));
        Assert.Null(Doorbells.Join("", size: 2, rank: 1));
        main.CloseFile();
        Assert.Null(Doorbells.Join(main.Address!, size: 2, rank: 1));
        Assert.False(main.AllRing);
    }

    [Fact]
    public void A_variable_has_ranks_do_without()
    {
        using (new Variable("MPIPOOL_DOORBELLS", "false"))
            Assert.Null(Doorbells.Create(size: 2, rank: 0));
        Assert.NotNull(Doorbells.Create(size: 2, rank: 0));
    }

    /// <summary>
    /// Sleeps. A signal, such as the collector's to a thread, ends a sleep too: a ring that is lost shows by one that lasts.
    /// </summary>
    private static bool IsWoken(Doorbells rank)
    {
        long start = Stopwatch.GetTimestamp();
        return rank.Sleep(Long) || Stopwatch.GetElapsedTime(start) < TimeSpan.FromMicroseconds(Long / 2);
    }

    private static (Doorbells Main, Doorbells Worker) Two()
    {
        Doorbells main = Doorbells.Create(size: 2, rank: 0)!;
        return (main, Doorbells.Join(main.Address!, size: 2, rank: 1)!);
    }
}
