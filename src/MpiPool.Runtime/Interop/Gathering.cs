using System.Globalization;

namespace MpiPool.Interop;

/// <summary>
/// Ranks that come together, each waiting for all others. MPI does not tell who is missing; so each shows by a name that it has come, and
/// who has waited for a while says whose names are not there.
/// </summary>
internal sealed class Gathering : IDisposable
{
    /// <summary>After so long it is said who is awaited.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _sync = new();
    private readonly Timer? _timer;
    private readonly int _name;
    private bool _isOver;

    /// <summary>This rank has come.</summary>
    /// <param name="where">Where to, in the same words on all ranks.</param>
    /// <param name="rank">This rank.</param>
    /// <param name="size">How many are to come.</param>
    /// <param name="say">Says who is awaited, on a thread of the thread pool: unless all have come, and once for all ranks of the
    /// machine.</param>
    internal Gathering(string where, int rank, int size, Action<string> say)
    {
        if (!JobNames.AreShared || size < 2)
            return;
        JobNames.TryTake(where, rank, out _name);
        _timer = new Timer(_ => Say(where, size, say), null, Patience, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (_timer is null)
            return;
        _timer.Dispose();
        lock (_sync)
        {
            // The name's number may be another file's by now.
            if (_isOver)
                return;
            _isOver = true;
        }

        LibC.GiveNameBack(_name);
    }

    private void Say(string where, int size, Action<string> say)
    {
        lock (_sync)
        {
            if (_isOver)
                return;
            HashSet<int> here = JobNames.RanksWith(where);
            string missing = Ranges(Enumerable.Range(0, size).Where(rank => !here.Contains(rank)));
            if (missing.Length == 0 || !SaidOnce.IsFirst(where + missing))
                return;
            bool isWhole = MpiLauncher.Detect() is { Size: int all, LocalSize: int local } && all == local;
            say(isWhole ? missing : $"{missing} (those of other machines, which cannot be seen, may have come)");
        }
    }

    /// <summary>Writes numbers that ascend as "rank 3" or "ranks 1, 4-7".</summary>
    private static string Ranges(IEnumerable<int> ranks)
    {
        var rows = new List<(int First, int Last)>();
        foreach (int rank in ranks)
        {
            if (rows.Count > 0 && rows[^1].Last == rank - 1)
                rows[^1] = (rows[^1].First, rank);
            else
                rows.Add((rank, rank));
        }

        if (rows.Count == 0)
            return "";
        string all = string.Join(
            ", ",
            rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.First}{(row.Last > row.First ? $"-{row.Last}" : "")}"))
        );
        return rows is [(int first, int last)] && first == last ? $"rank {all}" : $"ranks {all}";
    }
}
