using MpiPool.Interop;

namespace MpiPool.Communicators;

/// <summary>A communicator of MPI.</summary>
/// <remarks>
/// Each call starts an operation inside the gate and waits for it outside, so that other threads' operations and open pools go on.
/// </remarks>
internal sealed unsafe partial class NativeCommunicator : MpiCommunicator
{
    private readonly MpiRuntime _mpi;
    private readonly bool _isOwned;
    private readonly SelfSends _selfSends;
    private nint _communicator;

    /// <summary>Takes a communicator over.</summary>
    /// <param name="mpi">The MPI it is of.</param>
    /// <param name="communicator">The communicator.</param>
    /// <param name="isOwned">Whether disposing of this frees it.</param>
    public NativeCommunicator(MpiRuntime mpi, nint communicator, bool isOwned)
    {
        _mpi = mpi;
        _communicator = communicator;
        _isOwned = isOwned;
        _selfSends = new SelfSends(mpi);

        int rank = 0,
            size = 0;
        using (mpi.Enter())
        {
            if (isOwned)
                mpi.ReturnErrors(communicator);
            mpi.Check(F.Comm_rank(communicator, &rank), "MPI_Comm_rank");
            mpi.Check(F.Comm_size(communicator, &size), "MPI_Comm_size");
        }

        Rank = rank;
        Size = size;
    }

    public override int Rank { get; }

    public override int Size { get; }

    public override nint Handle => _mpi.Abi.HandleSize == sizeof(int) ? (int)Communicator : Communicator;

    internal override bool IsOwned => _isOwned;

    public override int MaxTag => _mpi.TagUpperBound;

    private MpiFunctions F => _mpi.Functions;

    private nint Communicator
    {
        get
        {
            ObjectDisposedException.ThrowIf(_communicator == 0, this);
            return _communicator;
        }
    }

    public override void Barrier()
    {
        nint request = 0;
        using (_mpi.Enter())
            _mpi.Check(F.Ibarrier(Whole, &request), "MPI_Ibarrier");
        _mpi.Wait(&request, null, "MPI_Ibarrier");
    }

    public override MpiCommunicator Duplicate()
    {
        nint duplicate = 0;
        if (F.Comm_idup != null)
        {
            nint request = 0;
            using (_mpi.Enter())
                _mpi.Check(F.Comm_idup(Whole, &duplicate, &request), "MPI_Comm_idup");
            _mpi.Wait(&request, null, "MPI_Comm_idup");
        }
        else
        {
            Barrier();
            using (_mpi.Enter())
                _mpi.Check(F.Comm_dup(Communicator, &duplicate), "MPI_Comm_dup");
        }

        return new NativeCommunicator(_mpi, duplicate, isOwned: true);
    }

    private protected override MpiCommunicator? SplitCore(int color, int key)
    {
        // MPI has no split that does not block. So all ranks come together first, and only then block for as long as it takes.
        Barrier();
        nint part = 0;
        using (_mpi.Enter())
            _mpi.Check(F.Comm_split(Communicator, color == Undefined ? _mpi.Abi.Undefined : color, key, &part), "MPI_Comm_split");
        return part == _mpi.Abi.CommNull ? null : new NativeCommunicator(_mpi, part, isOwned: true);
    }

    private protected override void SendCore(MpiBuffer data, int destination, int tag)
    {
        using var type = new TransferType(_mpi, data);
        if (destination == Rank)
        {
            _selfSends.Send(data, type, Rank, tag, Communicator);
            return;
        }

        CheckIsHere(destination);
        nint request = 0;
        using (_mpi.Enter())
            _mpi.Check(F.Isend(data.Address, type.Count, type.Handle, destination, tag, Communicator, &request), "MPI_Isend");
        _mpi.Wait(&request, null, "MPI_Isend");
    }

    private protected override MpiStatus ReceiveCore(MpiBuffer buffer, int source, int tag)
    {
        CheckCanCome(source, tag);
        using var type = new TransferType(_mpi, buffer);
        byte* status = stackalloc byte[MpiAbi.StatusSize];
        nint request = 0;
        int nativeSource = source == AnySource ? _mpi.Abi.AnySource : source;
        int nativeTag = tag == AnyTag ? _mpi.Abi.AnyTag : tag;
        using (_mpi.Enter())
            _mpi.Check(F.Irecv(buffer.Address, type.Count, type.Handle, nativeSource, nativeTag, Communicator, &request), "MPI_Irecv");
        _mpi.Wait(&request, status, "MPI_Irecv");

        int count;
        int sender = _mpi.Abi.Source(status),
            receivedTag = _mpi.Abi.Tag(status);
        using (_mpi.Enter())
        {
            count = _mpi.Count(status, type.Handle);
            if (sender == Rank)
                _selfSends.FreeCompleted();
        }

        if (count == _mpi.Abi.Undefined || count % type.UnitsPerElement != 0)
            throw NotWhole(count, buffer.ElementSize, sender, receivedTag);
        return new MpiStatus(sender, receivedTag, count / type.UnitsPerElement);
    }

    private protected override void DisposeCore()
    {
        if (!_isOwned || _communicator == 0)
            return;
        nint communicator = _communicator;
        _mpi.EnsureThread();
        lock (_mpi.Gate)
        {
            _communicator = 0;
            if (!_mpi.IsFinalized)
                _mpi.Check(F.Comm_free(&communicator), "MPI_Comm_free");
        }
    }
}
