using MpiPool.Tool;
using Spectre.Console.Cli;

// What follows -- is the launcher's, whose options look like none of ours.
int end = Array.IndexOf(args, "--");
string[] own = end < 0 ? args : args[..end],
    launchers = end < 0 ? [] : args[(end + 1)..];

var app = new CommandApp();
app.Configure(commands =>
{
    commands.SetApplicationName("mpipool");
    commands.SetApplicationVersion(ToolVersion.Text);
    commands
        .AddCommand<DoctorCommand>("doctor")
        .WithData(launchers)
        .WithDescription("Finds what keeps programs from running under MPI here, and says what to do about it.")
        .WithExample("doctor")
        .WithExample("doctor", "-n", "8", "--", "--hostfile", "hosts");

    // What may crash or hang runs in processes of its own, which are this program again.
    commands.AddCommand<ProbeLibraryCommand>(ProbeLibraryCommand.Name).IsHidden();
    commands.AddCommand<ProbeRankCommand>(ProbeRankCommand.Name).IsHidden();
});
return app.Run(own);
