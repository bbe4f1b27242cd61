using System.Diagnostics;

namespace MpiPool.Tool.Tests;

/// <summary>What the doctor finds in set-ups that are really wrong, and what it says of one that is not.</summary>
public sealed class DoctorTests : IDisposable
{
    private const string OpenMpi = "--launcher mpiexec.openmpi ",
        Mpich = "--launcher mpiexec.mpich ";

    private readonly string _folder = Directory.CreateTempSubdirectory("doctor-").FullName;

    private (string, string?) FolderFirst => ("PATH", $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(OpenMpi, "Open MPI")]
    [InlineData(Mpich, "MPICH")]
    public void Where_nothing_is_wrong_it_says_so_with_what_there_is(string launcher, string name)
    {
        ToolRun run = ToolRun.Doctor(launcher);
        Assert.Equal(0, run.ExitCode);
        string[] parts = ["Nothing is wrong.", name, "libmpi", "thread level Serialized", "ranks 0-1", "round trip", "GB/s", "/dev/shm"];
        foreach (string part in parts)
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_pipe_the_report_is_plain_text_of_one_screen()
    {
        ToolRun run = ToolRun.Doctor(
            OpenMpi,
            "",
            ("TERM", "xterm-256color"),
            ("OMPI_ALLOW_RUN_AS_ROOT", null),
            ("MPIPOOL_LIBMPI", _folder)
        );
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain(run.Output, c => char.IsControl(c) && c != '\n');
        Assert.InRange(run.Output.Count(c => c == '\n'), 5, 40);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 140));
    }

    [Fact]
    public void On_a_terminal_the_report_is_coloured()
    {
        ToolRun run = ToolRun.Doctor(OpenMpi, "script -qec 'TOOL' /dev/null", ("TERM", "xterm-256color"));
        Assert.Contains("\x1b[", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_machine_without_a_libmpi() =>
        Finds(
            "no-libmpi",
            ToolRun.WithMounts(
                $"echo text > {_folder}/t; for l in $(ldconfig -p | sed -n \"s/.*=> //p\" | grep -E \"libmpi(ch)?[.]so\"); do "
                    + $"mount --bind {_folder}/t $(readlink -f $l); done",
                "--json"
            )
        );

    [Fact]
    public void A_machine_without_a_launcher() => Finds("no-launcher", ToolRun.Doctor("--json", "", ("PATH", _folder)));

    [Fact]
    public void A_launcher_of_another_MPI_than_the_library()
    {
        Finds("foreign-launcher", ToolRun.Doctor("--json " + OpenMpi, "", ("MPIPOOL_LIBMPI", "libmpich.so.12")));
        Finds("foreign-launcher", ToolRun.Doctor("--json " + Mpich, "", ("MPIPOOL_LIBMPI", "libmpi.so.40")));
    }

    [Fact]
    public void Two_MPIs_that_are_mixed_on_the_PATH()
    {
        Link("mpiexec", "mpiexec.openmpi");
        Link("mpirun", "mpiexec.mpich");
        Assert.Contains("mixed-launchers", ToolRun.Doctor("--json " + OpenMpi, "", FolderFirst).Problems);
    }

    [Fact]
    public void A_library_name_that_stands_for_no_MPI()
    {
        string text = Path.Combine(_folder, "text.so");
        File.WriteAllText(text, "This is a text.");
        foreach (string name in new[] { text, _folder, Path.Combine(_folder, "missing"), "libm.so.6", "nonsense" })
        {
            ToolRun run = ToolRun.Doctor("--json " + OpenMpi, "", ("MPIPOOL_LIBMPI", name));
            Finds("libmpi-override", run);
            Assert.Contains(name, run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_library_that_ends_the_process_which_loads_it()
    {
        string source = Path.Combine(_folder, "crash.c"),
            library = Path.Combine(_folder, "crash.so");
        File.WriteAllText(source, "#include <stdlib.h>\n__attribute__((constructor)) static void crash(void) { abort(); }\n");
        using (Process compiler = Process.Start("cc", ["-shared", "-fPIC", "-o", library, source]))
            compiler.WaitForExit();
        Finds("libmpi-override", ToolRun.Doctor("--json " + OpenMpi, "", ("MPIPOOL_LIBMPI", library)));
    }

    [Fact]
    public void Fewer_slots_than_ranks() => Finds("slots", ToolRun.Doctor($"--json -n {Environment.ProcessorCount + 2} {OpenMpi}"));

    [Fact]
    public void Ranks_that_are_bound_to_one_core()
    {
        Finds("binding", ToolRun.Doctor($"--json {Mpich} -- -bind-to user:0,0"));
        Finds("binding", ToolRun.Doctor("--json " + Mpich, "taskset -c 0"));
        Finds("binding", ToolRun.Doctor($"--json {OpenMpi} -- --bind-to none", "taskset -c 0"));
    }

    [Theory]
    [InlineData(OpenMpi)]
    [InlineData(Mpich)]
    public void Shared_memory_that_is_full_or_read_only(string launcher)
    {
        Finds(
            "shared-memory-full",
            ToolRun.WithMounts("mount -t tmpfs -o size=1m tmpfs /dev/shm; head -c 1000000 /dev/zero > /dev/shm/full", "--json " + launcher)
        );
        Finds("shared-memory-not-writable", ToolRun.WithMounts("mount -t tmpfs -o ro,size=1g tmpfs /dev/shm", "--json " + launcher));
    }

    [Theory]
    [InlineData(OpenMpi)]
    [InlineData(Mpich)]
    public void Limits_that_are_too_low(string launcher)
    {
        Finds("address-space", ToolRun.Doctor("--json " + launcher, "prlimit --as=3000000000"));
        Finds("open-files", ToolRun.Doctor("--json " + launcher, "prlimit --nofile=250:250"));
    }

    [Fact]
    public void Open_MPI_as_root() =>
        Finds(
            "root",
            ToolRun.Doctor(
                "--json " + OpenMpi,
                Environment.IsPrivilegedProcess ? "" : ToolRun.Unshare(""),
                ("OMPI_ALLOW_RUN_AS_ROOT", null),
                ("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", null)
            )
        );

    [Fact]
    public void A_Slurm_without_the_PMI_that_the_library_wants()
    {
        string srun = Path.Combine(_folder, "srun");
        File.WriteAllText(
            srun,
            """
            #!/bin/sh
            case $1 in
            --version) echo slurm 22.05.8;;
            --mpi=list) echo 'MPI plugin types are...'; echo none; echo pmi2;;
            *) exit 1;;
            esac

            """
        );
        using (Process chmod = Process.Start("chmod", ["+x", srun]))
            chmod.WaitForExit();
        Finds("slurm-pmi", ToolRun.Doctor($"--json --launcher {srun}", "", FolderFirst, ("MPIPOOL_LIBMPI", "libmpi.so.40")));
    }

    /// <summary>One thing is wrong, and nothing else.</summary>
    private static void Finds(string problem, ToolRun run)
    {
        Assert.True(run.Output.StartsWith('{'), run.Output);
        Assert.True(run.Problems is [var only] && only == problem, $"{problem} was to be found, and nothing else: {run.Output}");
        Assert.Equal(1, run.ExitCode);
    }

    private void Link(string name, string program)
    {
        string target = Environment
            .GetEnvironmentVariable("PATH")!
            .Split(':')
            .Select(folder => Path.Combine(folder, program))
            .First(File.Exists);
        File.CreateSymbolicLink(Path.Combine(_folder, name), target);
    }
}
