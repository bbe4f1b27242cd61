using System.Diagnostics;
using System.Text;

namespace MpiPool.Tool;

/// <summary>How a process ended, and what it wrote.</summary>
/// <param name="ExitCode">Its exit code; null if it was killed at its time limit.</param>
/// <param name="Output">What it wrote on either stream.</param>
internal sealed record ChildProcess(int? ExitCode, string Output)
{
    /// <summary>Runs a command to its end, or to its time limit.</summary>
    /// <exception cref="IOException">It cannot be started.</exception>
    internal static ChildProcess Run(
        IReadOnlyList<string> command,
        TimeSpan limit,
        params IEnumerable<(string Name, string Value)> environment
    )
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = new StringBuilder();
            Task reading = Task.WhenAll(Read(process.StandardOutput, output), Read(process.StandardError, output));
            bool isInTime = process.WaitForExit(limit);
            if (!isInTime)
                process.Kill(entireProcessTree: true);

            // A grandchild may keep the pipes open for longer than anyone wants to wait.
            reading.Wait(TimeSpan.FromSeconds(5));
            lock (output)
                return new ChildProcess(isInTime ? process.ExitCode : null, output.ToString());
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new IOException($"{command[0]} could not be started: {e.Message}", e);
        }
    }

    /// <summary>This program with other arguments, as a command.</summary>
    internal static IReadOnlyList<string> Self(params IEnumerable<string> arguments)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return [program, .. isHost ? [typeof(ChildProcess).Assembly.Location] : Array.Empty<string>(), .. arguments];
    }

    private static async Task Read(StreamReader stream, StringBuilder output)
    {
        while (await stream.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (output)
                output.AppendLine(line);
        }
    }
}
