namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>Chooses at random, by a seed.</summary>
internal sealed class Dice(int seed)
{
    private readonly System.Random _random = new(seed);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public int Next(int count) => _random.Next(count);

    public T Of<T>(params T[] items) => items[_random.Next(items.Length)];

    public T[] Some<T>(IEnumerable<T> items, int percent) => [.. items.Where(_ => Chance(percent))];
}
