namespace MpiPool.Scheduling;

/// <summary>
/// How much a worker holds at once and how many tasks share a message: by the run time that the workers measured for the same method, so
/// that short tasks travel by the hundreds, long ones alone, and nobody has to set a chunk size.
/// </summary>
/// <param name="workersSleep">Whether a message to a worker that has nothing must wake it, mostly: that takes longer than the message
/// itself.</param>
internal sealed class BatchPolicy(bool workersSleep = false)
{
    /// <summary>The most tasks that a worker holds.</summary>
    internal const int MostInFlight = 8192;

    /// <summary>
    /// The most tasks that share a message: what is sent with each hardly counts any more, and the futures of those under way stay in the
    /// caches.
    /// </summary>
    private const int MostTogether = MostInFlight / 8;

    /// <summary>A message is sent once it has this many bytes, however short its tasks are.</summary>
    internal const int MessageBytes = 32 * 1024;

    /// <summary>Beyond this many bytes of arguments a worker gets no third task.</summary>
    internal const long BytesInFlight = 4 * 1024 * 1024;

    /// <summary>
    /// How long the tasks of one message should keep a worker busy: long against a message, short against a user's patience.
    /// </summary>
    internal const long MessageTicks = TimeSpan.TicksPerMillisecond;

    /// <summary>Work that is not worth a message of its own while more is coming, or not worth waking a worker for.</summary>
    internal const long LeastTicks = 10 * TimeSpan.TicksPerMicrosecond,
        LeastTicksToWake = 100 * TimeSpan.TicksPerMicrosecond;

    /// <summary>
    /// How many messages of such work a worker holds: it does not run out while the main rank, which has no core of its own maybe, sleeps
    /// for half of that time.
    /// </summary>
    internal const int MessagesInFlight = 6;

    /// <summary>How much work a worker holds.</summary>
    internal const long WindowTicks = MessagesInFlight * MessageTicks;

    /// <summary>From here on the way of a message is small against the task, and a task held back behind another would only wait.</summary>
    internal const long AloneTicks = 5 * TimeSpan.TicksPerMillisecond;

    /// <summary>What is expected of a method that has not been measured: it may be long, so it is handed out alone.</summary>
    internal const long UnknownTicks = 2 * AloneTicks;

    /// <summary>A measurement counts as at most so many times what was expected.</summary>
    private const double MostSurprising = 8;

    /// <summary>Results that wait for an earlier one take up to so much memory, and are no more than so many.</summary>
    private const int PendingBytes = 64 * 1024 * 1024,
        MostPendingResults = 64 * 1024;

    private double[] _averageTicks = [];
    private double[] _averageBytes = [];

    /// <summary>Takes note of a measurement.</summary>
    /// <param name="opcode">The method.</param>
    /// <param name="ticks">How long the tasks ran together.</param>
    /// <param name="tasks">How many they were.</param>
    internal void Measured(int opcode, long ticks, int tasks = 1)
    {
        if (opcode >= _averageTicks.Length)
            Resize(opcode);
        double each = (double)ticks / tasks;
        ref double average = ref _averageTicks[opcode];

        // A worker that was put off the processor for a while measures nonsense. One measurement must not turn the plan upside down.
        average = double.IsNaN(average) ? each : average + ((Math.Min(each, (average + 1) * MostSurprising) - average) / 8);
    }

    /// <summary>Takes note of how large results were.</summary>
    /// <param name="opcode">The method.</param>
    /// <param name="bytes">The size of all.</param>
    /// <param name="results">How many they were.</param>
    internal void Returned(int opcode, long bytes, int results)
    {
        if (opcode >= _averageBytes.Length)
            Resize(opcode);
        double each = (double)bytes / results;
        ref double average = ref _averageBytes[opcode];
        average = double.IsNaN(average) ? each : average + ((each - average) / 8);
    }

    /// <summary>How far a map in input order runs ahead of a task that holds it up.</summary>
    /// <param name="opcode">The method.</param>
    /// <param name="least">What the workers need at least.</param>
    internal int MostPending(int opcode, int least)
    {
        double average = (uint)opcode < (uint)_averageBytes.Length ? _averageBytes[opcode] : double.NaN;
        return double.IsNaN(average) ? least : Math.Max(least, (int)Math.Min(PendingBytes / Math.Max(average, 1), MostPendingResults));
    }

    /// <summary>How long a task like this one is expected to run, in ticks of 100 ns; at least 1.</summary>
    internal long Expected(int opcode)
    {
        double average = (uint)opcode < (uint)_averageTicks.Length ? _averageTicks[opcode] : double.NaN;
        return double.IsNaN(average) ? UnknownTicks : Math.Max(1, (long)Math.Min(average, long.MaxValue / 4));
    }

    /// <summary>How many tasks like this one make a good message.</summary>
    internal int Batch(int opcode) => (int)Math.Clamp(MessageTicks / Expected(opcode), 1, MostTogether);

    /// <summary>How many tasks like this one are worth a message, if there are so many.</summary>
    internal int LeastBatch(int opcode) =>
        (int)Math.Clamp((workersSleep ? LeastTicksToWake : LeastTicks) / Expected(opcode), 1, MostTogether);

    /// <summary>Whether a worker that holds some tasks may get one more, expected to run for so long.</summary>
    /// <param name="held">How many it holds.</param>
    /// <param name="heldTicks">How long these are expected to run.</param>
    /// <param name="ticks">How long the new one is.</param>
    internal static bool HasRoom(int held, long heldTicks, long ticks) =>
        held switch
        {
            0 => true,
            1 when heldTicks <= AloneTicks && ticks <= AloneTicks => true,
            _ => held < MostInFlight && heldTicks + ticks <= WindowTicks,
        };

    /// <summary>Whether a worker will soon need more than it holds.</summary>
    internal static bool IsHungry(int held, long heldTicks, long heldBytes) =>
        (held == 1 && heldTicks <= AloneTicks) || (held < MostInFlight / 2 && heldTicks <= WindowTicks / 2 && heldBytes < BytesInFlight);

    private void Resize(int opcode)
    {
        int known = _averageTicks.Length;
        int length = Math.Max(opcode + 1, 2 * known);
        Array.Resize(ref _averageTicks, length);
        Array.Resize(ref _averageBytes, length);
        _averageTicks.AsSpan(known).Fill(double.NaN);
        _averageBytes.AsSpan(known).Fill(double.NaN);
    }
}
