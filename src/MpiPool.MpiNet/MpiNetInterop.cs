using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MpiPool.Interop;

namespace MpiPool;

/// <summary>MPI.NET beside a pool: one libmpi for both, and communicators of the one in the other.</summary>
/// <remarks>
/// MPI.NET is compiled for <c>msmpi.dll</c>, whose ABI is that of MPICH, Intel MPI, Cray MPICH and MVAPICH. Under these it works on
/// Linux, too. It makes code at run time, so that a program that uses it cannot be compiled ahead of time.
/// </remarks>
/// <example>
/// <code not-run="it needs MPICH">
/// MpiNetInterop.Use();                                        // first of all, on every rank
///
/// var world = MPI.Communicator.world;
/// int sum = world.Allreduce(world.Rank, MPI.Operation&lt;int&gt;.Add);
///
/// using var pool = new MpiExecutor(new MpiExecutorOptions { Communicator = world.ToMpiPool() });
/// if (pool.WorkersExit()) return;
/// Console.WriteLine(pool.Submit(Tasks.Square, sum).Result);
/// </code>
/// </example>
public static class MpiNetInterop
{
    private static readonly Lock UseLock = new();
    private static bool _isInUse;

    // MPI.NET ends a communicator that nobody refers to, so each holds the other for as long as it is in use itself.
    private static readonly ConditionalWeakTable<MpiCommunicator, MPI.Communicator> Origins = [];
    private static readonly ConditionalWeakTable<MPI.Communicator, MpiCommunicator> Owners = [];

    /// <summary>
    /// Starts MPI, and lets MPI.NET call the libmpi that MpiPool has loaded. Call this before the first pool, communicator or MPI.NET call,
    /// on every rank; calling it again does nothing. <c>new MPI.Environment(...)</c> is not needed afterwards, and does no harm if it lives
    /// as long as the program.
    /// </summary>
    /// <exception cref="MpiException">No libmpi was found, or one of another ABI, such as Open MPI.</exception>
    /// <exception cref="InvalidOperationException">
    /// MPI runs with a thread level below <c>MPI_THREAD_MULTIPLE</c>, or something else has said where MPI.NET's library is.
    /// </exception>
    [RequiresDynamicCode("MPI.NET makes code at run time. Publish the program without PublishAot.")]
    [RequiresUnreferencedCode("MPI.NET looks at types by reflection. Publish the program without trimming.")]
    public static void Use()
    {
        lock (UseLock)
        {
            if (_isInUse)
                return;
            var mpi = MpiRuntime.Start(isCalledBeside: true);
            Check(mpi);
            SendCallsTo(mpi.Library);

            // What its Environment does where it starts MPI itself.
            MPI.Communicator.world = MPI.Intracommunicator.Adopt((int)mpi.Abi.CommWorld);
            MPI.Communicator.self = MPI.Intracommunicator.Adopt((int)mpi.Abi.CommSelf);
            ThreadLevel(null) = MPI.Threading.Multiple;
            _isInUse = true;
        }
    }

    /// <summary>The communicator for MpiPool: for a pool, or for its spans. It is MPI.NET's own, and ends with it.</summary>
    /// <param name="communicator">A communicator of MPI.NET's; call <see cref="Use"/> before.</param>
    public static MpiCommunicator ToMpiPool(this MPI.Communicator communicator)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        var converted = MpiCommunicator.FromHandle(HandleOf(communicator));
        Origins.Add(converted, communicator);
        return converted;
    }

    /// <summary>
    /// The communicator for MPI.NET: for its arrays and collectives. It is MpiPool's own and ends with it: dispose of that one, not of
    /// this.
    /// </summary>
    /// <param name="communicator">A communicator of MpiPool's.</param>
    /// <exception cref="InvalidOperationException">
    /// <see cref="Use"/> was not called, or the communicator is not MPI's, since the program runs without a launcher.
    /// </exception>
    [RequiresDynamicCode("MPI.NET makes code at run time. Publish the program without PublishAot.")]
    [RequiresUnreferencedCode("MPI.NET looks at types by reflection. Publish the program without trimming.")]
    public static MPI.Intracommunicator ToMpiNet(this MpiCommunicator communicator)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        if (!_isInUse)
            throw new InvalidOperationException("MPI.NET has no MPI yet. Call MpiNetInterop.Use() at the program's start.");
        if (communicator.Handle == 0)
        {
            throw new InvalidOperationException(
                "The communicator is not one of MPI's: without a launcher, MpiCommunicator.World is this process alone. "
                    + "Start the program with mpiexec, or use MPI.Communicator.world."
            );
        }

        var converted = MPI.Intracommunicator.Adopt((int)communicator.Handle);
#pragma warning disable CA1816 // MPI.NET's finalizer would free what is not its own.
        GC.SuppressFinalize(converted);
#pragma warning restore CA1816
        Owners.Add(converted, communicator);
        return converted;
    }

    /// <summary>Where MpiPool's other conversions are.</summary>
    extension(MpiCommunicator)
    {
        /// <summary>The same as <see cref="ToMpiPool"/>.</summary>
        /// <param name="communicator">A communicator of MPI.NET's; call <see cref="Use"/> before.</param>
        public static MpiCommunicator FromMpiNet(MPI.Communicator communicator) => communicator.ToMpiPool();
    }

    private static void Check(MpiRuntime mpi)
    {
        if (mpi.Abi.Flavor != MpiFlavor.Mpich)
        {
            throw new MpiLibraryException(
                "MPI.NET needs an MPI of the MPICH family (MPICH, Intel MPI, Cray MPICH, MVAPICH, MS-MPI), whose ABI it is compiled for. "
                    + $"This process has {mpi.Library.Version} ({mpi.Library.Path}). Start the program with the mpiexec of one of "
                    + $"those, for "
                    + $"example mpiexec.mpich, or without a launcher name its library in {MpiLibrary.OverrideVariable}."
            );
        }

        // MPI.NET does not know the lock that MpiPool holds for each call.
        if (mpi.ThreadLevel < MpiThreadLevel.Multiple)
        {
            throw new InvalidOperationException(
                $"MPI runs with thread level {mpi.ThreadLevel}, and MPI.NET's calls beside those of a pool need MPI_THREAD_MULTIPLE. "
                    + "Call MpiNetInterop.Use() before the first pool, communicator or other binding; if it is the first already, this MPI "
                    + $"({mpi.Library.Version}) cannot give more."
            );
        }
    }

    private static void SendCallsTo(MpiLibrary library)
    {
        try
        {
            NativeLibrary.SetDllImportResolver(
                typeof(MPI.Communicator).Assembly,
                (name, _, _) => name is "msmpi.dll" or "msmpi" ? library.Handle : 0
            );
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException(
                "The program has set a DllImport resolver for MPI.NET's assembly itself, and there can be only one. Leave it out: "
                    + "MpiNetInterop.Use() sets the one that is needed.",
                exception
            );
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "comm")]
    private static extern ref int HandleOf(MPI.Communicator communicator);

    [UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "providedThreadLevel")]
    private static extern ref MPI.Threading ThreadLevel(MPI.Environment? type);
}
