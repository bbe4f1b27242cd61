namespace MpiPool.Communicators;

internal sealed unsafe partial class NativeCommunicator
{
    private protected override void BroadcastCore(MpiBuffer data, int root)
    {
        using var type = new TransferType(_mpi, data);
        nint request = 0;
        using (_mpi.Enter())
            _mpi.Check(F.Ibcast(data.Address, type.Count, type.Handle, root, Whole, &request), "MPI_Ibcast");
        _mpi.Wait(&request, null, "MPI_Ibcast");
    }

    private protected override void ReduceCore<T>(MpiBuffer data, MpiBuffer result, MpiOperation operation, int root)
    {
        nint request = 0;
        using (_mpi.Enter())
        {
            int error = F.Ireduce(
                InPlaceIfSame(data, result),
                result.Address,
                data.Count,
                Reduction.Datatype<T>(_mpi.Abi),
                Reduction.Operator(_mpi.Abi, operation),
                root,
                Whole,
                &request
            );
            _mpi.Check(error, "MPI_Ireduce");
        }

        _mpi.Wait(&request, null, "MPI_Ireduce");
    }

    private protected override void AllReduceCore<T>(MpiBuffer data, MpiBuffer result, MpiOperation operation)
    {
        nint request = 0;
        using (_mpi.Enter())
        {
            int error = F.Iallreduce(
                InPlaceIfSame(data, result),
                result.Address,
                data.Count,
                Reduction.Datatype<T>(_mpi.Abi),
                Reduction.Operator(_mpi.Abi, operation),
                Whole,
                &request
            );
            _mpi.Check(error, "MPI_Iallreduce");
        }

        _mpi.Wait(&request, null, "MPI_Iallreduce");
    }

    private protected override void GatherCore(MpiBuffer data, MpiBuffer result, int root)
    {
        using var type = new TransferType(_mpi, data);
        nint request = 0;
        using (_mpi.Enter())
        {
            int error = F.Igather(data.Address, type.Count, type.Handle, result.Address, type.Count, type.Handle, root, Whole, &request);
            _mpi.Check(error, "MPI_Igather");
        }

        _mpi.Wait(&request, null, "MPI_Igather");
    }

    private protected override void AllGatherCore(MpiBuffer data, MpiBuffer result)
    {
        using var type = new TransferType(_mpi, data);
        nint request = 0;
        using (_mpi.Enter())
        {
            int error = F.Iallgather(data.Address, type.Count, type.Handle, result.Address, type.Count, type.Handle, Whole, &request);
            _mpi.Check(error, "MPI_Iallgather");
        }

        _mpi.Wait(&request, null, "MPI_Iallgather");
    }

    private protected override void ScatterCore(MpiBuffer data, MpiBuffer result, int root)
    {
        using var type = new TransferType(_mpi, result);
        nint request = 0;
        using (_mpi.Enter())
        {
            int error = F.Iscatter(data.Address, type.Count, type.Handle, result.Address, type.Count, type.Handle, root, Whole, &request);
            _mpi.Check(error, "MPI_Iscatter");
        }

        _mpi.Wait(&request, null, "MPI_Iscatter");
    }

    /// <summary>MPI forbids the same memory for both, but has a mark to ask for it.</summary>
    private void* InPlaceIfSame(MpiBuffer data, MpiBuffer result) =>
        data.Address == result.Address && data.Count > 0 ? (void*)_mpi.Abi.InPlace : data.Address;
}
