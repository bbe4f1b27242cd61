namespace WordCount;

/// <summary>Prints counts like <c>sort | uniq -c | sort -rn</c>: the most frequent word first, equal ones in ordinal order.</summary>
internal static class Report
{
    public static void Print(Dictionary<string, long> counts, int top, Stream output)
    {
        using var writer = new StreamWriter(output);
        var ordered = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);
        foreach (var (word, count) in top == 0 ? ordered : ordered.Take(top))
            writer.Write($"{count, 7} {word}\n");
    }
}
