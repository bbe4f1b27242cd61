namespace KmerCount;

/// <summary>FASTA: records of a line that begins with '>' and lines of a sequence's letters.</summary>
internal static class Fasta
{
    /// <summary>
    /// The sequences in pieces of at most a length, each of which begins <paramref name="overlap"/> letters before the last one's end, so
    /// that no word of <paramref name="overlap"/> + 1 letters is cut, and none is in two pieces.
    /// </summary>
    public static IEnumerable<string> Cut(string path, int length, int overlap)
    {
        var piece = new System.Text.StringBuilder();
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith('>'))
            {
                if (piece.Length > overlap)
                    yield return piece.ToString();
                piece.Clear();
                continue;
            }

            piece.Append(line.AsSpan().Trim());
            while (piece.Length >= length)
            {
                yield return piece.ToString(0, length);
                piece.Remove(0, length - overlap);
            }
        }

        if (piece.Length > overlap)
            yield return piece.ToString();
    }

    /// <summary>Writes a sequence at random, with a repeated motif in it, so that there is something to find.</summary>
    public static void Make(string path, int length)
    {
        var random = new Random(42);
        using var file = new StreamWriter(path);
        file.WriteLine($">random {length} letters, seed 42");
        var line = new System.Text.StringBuilder();
        for (int written = 0; written < length; written += line.Length)
        {
            line.Clear();
            while (line.Length < Math.Min(70, length - written))
                line.Append("ACGT"[random.Next(4)]);
            if (random.Next(5) == 0 && line.Length == 70)
                line.Remove(30, 12).Insert(30, "GATTACAGATTA");
            file.WriteLine(line);
        }
    }
}
