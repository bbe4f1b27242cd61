using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using MpiPool;

namespace WordCount;

/// <summary>A word is a run of ASCII letters, in lower case: what <c>tr -cs 'A-Za-z' '\n' | tr 'A-Z' 'a-z'</c> makes of a text.</summary>
internal static class Words
{
    public static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>Counts the words of a block.</summary>
    [MpiTask]
    public static Dictionary<string, long> Count(Block block)
    {
        var counts = new Counter();
        using var file = File.OpenHandle(block.Path);
        var buffer = new byte[64 << 10];
        int kept = 0;
        long offset = block.Offset,
            end = block.Offset + block.Length;
        while (offset < end)
        {
            int room = (int)Math.Min(buffer.Length - kept, end - offset);
            int read = RandomAccess.Read(file, buffer.AsSpan(kept, room), offset);
            if (read == 0)
                throw new IOException($"{block.Path} has become shorter while it was counted.");
            offset += read;

            // A word that the buffer cuts is counted with what follows it.
            var text = buffer.AsSpan(0, kept + read);
            int complete = offset < end ? text.LastIndexOfAnyExcept(Letters) + 1 : text.Length;
            counts.Add(text[..complete]);
            kept = text.Length - complete;
            text[complete..].CopyTo(buffer);
            if (kept == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        return counts.ByWord;
    }

    private sealed class Counter
    {
        private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
        private char[] _word = new char[64];

        public Counter() => _bySpan = ByWord.GetAlternateLookup<ReadOnlySpan<char>>();

        public Dictionary<string, long> ByWord { get; } = new(StringComparer.Ordinal);

        public void Add(ReadOnlySpan<byte> text)
        {
            while (true)
            {
                int start = text.IndexOfAny(Letters);
                if (start < 0)
                    return;
                text = text[start..];
                int length = text.IndexOfAnyExcept(Letters);
                if (length < 0)
                    length = text.Length;

                if (length > _word.Length)
                    _word = new char[length * 2];
                Ascii.ToLower(text[..length], _word, out _);
                CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, _word.AsSpan(0, length), out _)++;
                text = text[length..];
            }
        }
    }
}
