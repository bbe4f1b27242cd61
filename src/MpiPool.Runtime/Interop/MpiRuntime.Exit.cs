namespace MpiPool.Interop;

internal sealed unsafe partial class MpiRuntime
{
    private static readonly TimeSpan GatePatience = TimeSpan.FromSeconds(5);

    private readonly List<Action> _atExit = [];
    private bool _isFinalized;

    /// <summary>Whether MPI has ended; no call is allowed then.</summary>
    public bool IsFinalized => Volatile.Read(ref _isFinalized) || (!OwnsMpi && IsFinalizedByProgram());

    /// <summary>Has something done at the process's end, while MPI still works: the last registered first.</summary>
    public void AtExit(Action action)
    {
        lock (_atExit)
            _atExit.Add(action);
    }

    /// <summary>Undoes <see cref="AtExit"/>.</summary>
    public void RemoveAtExit(Action action)
    {
        lock (_atExit)
            _atExit.Remove(action);
    }

    /// <summary>Ends all ranks.</summary>
    public void Abort(int code)
    {
        using var watch = Overdue.Watch("MPI_Abort");

        // Whoever holds the gate may never let go of it: then do without.
        bool isHeld = Gate.TryEnter(GatePatience);
        try
        {
            if (!IsFinalized)
                Functions.Abort(Abi.CommWorld, code);
        }
        finally
        {
            if (isHeld)
                Gate.Exit();
        }

        Environment.Exit(code);
    }

    private void FinalizeAtExit() => AppDomain.CurrentDomain.ProcessExit += (_, _) => OnProcessExit();

    private void OnProcessExit()
    {
        RunAtExit();
        using var watch = Overdue.WatchAtExit("MPI_Finalize");
        if (!OwnsMpi || !Gate.TryEnter(GatePatience))
            return;
        try
        {
            // Never undone: no thread calls MPI from here on, also if another exit handler blocks.
            int isFinalized = 0;
            Functions.Finalized(&isFinalized);
            Volatile.Write(ref _isFinalized, true);
            if (isFinalized == 0)
                Functions.Finalize();
        }
        finally
        {
            Gate.Exit();
        }
    }

    private void RunAtExit()
    {
        while (true)
        {
            Action action;
            lock (_atExit)
            {
                if (_atExit.Count == 0)
                    return;
                action = _atExit[^1];
                _atExit.RemoveAt(_atExit.Count - 1);
            }

            try
            {
                action();
            }
            catch (Exception exception)
            {
                // Whatever goes wrong in one of them, the process is ending, and MPI has to be finalized.
                UnhandledErrors.Write($"MpiPool: at the end of the process: {exception.Message}");
            }
        }
    }

    private bool IsFinalizedByProgram()
    {
        int isFinalized = 0;
        Functions.Finalized(&isFinalized);
        return isFinalized != 0;
    }
}
