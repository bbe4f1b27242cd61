using System.Runtime.InteropServices;
using MpiPool;

namespace KmerCount;

/// <summary>
/// Words of k letters, two bits a letter. A word and its reverse complement are one, as a read may come from either strand: the smaller
/// counts.
/// </summary>
internal static class Kmers
{
    /// <summary>Two bits and the word's number fit into 62 bits.</summary>
    public const int MostLetters = 31;

    /// <summary>How often each word is in a piece of a sequence. Words with another letter than A, C, G and T are left out.</summary>
    [MpiTask]
    public static Dictionary<ulong, int> Count(string sequence, int k)
    {
        var counts = new Dictionary<ulong, int>();
        ulong mask = (1UL << (2 * k)) - 1,
            word = 0,
            complement = 0;
        int letters = 0;
        foreach (char letter in sequence)
        {
            int code = "ACGT".IndexOf(char.ToUpperInvariant(letter));
            letters = code < 0 ? 0 : letters + 1;
            word = ((word << 2) | (uint)Math.Max(code, 0)) & mask;
            complement = (complement >> 2) | ((ulong)(3 - Math.Max(code, 0)) << (2 * (k - 1)));
            if (letters >= k)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, Math.Min(word, complement), out _)++;
        }

        return counts;
    }

    /// <summary>A word's letters.</summary>
    public static string Spell(ulong word, int k) =>
        string.Create(
            k,
            word,
            static (letters, word) =>
            {
                for (int i = letters.Length - 1; i >= 0; i--, word >>= 2)
                    letters[i] = "ACGT"[(int)(word & 3)];
            }
        );
}
