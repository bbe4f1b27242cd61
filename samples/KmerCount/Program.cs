using System.Globalization;
using System.Runtime.InteropServices;
using KmerCount;
using MpiPool;

using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return 0;

switch (args)
{
    case ["--make", string made, string letters]:
        Fasta.Make(made, int.Parse(letters, CultureInfo.InvariantCulture));
        return 0;
    case [string path, string word]
        when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int k) && k is >= 1 and <= Kmers.MostLetters:
        if (File.Exists(path))
            return Count(path, k);
        Console.Error.WriteLine($"There is no file {path}.");
        return 1;
    default:
        Console.Error.WriteLine($"Usage: KmerCount FILE.fasta K (1 to {Kmers.MostLetters}), or KmerCount --make FILE.fasta LETTERS");
        return 2;
}

int Count(string path, int k)
{
    // The main rank reads the file piece by piece, as workers take them: it need not fit into memory.
    var pieces = Fasta.Cut(path, length: 256 * 1024, overlap: k - 1).Select(piece => (piece, k));
    var counts = new Dictionary<ulong, int>();
    foreach (Dictionary<ulong, int> part in pool.StarMap(Kmers.Count, pieces))
    {
        foreach ((ulong word, int count) in part)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _) += count;
    }

    Console.WriteLine($"{counts.Values.Sum(count => (long)count)} words of {k} letters, {counts.Count} different");
    foreach ((ulong word, int count) in counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(10))
    {
        Console.WriteLine($"{Kmers.Spell(word, k)} {count}");
    }

    return 0;
}
