using MpiPool.Communicators;
using MpiPool.Interop;

namespace MpiPool;

public abstract partial class MpiCommunicator
{
    private static readonly Lock PredefinedLock = new();
    private static MpiCommunicator? _world;
    private static MpiCommunicator? _self;

    /// <summary>All the processes that were started together.</summary>
    /// <remarks>
    /// Its first use starts MPI. Without a launcher the process is alone, and this is a communicator of one rank that needs no MPI; unless
    /// MPI was initialised before, or <c>MPIPOOL_LIBMPI</c> or <c>MPIPOOL_TRANSPORT=Mpi</c> asks for it.
    /// </remarks>
    public static MpiCommunicator World => Volatile.Read(ref _world) ?? CreatePredefined().World;

    /// <summary>This process alone.</summary>
    public static MpiCommunicator Self => Volatile.Read(ref _self) ?? CreatePredefined().Self;

    /// <summary>Takes a communicator over from another binding in this process. It stays the other binding's to free.</summary>
    /// <param name="handle">MPI's own handle: Open MPI's pointer or MPICH's number.</param>
    /// <exception cref="InvalidOperationException">MPI is not initialised.</exception>
    public static MpiCommunicator FromHandle(nint handle)
    {
        if (!MpiRuntime.IsInitializedInProcess())
            throw new InvalidOperationException(
                "MPI is not initialised in this process, so that the handle cannot be one of its "
                    + "communicators. Initialise the other binding first, or use MpiCommunicator.World."
            );

        var mpi = MpiRuntime.Start();
        nint normalized = mpi.Abi.Normalize(handle);
        if (normalized == 0 || normalized == mpi.Abi.CommNull)
            throw new ArgumentException("The handle is that of no communicator (MPI_COMM_NULL).", nameof(handle));
        return new NativeCommunicator(mpi, normalized, isOwned: false);
    }

    /// <summary>Whether the predefined communicators are MPI's.</summary>
    /// <param name="launcher">What started the process.</param>
    /// <param name="variable">The value of an environment variable, or null.</param>
    internal static bool IsMpiMeant(MpiLauncher launcher, Func<string, string?> variable) =>
        launcher.IsPresent
        || !string.IsNullOrEmpty(variable(MpiLibrary.OverrideVariable))
        || string.Equals(variable("MPIPOOL_TRANSPORT"), "Mpi", StringComparison.OrdinalIgnoreCase);

    private static (MpiCommunicator World, MpiCommunicator Self) CreatePredefined()
    {
        // Should this fail, then only for want of a libmpi that fits: one line says so if nothing catches it.
        UnhandledErrors.Watch();
        lock (PredefinedLock)
        {
            if (_world is not null && _self is not null)
                return (_world, _self);

            MpiCommunicator world,
                self;
            if (IsMpiMeant(MpiLauncher.Detect(), Environment.GetEnvironmentVariable) || MpiRuntime.IsInitializedInProcess())
            {
                var mpi = MpiRuntime.Start();
                world = new NativeCommunicator(mpi, mpi.Abi.CommWorld, isOwned: false);
                self = new NativeCommunicator(mpi, mpi.Abi.CommSelf, isOwned: false);
            }
            else
            {
                world = new LocalCommunicator(isOwned: false);
                self = new LocalCommunicator(isOwned: false);
            }

            Volatile.Write(ref _self, self);
            Volatile.Write(ref _world, world);
            return (world, self);
        }
    }
}
