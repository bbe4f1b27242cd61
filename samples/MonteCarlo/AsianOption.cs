using MpiPool;

namespace MonteCarlo;

/// <summary>
/// An option on the mean price of a share over a year: it pays what the mean of the daily prices is above the strike. There is no closed
/// formula for its value, so paths of the price are drawn.
/// </summary>
/// <param name="Price">Today's price of the share.</param>
/// <param name="Strike">What the mean is compared with.</param>
/// <param name="Rate">Interest of a year.</param>
/// <param name="Volatility">Of a year.</param>
/// <param name="Days">How many prices the mean is of.</param>
/// <param name="Paths">How many paths one task draws.</param>
/// <param name="Seed">Of all random numbers.</param>
internal sealed record AsianOption(double Price, double Strike, double Rate, double Volatility, int Days, int Paths, uint Seed)
{
    /// <summary>The mean of what it pays, discounted to today, over the paths of one random stream.</summary>
    [MpiTask]
    public double Sample(int stream)
    {
        var random = new RandomStream(Seed, (ulong)stream);
        double step = 1.0 / Days;
        double drift = (Rate - (Volatility * Volatility / 2)) * step,
            spread = Volatility * Math.Sqrt(step);
        double paid = 0;
        for (int path = 0; path < Paths; path++)
        {
            double price = Price,
                sum = 0;
            for (int day = 0; day < Days; day++)
            {
                price *= Math.Exp(drift + (spread * random.NextNormal()));
                sum += price;
            }

            paid += Math.Max(0, (sum / Days) - Strike);
        }

        return Math.Exp(-Rate) * paid / Paths;
    }
}
