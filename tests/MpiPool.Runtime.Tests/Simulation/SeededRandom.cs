namespace MpiPool.Runtime.Tests.Simulation;

/// <summary>Random numbers that are the same for one seed everywhere, and cost next to nothing to begin.</summary>
internal struct SeededRandom(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, and without, the end.</summary>
    internal int Below(int end) => (int)(Next() % (ulong)end);

    internal long Between(long least, long most) => least + (long)(Next() % (ulong)(most - least + 1));

    /// <summary>A number of any order of magnitude between two.</summary>
    internal long OfAnySize(long least, long most) => (long)(least * Math.Pow((double)most / least, Next() % 1024 / 1024.0));

    internal bool OneIn(int count) => Next() % (ulong)count == 0;
}
