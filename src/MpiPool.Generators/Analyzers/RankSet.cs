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

/// <summary>The pools of one body of code: locals, parameters of blocks, and fields and properties that it assigns.</summary>
internal sealed class PoolSlots
{
    /// <summary>Two bits each in a state. Nobody has more pools in one method.</summary>
    private const int Most = 32;

    private readonly List<ISymbol> _pools = [];

    public int Count => _pools.Count;

    public void Add(ISymbol pool)
    {
        if (_pools.Count < Most && Find(pool) < 0)
            _pools.Add(pool);
    }

    public void Remove(ICollection<int> slots)
    {
        foreach (int slot in slots.OrderByDescending(s => s))
            _pools.RemoveAt(slot);
    }

    /// <summary>Whether the pool is the function's own.</summary>
    public bool IsDeclaredIn(SyntaxNode function, int slot) =>
        _pools[slot].DeclaringSyntaxReferences.Any(r => r.SyntaxTree == function.SyntaxTree && function.Span.Contains(r.Span));

    /// <summary>Whether a bare guard takes workers past the rest. No other parameter is followed than that of a block.</summary>
    public bool IsOfBlock(int slot) => _pools[slot] is IParameterSymbol;

    /// <summary>Whether code outside of the body has the pool too.</summary>
    public bool IsShared(int slot) => _pools[slot] is IFieldSymbol or IPropertySymbol;

    /// <summary>The pool that the operation refers to; -1 if it is none.</summary>
    public int Find(IOperation operation) => PoolMembers.Holder(operation) is { } holder ? Find(holder) : -1;

    public int Find(ISymbol? symbol) => _pools.FindIndex(p => SymbolEqualityComparer.Default.Equals(p, symbol));
}

/// <summary>For each pool of a body, the ranks that get to a place.</summary>
internal readonly record struct RankState(ulong Bits)
{
    public RankSet this[int slot] => (RankSet)((Bits >> (2 * slot)) & 3);

    public RankState With(int slot, RankSet ranks) => new((Bits & ~(3UL << (2 * slot))) | ((ulong)ranks << (2 * slot)));

    public RankState Union(RankState other) => new(Bits | other.Bits);

    public RankState Intersect(RankState other) => new(Bits & other.Bits);
}
