namespace MpiPool.TestProgram;

/// <summary>
/// Holds up tasks, in whichever process they run, until the main rank lets them through; so a scenario knows what has begun and what has
/// not, however slow the machine is. Two kinds of files: one for each task that has come, and one once the gate is open.
/// </summary>
internal sealed class Gate : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>The gate's name, for tasks.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("gate-").FullName;

    /// <summary>How many tasks have come to the gate so far: those that wait at it, and those that have passed.</summary>
    public int Arrived => Directory.EnumerateFiles(Folder, "arrived-*").Count();

    public void WaitForArrivals(int count) => WaitUntil(() => Arrived >= count, $"{count} tasks to come to the gate");

    public void Open() => File.WriteAllText(OpenedFile(Folder), "");

    /// <summary>
    /// Opens the gate for those that were forgotten; the files stay until the run's folder goes, since a task may still look at them.
    /// </summary>
    public void Dispose() => Open();

    /// <summary>For tasks: comes to the gate and waits there. Returns false if the token was canceled first.</summary>
    public static bool Pass(string folder, CancellationToken cancellationToken = default)
    {
        File.WriteAllText(System.IO.Path.Combine(folder, $"arrived-{Guid.NewGuid():N}"), "");
        string opened = OpenedFile(folder);
        WaitUntil(() => cancellationToken.IsCancellationRequested || File.Exists(opened), "the gate to open");
        return !cancellationToken.IsCancellationRequested;
    }

    /// <summary>Waits for what others are about to do. A hang must not look like a success: it fails.</summary>
    public static void WaitUntil(Func<bool> condition, string what)
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!condition())
        {
            if (Environment.TickCount64 > end)
                throw new ExpectationException($"waited {Patience.TotalSeconds} s in vain for {what}");
            Thread.Sleep(2);
        }
    }

    private static string OpenedFile(string folder) => System.IO.Path.Combine(folder, "opened");
}
