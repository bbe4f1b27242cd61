using System.Runtime.InteropServices;

namespace MpiPool.Interop;

/// <summary>
/// Pointers into libmpi, named as in MPI. Callers hold <see cref="MpiRuntime.Gate"/>, pass handles and special addresses from
/// <see cref="MpiAbi"/>, and zero each slot that receives a handle. Those marked optional are null in a library that lacks them.
/// </summary>
internal sealed unsafe class MpiFunctions
{
    // Process
    public readonly delegate* unmanaged[Cdecl]<int*, int> Initialized;
    public readonly delegate* unmanaged[Cdecl]<int*, int> Finalized;
    public readonly delegate* unmanaged[Cdecl]<int*, byte***, int, int*, int> Init_thread;
    public readonly delegate* unmanaged[Cdecl]<int*, int> Query_thread;
    public readonly delegate* unmanaged[Cdecl]<int*, int> Is_thread_main;
    public readonly delegate* unmanaged[Cdecl]<int> Finalize;
    public readonly delegate* unmanaged[Cdecl]<nint, int, int> Abort;
    public readonly delegate* unmanaged[Cdecl]<byte*, int*, int> Get_library_version;
    public readonly delegate* unmanaged[Cdecl]<int*, int*, int> Get_version;
    public readonly delegate* unmanaged[Cdecl]<byte*, int*, int> Get_processor_name;
    public readonly delegate* unmanaged[Cdecl]<int, int*, int> Error_class;
    public readonly delegate* unmanaged[Cdecl]<int, byte*, int*, int> Error_string;

    // Communicators
    public readonly delegate* unmanaged[Cdecl]<nint, int*, int> Comm_rank;
    public readonly delegate* unmanaged[Cdecl]<nint, int*, int> Comm_size;
    public readonly delegate* unmanaged[Cdecl]<nint, nint*, int> Comm_dup;

    /// <summary>Optional: null in a library without it.</summary>
    public readonly delegate* unmanaged[Cdecl]<nint, nint*, nint*, int> Comm_idup;
    public readonly delegate* unmanaged[Cdecl]<nint, int, int, nint*, int> Comm_split;
    public readonly delegate* unmanaged[Cdecl]<nint, int, int, nint, nint*, int> Comm_split_type;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Comm_free;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, int> Comm_set_errhandler;
    public readonly delegate* unmanaged[Cdecl]<nint, int, void*, int*, int> Comm_get_attr;
    public readonly delegate* unmanaged[Cdecl]<nint, nint, int*, int> Comm_compare;
    public readonly delegate* unmanaged[Cdecl]<nint, nint*, int> Comm_group;
    public readonly delegate* unmanaged[Cdecl]<nint, int, int*, nint, int*, int> Group_translate_ranks;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Group_free;

    // Messages
    public readonly delegate* unmanaged[Cdecl]<void*, int, nint, int, int, nint, nint*, int> Isend;
    public readonly delegate* unmanaged[Cdecl]<void*, int, nint, int, int, nint, nint*, int> Irecv;
    public readonly delegate* unmanaged[Cdecl]<int, int, nint, int*, byte*, int> Iprobe;
    public readonly delegate* unmanaged[Cdecl]<nint*, int*, byte*, int> Test;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Cancel;
    public readonly delegate* unmanaged[Cdecl]<byte*, int*, int> Test_cancelled;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Request_free;
    public readonly delegate* unmanaged[Cdecl]<byte*, nint, int*, int> Get_count;

    // Collectives
    public readonly delegate* unmanaged[Cdecl]<nint, nint*, int> Ibarrier;
    public readonly delegate* unmanaged[Cdecl]<void*, int, nint, int, nint, nint*, int> Ibcast;
    public readonly delegate* unmanaged[Cdecl]<void*, void*, int, nint, nint, int, nint, nint*, int> Ireduce;
    public readonly delegate* unmanaged[Cdecl]<void*, void*, int, nint, nint, nint, nint*, int> Iallreduce;
    public readonly delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, int, nint, nint*, int> Igather;
    public readonly delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, nint, nint*, int> Iallgather;
    public readonly delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, int, nint, nint*, int> Iscatter;

    // Datatypes
    public readonly delegate* unmanaged[Cdecl]<int, nint, nint*, int> Type_contiguous;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Type_commit;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Type_free;

    // Spawning (optional)
    public readonly delegate* unmanaged[Cdecl]<byte*, byte**, int, nint, int, nint, nint*, int*, int> Comm_spawn;
    public readonly delegate* unmanaged[Cdecl]<nint, int, nint*, int> Intercomm_merge;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Comm_disconnect;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Comm_get_parent;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Info_create;
    public readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, int> Info_set;
    public readonly delegate* unmanaged[Cdecl]<nint*, int> Info_free;

    /// <summary>Looks every function up.</summary>
    /// <param name="library">The loaded library.</param>
    /// <param name="path">What to call it in an error.</param>
    public MpiFunctions(nint library, string path)
    {
        Initialized = (delegate* unmanaged[Cdecl]<int*, int>)Required("MPI_Initialized");
        Finalized = (delegate* unmanaged[Cdecl]<int*, int>)Required("MPI_Finalized");
        Init_thread = (delegate* unmanaged[Cdecl]<int*, byte***, int, int*, int>)Required("MPI_Init_thread");
        Query_thread = (delegate* unmanaged[Cdecl]<int*, int>)Required("MPI_Query_thread");
        Is_thread_main = (delegate* unmanaged[Cdecl]<int*, int>)Required("MPI_Is_thread_main");
        Finalize = (delegate* unmanaged[Cdecl]<int>)Required("MPI_Finalize");
        Abort = (delegate* unmanaged[Cdecl]<nint, int, int>)Required("MPI_Abort");
        Get_library_version = (delegate* unmanaged[Cdecl]<byte*, int*, int>)Required("MPI_Get_library_version");
        Get_version = (delegate* unmanaged[Cdecl]<int*, int*, int>)Required("MPI_Get_version");
        Get_processor_name = (delegate* unmanaged[Cdecl]<byte*, int*, int>)Required("MPI_Get_processor_name");
        Error_class = (delegate* unmanaged[Cdecl]<int, int*, int>)Required("MPI_Error_class");
        Error_string = (delegate* unmanaged[Cdecl]<int, byte*, int*, int>)Required("MPI_Error_string");
        Comm_rank = (delegate* unmanaged[Cdecl]<nint, int*, int>)Required("MPI_Comm_rank");
        Comm_size = (delegate* unmanaged[Cdecl]<nint, int*, int>)Required("MPI_Comm_size");
        Comm_dup = (delegate* unmanaged[Cdecl]<nint, nint*, int>)Required("MPI_Comm_dup");
        Comm_idup = (delegate* unmanaged[Cdecl]<nint, nint*, nint*, int>)Optional("MPI_Comm_idup");
        Comm_split = (delegate* unmanaged[Cdecl]<nint, int, int, nint*, int>)Required("MPI_Comm_split");
        Comm_split_type = (delegate* unmanaged[Cdecl]<nint, int, int, nint, nint*, int>)Required("MPI_Comm_split_type");
        Comm_free = (delegate* unmanaged[Cdecl]<nint*, int>)Required("MPI_Comm_free");
        Comm_set_errhandler = (delegate* unmanaged[Cdecl]<nint, nint, int>)Required("MPI_Comm_set_errhandler");
        Comm_get_attr = (delegate* unmanaged[Cdecl]<nint, int, void*, int*, int>)Required("MPI_Comm_get_attr");
        Comm_compare = (delegate* unmanaged[Cdecl]<nint, nint, int*, int>)Required("MPI_Comm_compare");
        Comm_group = (delegate* unmanaged[Cdecl]<nint, nint*, int>)Required("MPI_Comm_group");
        Group_translate_ranks = (delegate* unmanaged[Cdecl]<nint, int, int*, nint, int*, int>)Required("MPI_Group_translate_ranks");
        Group_free = (delegate* unmanaged[Cdecl]<nint*, int>)Required("MPI_Group_free");
        Isend = (delegate* unmanaged[Cdecl]<void*, int, nint, int, int, nint, nint*, int>)Required("MPI_Isend");
        Irecv = (delegate* unmanaged[Cdecl]<void*, int, nint, int, int, nint, nint*, int>)Required("MPI_Irecv");
        Iprobe = (delegate* unmanaged[Cdecl]<int, int, nint, int*, byte*, int>)Required("MPI_Iprobe");
        Test = (delegate* unmanaged[Cdecl]<nint*, int*, byte*, int>)Required("MPI_Test");
        Cancel = (delegate* unmanaged[Cdecl]<nint*, int>)Required("MPI_Cancel");
        Test_cancelled = (delegate* unmanaged[Cdecl]<byte*, int*, int>)Required("MPI_Test_cancelled");
        Request_free = (delegate* unmanaged[Cdecl]<nint*, int>)Required("MPI_Request_free");
        Get_count = (delegate* unmanaged[Cdecl]<byte*, nint, int*, int>)Required("MPI_Get_count");
        Ibarrier = (delegate* unmanaged[Cdecl]<nint, nint*, int>)Required("MPI_Ibarrier");
        Ibcast = (delegate* unmanaged[Cdecl]<void*, int, nint, int, nint, nint*, int>)Required("MPI_Ibcast");
        Ireduce = (delegate* unmanaged[Cdecl]<void*, void*, int, nint, nint, int, nint, nint*, int>)Required("MPI_Ireduce");
        Iallreduce = (delegate* unmanaged[Cdecl]<void*, void*, int, nint, nint, nint, nint*, int>)Required("MPI_Iallreduce");
        Igather = (delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, int, nint, nint*, int>)Required("MPI_Igather");
        Iallgather = (delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, nint, nint*, int>)Required("MPI_Iallgather");
        Iscatter = (delegate* unmanaged[Cdecl]<void*, int, nint, void*, int, nint, int, nint, nint*, int>)Required("MPI_Iscatter");
        Type_contiguous = (delegate* unmanaged[Cdecl]<int, nint, nint*, int>)Required("MPI_Type_contiguous");
        Type_commit = (delegate* unmanaged[Cdecl]<nint*, int>)Required("MPI_Type_commit");
        Type_free = (delegate* unmanaged[Cdecl]<nint*, int>)Required("MPI_Type_free");
        Comm_spawn = (delegate* unmanaged[Cdecl]<byte*, byte**, int, nint, int, nint, nint*, int*, int>)Optional("MPI_Comm_spawn");
        Intercomm_merge = (delegate* unmanaged[Cdecl]<nint, int, nint*, int>)Optional("MPI_Intercomm_merge");
        Comm_disconnect = (delegate* unmanaged[Cdecl]<nint*, int>)Optional("MPI_Comm_disconnect");
        Comm_get_parent = (delegate* unmanaged[Cdecl]<nint*, int>)Optional("MPI_Comm_get_parent");
        Info_create = (delegate* unmanaged[Cdecl]<nint*, int>)Optional("MPI_Info_create");
        Info_set = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, int>)Optional("MPI_Info_set");
        Info_free = (delegate* unmanaged[Cdecl]<nint*, int>)Optional("MPI_Info_free");

        nint Required(string name) =>
            Optional(name) is not 0 and var address
                ? address
                : throw new MpiLibraryException(
                    $"{path} does not export {name}: it is not an MPI library, or older than MPI 3.0. Install "
                        + $"Open MPI 4 or MPICH 4 (or newer), or name another library in {MpiLibrary.OverrideVariable}."
                );

        nint Optional(string name) => NativeLibrary.TryGetExport(library, name, out nint address) ? address : 0;
    }
}
