namespace MonteCarlo;

/// <summary>
/// Random numbers that depend on nothing but a seed and the stream's number: Philox 4x32-10 (Salmon and others, "Parallel random numbers:
/// as easy as 1, 2, 3", 2011), a counter encrypted by ten rounds. So each task has numbers of its own, whichever rank runs it and whatever
/// ran there before.
/// </summary>
internal sealed class RandomStream(uint seed, ulong stream)
{
    private ulong _block;
    private double _spare = double.NaN;

    /// <summary>A number of the standard normal distribution, by Box and Muller's way from two that are spread evenly.</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spare))
        {
            double spare = _spare;
            _spare = double.NaN;
            return spare;
        }

        (ulong first, ulong second) = NextBlock();
        double radius = Math.Sqrt(-2 * Math.Log(1 - ToUnit(first)));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * ToUnit(second));
        _spare = radius * sin;
        return radius * cos;
    }

    /// <summary>From 0 up to 1, without 1, in steps of 2^-53.</summary>
    private static double ToUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private (ulong First, ulong Second) NextBlock()
    {
        uint a = (uint)_block,
            b = (uint)(_block >> 32),
            c = (uint)stream,
            d = (uint)(stream >> 32);
        uint key = seed,
            otherKey = 0;
        for (int round = 0; round < 10; round++)
        {
            ulong left = 0xD2511F53UL * a,
                right = 0xCD9E8D57UL * c;
            (a, b, c, d) = ((uint)(right >> 32) ^ b ^ key, (uint)right, (uint)(left >> 32) ^ d ^ otherKey, (uint)left);
            key += 0x9E3779B9;
            otherKey += 0xBB67AE85;
        }

        _block++;
        return (((ulong)a << 32) | b, ((ulong)c << 32) | d);
    }
}
