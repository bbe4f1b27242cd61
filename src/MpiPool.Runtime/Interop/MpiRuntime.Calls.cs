using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;

namespace MpiPool.Interop;

internal sealed unsafe partial class MpiRuntime
{
    /// <summary>
    /// A test that takes longer has moved a piece of some message: the next piece comes at once, and to sleep between the pieces would
    /// slow large messages down a hundredfold. Nothing else tells that a transfer is under way.
    /// </summary>
    private static readonly long BusyTicks = Stopwatch.Frequency / 300_000;

    /// <summary>Throws if a call failed.</summary>
    /// <param name="result">What the call returned.</param>
    /// <param name="call">Its name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(int result, string call)
    {
        if (result != 0)
            throw Error(result, call);
    }

    /// <summary>The exception for a call that failed, with MPI's own text.</summary>
    public MpiException Error(int result, string call)
    {
        int errorClass = 0,
            length = 0;
        byte* text = stackalloc byte[Abi.MaxErrorString];
        lock (Gate)
        {
            Functions.Error_class(result, &errorClass);
            if (Functions.Error_string(result, text, &length) != 0)
                length = 0;
        }

        // MPICH's text is a stack of calls, one a line.
        string message = Encoding.UTF8.GetString(text, Math.Clamp(length, 0, Abi.MaxErrorString)).Trim('\0', '\n', ' ').Replace("\n", "; ");
        return new MpiException(call, errorClass, result, message);
    }

    /// <summary>Asks whether a request is complete; if so, it is freed and its slot holds MPI's null request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">Room for <see cref="MpiAbi.StatusSize"/> bytes, or null.</param>
    /// <param name="call">The call that started the request, for the error.</param>
    /// <exception cref="MpiException">What the request did has failed. It is complete then.</exception>
    public bool Test(nint* request, byte* status, string call)
    {
        int isComplete = 0;
        Check(Functions.Test(request, &isComplete, status == null ? (byte*)Abi.StatusIgnore : status), call);
        return isComplete != 0;
    }

    /// <summary>How many elements of a type a status speaks of; <see cref="MpiAbi.Undefined"/> if not a whole number.</summary>
    public int Count(byte* status, nint datatype)
    {
        int count = 0;
        Check(Functions.Get_count(status, datatype, &count), "MPI_Get_count");
        return count;
    }

    /// <summary>Waits for a request, outside the gate, making progress elsewhere meanwhile. Never leaves the request behind.</summary>
    /// <inheritdoc cref="Test"/>
    public void Wait(nint* request, byte* status, string call)
    {
        ExceptionDispatchInfo? interruption = null;
        var backoff = NewBackoff();
        while (true)
        {
            bool isAsking = true;
            try
            {
                bool isBusy;
                using (Enter())
                {
                    if (Test(request, status, call))
                        break;

                    // The first test after a sleep is slow in any case.
                    long start = Stopwatch.GetTimestamp();
                    if (backoff.HasSlept && Test(request, status, call))
                        break;
                    isBusy = Stopwatch.GetTimestamp() - start > BusyTicks;
                }

                isAsking = false;
                if (isBusy | (interruption is null && MakeProgress()))
                    backoff.Reset();
                else
                    backoff.Pause();
            }
            catch (Exception exception) when (interruption is null && !IsFinalized && !(isAsking && exception is MpiException))
            {
                // MPI still reads or writes the caller's memory, so leave only when it is done. A receive may never be: call it off.
                interruption = ExceptionDispatchInfo.Capture(exception);
                if (call == "MPI_Irecv")
                    Cancel(request);
            }
        }

        interruption?.Throw();
    }

    private void Cancel(nint* request)
    {
        using var scope = Enter();
        Check(Functions.Cancel(request), "MPI_Cancel");
    }
}
