using System.Diagnostics.CodeAnalysis;
using MpiPool.Doctor;
using MpiPool.Interop;
using Spectre.Console.Cli;

namespace MpiPool.Tool;

/// <summary>The libmpi that programs load under a launcher.</summary>
/// <param name="Launcher">Whose launcher.</param>
/// <param name="Library">The library; null if none is loaded.</param>
/// <param name="Belongs">Whether the launcher's ranks find one another by it.</param>
/// <param name="Why">Why it and no other.</param>
/// <param name="Error">Why there is none.</param>
internal sealed record LibraryProbe(LauncherKind Launcher, LibraryFacts? Library, bool Belongs, string Why, string? Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Loads the library in another process, which may crash or hang by it.</summary>
    internal static LibraryProbe Run(LauncherKind launcher)
    {
        ChildProcess child = ChildProcess.Run(ChildProcess.Self(ProbeLibraryCommand.Name, launcher.ToString()), Patience);
        if (ReportJson.FindLibrary(child.Output) is { } probe)
            return probe;
        string end = child.ExitCode is int code
            ? $"ended the process that loaded it, with exit code {code}"
            : $"did not let go of the process that loaded it within {Patience.TotalSeconds} s";
        return new LibraryProbe(
            launcher,
            null,
            false,
            WhyOf(launcher),
            $"The MPI library{(Override is { } name ? $" {name}" : "")} {end}. Have another one found, or name one in "
                + $"{MpiLibrary.OverrideVariable}."
        );
    }

    /// <summary>Loads it in this process.</summary>
    internal static LibraryProbe RunHere(LauncherKind launcher)
    {
        try
        {
            MpiLibrary library = MpiLibrary.Load(new MpiLauncher(launcher, ""));
            return new LibraryProbe(launcher, LibraryFacts.Of(library), library.BelongsTo(launcher), WhyOf(launcher), null);
        }
        catch (MpiException e)
        {
            return new LibraryProbe(launcher, null, false, WhyOf(launcher), e.Message);
        }
    }

    private static string WhyOf(LauncherKind launcher) =>
        Override is { } name
            ? $"{MpiLibrary.OverrideVariable} names {name}"
            : $"the first of {string.Join(", ", MpiLibraryNames.Candidates(launcher))} that loads and fits";

    /// <summary>The name in <c>MPIPOOL_LIBMPI</c>, if there is one.</summary>
    internal static string? Override =>
        Environment.GetEnvironmentVariable(MpiLibrary.OverrideVariable) is { Length: > 0 } name ? name : null;
}

/// <summary>Loads a libmpi, and says which: run by <see cref="LibraryProbe.Run"/>.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The command line's parser makes it.")]
internal sealed class ProbeLibraryCommand : Command<ProbeLibraryCommand.Settings>
{
    internal const string Name = "probe-library";

    /// <inheritdoc />
    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        Console.Out.WriteLine(ReportJson.Line(LibraryProbe.RunHere(settings.Launcher)));
        return 0;
    }

    [SuppressMessage("Performance", "CA1812", Justification = "The command line's parser makes it.")]
    internal sealed class Settings : CommandSettings
    {
        /// <summary>Whose launcher the library is for.</summary>
        [CommandArgument(0, "<LAUNCHER>")]
        public LauncherKind Launcher { get; init; }
    }
}
