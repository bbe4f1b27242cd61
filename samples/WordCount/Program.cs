using MpiPool;
using WordCount;

// Counts the words of text files: a task for each block of a file, read by the worker itself; the main rank adds up and prints.
using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return 0;

try
{
    var options = Options.Parse(args);
    if (options.ShowsHelp)
    {
        Console.WriteLine(Options.Usage);
        return 0;
    }

    var blocks = options.Files.SelectMany(file => Block.Cut(file, options.BlockSize));
    var total = new Dictionary<string, long>(StringComparer.Ordinal);
    foreach (var counts in pool.Map(Words.Count, blocks))
    {
        foreach (var (word, count) in counts)
            total[word] = total.GetValueOrDefault(word) + count;
    }

    Report.Print(total, options.Top, Console.OpenStandardOutput());
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"WordCount: {e.Message}\n{Options.Usage}");
    return 1;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"WordCount: {e.Message}");
    return 1;
}
catch (RemoteTaskException e)
{
    Console.Error.WriteLine($"WordCount: worker {e.WorkerRank}: {e.InnerException?.Message ?? e.Message}");
    return 1;
}
