using MpiPool;

namespace Sweep;

/// <summary>One case of the sweep: the SIR model of an epidemic (Kermack and McKendrick, 1927).</summary>
/// <param name="Contacts">Infections by one infected in a day, while nobody is immune.</param>
/// <param name="Recovery">The share of the infected that recovers in a day.</param>
/// <param name="Vaccinated">The share that is immune from the start.</param>
internal sealed record Epidemic(double Contacts, double Recovery, double Vaccinated)
{
    private const double Step = 0.01;

    /// <summary>Follows two years, by Heun's method.</summary>
    [MpiTask]
    public static Course Simulate(Epidemic epidemic) => epidemic.Simulate();

    private Course Simulate()
    {
        double infected = 1e-4,
            susceptible = 1 - Vaccinated - infected,
            peak = infected,
            peakDay = 0;
        for (int i = 0; i < 730 / Step; i++)
        {
            (double ds, double di) = Change(susceptible, infected);
            (double es, double ei) = Change(susceptible + (Step * ds), infected + (Step * di));
            susceptible += Step * (ds + es) / 2;
            infected += Step * (di + ei) / 2;
            if (infected > peak)
                (peak, peakDay) = (infected, i * Step);
        }

        return new Course(this, peak, peakDay, 1 - Vaccinated - susceptible);
    }

    private (double Susceptible, double Infected) Change(double susceptible, double infected)
    {
        double infections = Contacts * susceptible * infected;
        return (-infections, infections - (Recovery * infected));
    }
}

/// <summary>What came of a case.</summary>
/// <param name="Case">Its parameters.</param>
/// <param name="Peak">The largest share that was infected at once.</param>
/// <param name="PeakDay">When.</param>
/// <param name="Total">The share that was ever infected.</param>
internal sealed record Course(Epidemic Case, double Peak, double PeakDay, double Total);
