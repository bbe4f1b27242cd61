using System.Text.RegularExpressions;

namespace MpiPool.Mpi.Tests.Harness;

/// <summary>A line that a rank wrote; rank -1 stands for the launcher itself.</summary>
public sealed record RankLine(int Rank, bool IsError, string Text);

/// <summary>Reads what a launcher prints, and takes its tags off, so that each line is known by its rank.</summary>
internal sealed partial class RankOutput(MpiLauncher launcher)
{
    public const int LauncherItself = -1;

    private readonly List<RankLine> _lines = [];

    public IReadOnlyList<RankLine> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public async Task ReadAll(StreamReader stream, bool isError)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            var parsed = Parse(line, isError);
            lock (_lines)
                _lines.Add(parsed);
        }
    }

    private RankLine Parse(string line, bool isError)
    {
        if (launcher == MpiLauncher.InProcess)
            return new RankLine(0, isError, line);

        var tag = launcher == MpiLauncher.OpenMpi ? OpenMpiTag().Match(line) : MpichTag().Match(line);
        return tag.Success
            ? new RankLine(int.Parse(tag.Groups["rank"].Value), isError, line[tag.Length..])
            : new RankLine(LauncherItself, isError, line);
    }

    /// <summary>Version 4 writes <c>[1,0]&lt;stdout&gt;:text</c>, version 5 <c>[prterun-host-9@1,0]&lt;stdout&gt;: text</c>.</summary>
    [GeneratedRegex(@"^\[(?:\d+,(?<rank>\d+)\]<(?:stdout|stderr|stddiag)>:|[^\]@]*@\d+,(?<rank>\d+)\]<(?:stdout|stderr)>: ?)")]
    private static partial Regex OpenMpiTag();

    [GeneratedRegex(@"^\[(?<rank>\d+)\] ")]
    private static partial Regex MpichTag();
}
