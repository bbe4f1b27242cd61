using System.Diagnostics.CodeAnalysis;
using MpiPool.Doctor;
using MpiPool.Interop;
using Spectre.Console.Cli;

namespace MpiPool.Tool;

/// <summary>
/// A rank of the job that <see cref="Diagnosis"/> starts: the main one, or one that sees itself alone, writes the job's report.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "The command line's parser makes it.")]
internal sealed class ProbeRankCommand : Command
{
    internal const string Name = "probe-rank";

    /// <inheritdoc />
    public override int Execute(CommandContext context, CancellationToken cancellationToken)
    {
        LauncherTerminal.Calm();
        if (Examination.Run() is { } report)
        {
            using Stream output = Console.OpenStandardOutput();
            output.Write(System.Text.Encoding.UTF8.GetBytes(ReportJson.Line(report) + Environment.NewLine));
            output.Flush();
        }

        return 0;
    }
}
