using System.Runtime.InteropServices;
using MpiPool.Interop;

namespace MpiPool.Communicators;

/// <summary>
/// Messages of a rank to itself. Some MPIs complete such a send, however small, only when it is received, so that to send and then receive
/// on one thread would never end. A copy of the message frees the sender at once, on every MPI and without one.
/// </summary>
internal sealed unsafe class SelfSends(MpiRuntime mpi)
{
    private readonly List<(nint Request, nint Copy)> _pending = [];

    /// <summary>Starts a send, and lets the caller have its buffer back.</summary>
    public void Send(MpiBuffer data, TransferType type, int rank, int tag, nint communicator)
    {
        using var scope = mpi.Enter();
        FreeCompleted();
        void* copy = NativeMemory.Alloc((nuint)data.Bytes);
        data.CopyTo(new(copy, data.Count, data.ElementSize));
        nint request = 0;
        int error = mpi.Functions.Isend(copy, type.Count, type.Handle, rank, tag, communicator, &request);
        if (error == 0)
        {
            _pending.Add((request, (nint)copy));
            return;
        }

        NativeMemory.Free(copy);
        throw mpi.Error(error, "MPI_Isend");
    }

    /// <summary>Frees what has been received. Call it inside the gate.</summary>
    public void FreeCompleted()
    {
        for (int i = _pending.Count - 1; i >= 0; i--)
        {
            var (request, copy) = _pending[i];
            int isComplete = 0;
            int error = mpi.Functions.Test(&request, &isComplete, (byte*)mpi.Abi.StatusIgnore);
            if (error == 0 && isComplete == 0)
            {
                _pending[i] = (request, copy);
                continue;
            }

            _pending.RemoveAt(i);
            NativeMemory.Free((void*)copy);
        }
    }
}
