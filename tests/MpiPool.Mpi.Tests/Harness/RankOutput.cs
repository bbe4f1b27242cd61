using System.Globalization;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>A line that a rank wrote; rank -1 stands for the launcher itself.</summary>
public sealed record RankLine(int Rank, bool IsError, string Text);

/// <summary>
/// Gathers what the ranks of a run print. The launchers write a file for each rank: the tags that they can put before lines instead land in
/// the middle of a line whenever a pipe's buffer ends there.
/// </summary>
internal sealed class RankOutput(MpiLauncher launcher)
{
    public const int LauncherItself = -1;

    private readonly int _pipeRank = launcher == MpiLauncher.InProcess ? 0 : LauncherItself;
    private readonly List<RankLine> _lines = [];

    /// <summary>The lines of each stream in order. Between streams and ranks the order is not known.</summary>
    public IReadOnlyList<RankLine> Lines => _lines;

    /// <summary>Reads what the launcher prints itself, or a program without one.</summary>
    public async Task ReadPipe(StreamReader pipe, bool isError)
    {
        while (await pipe.ReadLineAsync() is { } line)
        {
            lock (_lines)
                _lines.Add(new RankLine(_pipeRank, isError, line));
        }
    }

    /// <summary>Reads rank.N/stdout and rank.N/stderr, once the run has ended.</summary>
    public void ReadFiles(string folder)
    {
        if (!Directory.Exists(folder))
            return;

        // Open MPI pads the numbers with zeros where there are many.
        var ranks = Directory
            .EnumerateDirectories(folder, "rank.*")
            .Select(path => (Folder: path, Rank: int.Parse(Path.GetExtension(path)[1..], CultureInfo.InvariantCulture)));
        foreach (var (path, rank) in ranks.OrderBy(x => x.Rank))
        {
            foreach (string stream in Directory.EnumerateFiles(path, "std*").Order(StringComparer.Ordinal))
                _lines.AddRange(
                    File.ReadLines(stream).Select(line => new RankLine(rank, stream.EndsWith("stderr", StringComparison.Ordinal), line))
                );
        }
    }
}
