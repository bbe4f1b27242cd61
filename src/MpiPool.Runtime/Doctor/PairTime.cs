using System.Diagnostics;

namespace MpiPool.Doctor;

/// <summary>How fast two ranks exchange messages.</summary>
/// <param name="First">A rank.</param>
/// <param name="Second">Another.</param>
/// <param name="RoundTripMicroseconds">The time of a small message and its answer.</param>
/// <param name="BytesPerSecond">The bytes of large messages in a second.</param>
internal readonly record struct PairTime(int First, int Second, double RoundTripMicroseconds, double BytesPerSecond)
{
    /// <summary>
    /// Beyond this many ranks only those between the main rank and each other one are measured, which are what a pool uses.
    /// </summary>
    private const int MostForAllPairs = 12;

    private const int SmallBytes = 32,
        LargeBytes = 8 << 20;

    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(200);

    /// <summary>The two, for people.</summary>
    internal string Names => $"ranks {First} and {Second}";

    /// <summary>Measures one pair after the other, on all ranks. Collective.</summary>
    internal static IReadOnlyList<PairTime> MeasureAll(MpiCommunicator ranks)
    {
        var times = new List<PairTime>();
        for (int first = 0; first < (ranks.Size <= MostForAllPairs ? ranks.Size : 1); first++)
        {
            for (int second = first + 1; second < ranks.Size; second++)
            {
                // Nobody else sends while two are measured.
                ranks.Barrier();
                PairTime time = default;
                if (ranks.Rank == first)
                    time = Measure(ranks, first, second);
                else if (ranks.Rank == second)
                    Answer(ranks, first);
                times.Add(ranks.Broadcast(time, first));
            }
        }

        return times;
    }

    private static PairTime Measure(MpiCommunicator ranks, int first, int second)
    {
        double small = Median(Exchange(ranks, second, new byte[SmallBytes], warmUp: 20, most: 500));
        double large = Median(Exchange(ranks, second, new byte[LargeBytes], warmUp: 1, most: 9));
        return new PairTime(first, second, small * 1e6, 2 * LargeBytes / large);
    }

    /// <summary>The seconds of each exchange. A message's first byte says whether another one follows.</summary>
    private static List<double> Exchange(MpiCommunicator ranks, int other, byte[] message, int warmUp, int most)
    {
        var times = new List<double>();
        long begin = Stopwatch.GetTimestamp();
        for (int i = 0; message[0] == 0; i++)
        {
            bool isLast = times.Count + 1 >= most || (i > warmUp && Stopwatch.GetElapsedTime(begin) > Time);
            message[0] = isLast ? (byte)1 : (byte)0;
            long start = Stopwatch.GetTimestamp();
            ranks.Send<byte>(message, other);
            ranks.Receive<byte>(message, other);
            if (i >= warmUp)
                times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return times;
    }

    private static void Answer(MpiCommunicator ranks, int first)
    {
        foreach (int bytes in new[] { SmallBytes, LargeBytes })
        {
            byte[] message = new byte[bytes];
            while (message[0] == 0)
            {
                ranks.Receive<byte>(message, first);
                ranks.Send<byte>(message, first);
            }
        }
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
