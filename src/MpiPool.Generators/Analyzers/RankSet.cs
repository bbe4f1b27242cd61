using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Analyzers;

/// <summary>The ranks that surely get to a place in the code. None of them: nobody does, or it cannot be known.</summary>
[Flags]
internal enum RankSet
{
    None = 0,
    Main = 1,
    Workers = 2,
    All = Main | Workers,
}

/// <summary>The pools of one body of code: locals, and parameters of blocks.</summary>
internal sealed class PoolSlots
{
    /// <summary>Two bits each in a state. Nobody has more pools in one method.</summary>
    private const int Most = 32;

    private readonly List<ISymbol> _pools = [];
    private readonly HashSet<ISymbol> _parametersOfBlocks = new(SymbolEqualityComparer.Default);

    public int Count => _pools.Count;

    public void AddLocal(ISymbol pool) => Add(pool);

    public void AddParameterOfBlock(ISymbol pool)
    {
        Add(pool);
        _parametersOfBlocks.Add(pool);
    }

    public void Remove(ISymbol pool) => _pools.RemoveAll(p => SymbolEqualityComparer.Default.Equals(p, pool));

    /// <summary>Whether a bare guard takes workers past the rest.</summary>
    public bool IsOfBlock(int slot) => _parametersOfBlocks.Contains(_pools[slot]);

    public int Find(ISymbol? symbol) => _pools.FindIndex(p => SymbolEqualityComparer.Default.Equals(p, symbol));

    private void Add(ISymbol pool)
    {
        if (_pools.Count < Most && Find(pool) < 0) _pools.Add(pool);
    }
}

/// <summary>For each pool of a body, the ranks that get to a place.</summary>
internal readonly record struct RankState(ulong Bits)
{
    public RankSet this[int slot] => (RankSet)((Bits >> (2 * slot)) & 3);

    public RankState With(int slot, RankSet ranks) => new((Bits & ~(3UL << (2 * slot))) | ((ulong)ranks << (2 * slot)));

    public RankState Union(RankState other) => new(Bits | other.Bits);
}
