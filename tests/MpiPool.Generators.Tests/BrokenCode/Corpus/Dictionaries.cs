using System.Collections.Concurrent;
static class Jobs
{
    [MpiTask] public static IDictionary<string, List<int>> A(Dictionary<Guid, (int, double)> a, SortedList<int,
        string> b) => new Dictionary<string, List<int>>();
    [MpiTask] public static int B(ConcurrentDictionary<string, int[]> a, IReadOnlyDictionary<string, Dictionary<int, bool>>? b) => a.Count;
    static void Use(MpiExecutor pool) =>
        pool.StarMap(B, [(new ConcurrentDictionary<string, int[]>(), new Dictionary<string, Dictionary<int, bool>>())]);
}
