using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using MpiPool.Doctor;
using MpiPool.Interop;
using Spectre.Console;
using Spectre.Console.Cli;

namespace MpiPool.Tool;

/// <summary><c>mpipool doctor</c>: examines this machine, and a small job that it starts.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The command line's parser makes it.")]
internal sealed class DoctorCommand : Command<DoctorCommand.Settings>
{
    private const int PlainWidth = 100;

    /// <inheritdoc />
    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        // Started by a launcher, this is a job already: it is examined as from any program.
        if (MpiLauncher.Detect().ExpectsOthers)
            ProgramDoctor.Run();

        var limit = TimeSpan.FromSeconds(settings.Timeout);
        ToolReport report = new Diagnosis(settings.Ranks, settings.Launcher, limit, (string[])context.Data!).Run();
        if (settings.Json)
            Console.Out.WriteLine(ReportJson.Format(report));
        else
            Print(ToolReportText.Of(report));
        return report.IsWell ? 0 : 1;
    }

    /// <summary>Coloured on a terminal; elsewhere nothing but the text.</summary>
    private static void Print(IEnumerable<ReportLine> lines)
    {
        bool isPlain = Console.IsOutputRedirected;
        int width = isPlain ? PlainWidth : Math.Min(AnsiConsole.Profile.Width, PlainWidth);
        foreach (ReportLine line in lines)
        {
            foreach (string text in line.Wrap(width))
            {
                if (isPlain)
                    Console.Out.WriteLine(text);
                else
                    AnsiConsole.Write(new Text(text + Environment.NewLine, StyleOf(line.Kind)));
            }
        }
    }

    private static Style StyleOf(ReportKind kind) =>
        kind switch
        {
            ReportKind.Title => new Style(decoration: Decoration.Bold),
            ReportKind.Problem => new Style(Color.Red),
            ReportKind.Remedy => new Style(Color.Yellow),
            ReportKind.Note => new Style(Color.Blue),
            ReportKind.Good => new Style(Color.Green),
            _ => Style.Plain,
        };

    /// <summary>What the command takes.</summary>
    [SuppressMessage("Performance", "CA1812", Justification = "The command line's parser makes it.")]
    internal sealed class Settings : CommandSettings
    {
        /// <summary>How many ranks the job has that is started.</summary>
        [CommandOption("-n|--ranks <RANKS>")]
        [Description("How many ranks to start. What follows -- goes to the launcher.")]
        [DefaultValue(2)]
        public int Ranks { get; init; }

        /// <summary>What starts them.</summary>
        [CommandOption("--launcher <COMMAND>")]
        [Description("The launcher: a name on the PATH, or a path. The first of mpiexec, mpirun and srun unless given.")]
        public string? Launcher { get; init; }

        /// <summary>How long the job may take.</summary>
        [CommandOption("--timeout <SECONDS>")]
        [Description("How long the ranks may take.")]
        [DefaultValue(60)]
        public int Timeout { get; init; }

        /// <summary>For scripts.</summary>
        [CommandOption("--json")]
        [Description("Writes JSON.")]
        public bool Json { get; init; }

        /// <inheritdoc />
        public override ValidationResult Validate() =>
            Ranks < 1 ? ValidationResult.Error("--ranks must be 1 or more.")
            : Timeout < 1 ? ValidationResult.Error("--timeout must be a second or more.")
            : ValidationResult.Success();
    }
}
