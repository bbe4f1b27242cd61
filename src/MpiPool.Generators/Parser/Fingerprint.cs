using System.Globalization;
using System.Text;

namespace MpiPool.Generators.Parser;

/// <summary>FNV-1a over text: short, stable, and the same on every machine.</summary>
internal static class Fingerprint
{
    public static ulong Of(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ b) * 1099511628211);
        return hash;
    }

    public static ulong Add(ulong hash, ulong more) => unchecked((hash ^ more) * 1099511628211);

    public static ulong Add(ulong hash, string text)
    {
        foreach (char c in text)
            hash = Add(hash, c);
        return Add(hash, uint.MaxValue); // so that "ab", "c" and "a", "bc" differ
    }

    /// <summary>Eight hexadecimal digits that tell names apart.</summary>
    public static string Short(string text) => unchecked((uint)(Of(text) ^ (Of(text) >> 32))).ToString("x8", CultureInfo.InvariantCulture);
}
