using System.Globalization;

namespace WordCount;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(IReadOnlyList<string> Files, int Top, long BlockSize, bool ShowsHelp)
{
    public const string Usage = """
        Usage: WordCount [--top N] [--block SIZE] FILE...
          --top N       print the N most frequent words (default 10; 0 for all)
          --block SIZE  bytes that one task counts, with K, M or G if wanted (default 4M)
        """;

    public static Options Parse(string[] args)
    {
        var files = new List<string>();
        int top = 10;
        long blockSize = 4 << 20;
        bool showsHelp = false;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    showsHelp = true;
                    break;
                case "--top":
                    top = ParseTop(ValueOf(args, ref i));
                    break;
                case "--block":
                    blockSize = ParseSize(ValueOf(args, ref i));
                    break;
                case ['-', ..] unknown:
                    throw new UsageException($"unknown option {unknown}");
                default:
                    files.Add(args[i]);
                    break;
            }
        }

        if (files.Count == 0 && !showsHelp)
            throw new UsageException("no file given");
        return new Options(files, top, blockSize, showsHelp);
    }

    private static string ValueOf(string[] args, ref int i) =>
        ++i < args.Length ? args[i] : throw new UsageException($"{args[i - 1]} wants a value");

    private static int ParseTop(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int top)
            ? top
            : throw new UsageException($"--top wants a number, 0 or more, not '{text}'");

    private static long ParseSize(string text)
    {
        long unit =
            text.Length == 0
                ? 1
                : char.ToUpperInvariant(text[^1]) switch
                {
                    'K' => 1L << 10,
                    'M' => 1L << 20,
                    'G' => 1L << 30,
                    _ => 1,
                };
        string digits = unit == 1 ? text : text[..^1];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number * unit
            : throw new UsageException($"--block wants a size like 500K or 4M, not '{text}'");
    }
}

/// <summary>The command line is wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);
