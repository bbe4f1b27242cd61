using Microsoft.CodeAnalysis.FlowAnalysis;

namespace MpiPool.Generators.Analyzers;

/// <summary>
/// The ranks that get to each block of a graph. Who leaves a try goes through its finally blocks first, and goes on to where that way led:
/// what others bring into such a block does not come out of it on this way.
/// </summary>
internal sealed class GuardPaths(ControlFlowGraph graph, RankState atEntry)
{
    private readonly Dictionary<int, RankState> _states = new() { [graph.Blocks[0].Ordinal] = atEntry };

    /// <summary>Who comes to the end of a finally block, by the region.</summary>
    private readonly Dictionary<ControlFlowRegion, RankState> _ends = [];

    private bool _haveChanged;

    public RankState this[BasicBlock block] => _states.TryGetValue(block.Ordinal, out RankState state) ? state : default;

    public bool IsReached(BasicBlock block) => _states.ContainsKey(block.Ordinal);

    /// <summary>Whether anything has changed since this was asked last.</summary>
    public bool HaveChanged()
    {
        bool haveChanged = _haveChanged;
        _haveChanged = false;
        return haveChanged;
    }

    public void Follow(ControlFlowBranch branch, RankState state)
    {
        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
            EndFinally(branch.Source, state);
        if (branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
            Throw(branch.Source, state);
        foreach (ControlFlowRegion region in branch.FinallyRegions)
        {
            Merge(_states, region.FirstBlockOrdinal, state);
            if (!_ends.TryGetValue(region, out RankState end))
                return;
            state = state.Intersect(end);
        }

        if (branch.Destination is { } next)
            Merge(_states, next.Ordinal, state);
    }

    private void EndFinally(BasicBlock block, RankState state)
    {
        ControlFlowRegion? region = block.EnclosingRegion;
        while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
            region = region.EnclosingRegion;
        if (region is not null)
            Merge(_ends, region, state);
    }

    /// <summary>What is thrown runs the next finally block, unless a catch is nearer: who gets into that is not followed.</summary>
    private void Throw(BasicBlock block, RankState state)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is not ControlFlowRegionKind.Try || region.EnclosingRegion is not { } whole)
                continue;
            if (whole.Kind != ControlFlowRegionKind.TryAndFinally)
                return;
            Merge(_states, whole.NestedRegions.Single(r => r.Kind == ControlFlowRegionKind.Finally).FirstBlockOrdinal, state);
        }
    }

    private void Merge<T>(Dictionary<T, RankState> states, T place, RankState state)
        where T : notnull
    {
        bool isKnown = states.TryGetValue(place, out RankState known);
        if (isKnown && known.Union(state) == known)
            return;
        states[place] = known.Union(state);
        _haveChanged = true;
    }
}
