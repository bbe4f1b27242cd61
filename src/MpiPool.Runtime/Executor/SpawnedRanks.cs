using System.Runtime.InteropServices;
using MpiPool.Communicators;
using MpiPool.Interop;

namespace MpiPool;

/// <summary>
/// A main rank and the workers that it started with <c>MPI_Comm_spawn</c>, joined in one communicator: the main rank is 0 there.
/// </summary>
internal sealed unsafe class SpawnedRanks : IDisposable
{
    private static bool s_hasServed;

    private readonly MpiRuntime _mpi;
    private nint _between;
    private nint _joined;

    private SpawnedRanks(MpiRuntime mpi, nint between, bool isWorker)
    {
        _mpi = mpi;
        _between = between;
        nint joined = 0;
        using (mpi.Enter())
        {
            mpi.ReturnErrors(between);
            mpi.Check(mpi.Functions.Intercomm_merge(between, isWorker ? 1 : 0, &joined), "MPI_Intercomm_merge");
        }

        _joined = joined;
        Communicator = new NativeCommunicator(mpi, joined, isOwned: false);
    }

    internal MpiCommunicator Communicator { get; }

    /// <summary>Starts this program again, as workers.</summary>
    /// <exception cref="MpiException">This MPI, or this cluster, starts no processes.</exception>
    internal static SpawnedRanks Start(MpiRuntime mpi, int workers)
    {
        if (mpi.Functions.Comm_spawn == null)
            throw CannotSpawn(mpi, "it has no MPI_Comm_spawn", null);
        string[] arguments = Environment.GetCommandLineArgs();
        string program = Environment.ProcessPath ?? arguments[0];

        // Started as 'dotnet program.dll', the first argument is the assembly; else it is the program itself.
        bool isHosted = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] passed = isHosted ? arguments : arguments[1..];

        nint command = Marshal.StringToCoTaskMemUTF8(program);
        nint* argv = (nint*)NativeMemory.AllocZeroed((nuint)passed.Length + 1, (nuint)sizeof(nint));
        try
        {
            for (int i = 0; i < passed.Length; i++)
                argv[i] = Marshal.StringToCoTaskMemUTF8(passed[i]);
            nint between = 0;
            using (mpi.Enter())
            {
                // What fails here must come back as an error code.
                mpi.ReturnErrors(mpi.Abi.CommSelf);
                mpi.Check(
                    mpi.Functions.Comm_spawn(
                        (byte*)command,
                        (byte**)argv,
                        workers,
                        mpi.Abi.InfoNull,
                        0,
                        mpi.Abi.CommSelf,
                        &between,
                        (int*)mpi.Abi.ErrcodesIgnore
                    ),
                    "MPI_Comm_spawn"
                );
            }

            return new SpawnedRanks(mpi, between, isWorker: false);
        }
        catch (MpiException e)
        {
            throw CannotSpawn(mpi, e.Message, e);
        }
        finally
        {
            for (int i = 0; i < passed.Length; i++)
                Marshal.FreeCoTaskMem(argv[i]);
            NativeMemory.Free(argv);
            Marshal.FreeCoTaskMem(command);
        }
    }

    /// <summary>Joins the main rank that started this process; null if none did, or if this process has served already.</summary>
    internal static SpawnedRanks? JoinParent(MpiRuntime mpi)
    {
        if (s_hasServed || mpi.Functions.Comm_get_parent == null)
            return null;
        nint parent = 0;
        using (mpi.Enter())
            mpi.Check(mpi.Functions.Comm_get_parent(&parent), "MPI_Comm_get_parent");
        if (parent == mpi.Abi.CommNull)
            return null;
        s_hasServed = true;
        return new SpawnedRanks(mpi, parent, isWorker: true);
    }

    /// <summary>Parts the main rank and its workers, so that each can finalize MPI by itself. All of them call it.</summary>
    public void Dispose()
    {
        if (_joined == 0)
            return;
        nint joined = _joined;
        nint between = _between;
        (_joined, _between) = (0, 0);
        using var watch = Overdue.Watch("parting from spawned ranks (MPI_Comm_disconnect)");
        using (_mpi.Enter())
        {
            _mpi.Check(_mpi.Functions.Comm_free(&joined), "MPI_Comm_free");
            _mpi.Check(_mpi.Functions.Comm_disconnect(&between), "MPI_Comm_disconnect");
        }
    }

    private static MpiException CannotSpawn(MpiRuntime mpi, string reason, Exception? inner) =>
        new(
            $"MPI could not start the workers with MPI_Comm_spawn: {reason.ReplaceLineEndings(" ").TrimEnd('.')}. The library is "
                + $"{mpi.Library.Version}; many MPIs and clusters "
                + "do not allow it. Start all ranks at once instead, with 'mpiexec -n 4 program' or srun, and use Transport = "
                + "MpiTransport.Mpi, "
                + "or run the workers in this "
                + "process with MpiTransport.InProcess.",
            inner
        );
}
