using System.Collections.Immutable;
using System.Collections.Frozen;
static class Jobs
{
    [MpiTask] public static HashSet<int> A(List<string> a, Queue<int[]> b, Stack<Guid> c, SortedSet<char> d, LinkedList<byte?> e) => [];
    [MpiTask] public static ImmutableArray<int> B(ImmutableList<string> a, ImmutableDictionary<int, string> b, FrozenSet<int> c) => [1];
    [MpiTask] public static int[,] C(int[][] a, string[,,] b, IReadOnlyList<double> c, IEnumerable<(int, string)> d) => new int[1, 1];
    static void Use(MpiExecutor pool) =>
        pool.Submit(B, ImmutableList<string>.Empty, ImmutableDictionary<int, string>.Empty, FrozenSet<int>.Empty);
}
