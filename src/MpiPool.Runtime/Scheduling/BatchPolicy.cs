namespace MpiPool.Scheduling;

/// <summary>
/// How many tasks a worker holds at once and how many share a message: by the run time that the workers measured for the same method, so that
/// short tasks travel by the hundreds, long ones alone, and nobody has to set a chunk size.
/// </summary>
internal sealed class BatchPolicy
{
    /// <summary>The most tasks that a worker holds.</summary>
    internal const int MostInFlight = 8192;

    /// <summary>A message is sent once it has this many bytes, however short its tasks are.</summary>
    internal const int MessageBytes = 32 * 1024;

    /// <summary>Beyond this many bytes of arguments a worker gets no third task.</summary>
    internal const long BytesInFlight = 4 * 1024 * 1024;

    /// <summary>How long the tasks of one message should keep a worker busy: long against a message, short against a user's patience.</summary>
    private static readonly double MessageTicks = TimeSpan.FromMicroseconds(200).Ticks;

    /// <summary>From here on the way of a message is small against the task, and a task held back behind another would only wait.</summary>
    private static readonly double AloneTicks = TimeSpan.FromMilliseconds(5).Ticks;

    private double[] _averageTicks = [];

    /// <summary>Takes note of a measured run.</summary>
    internal void Measured(int opcode, long ticks)
    {
        if (opcode >= _averageTicks.Length) Resize(opcode);
        ref double average = ref _averageTicks[opcode];
        average = double.IsNaN(average) ? ticks : average + ((ticks - average) / 8);
    }

    /// <summary>How many tasks like this one a worker may hold: one until the first has been measured.</summary>
    internal int Window(int opcode)
    {
        double average = Average(opcode);
        if (double.IsNaN(average) || average > AloneTicks) return 1;
        return (int)Math.Clamp(4 * MessageTicks / Math.Max(average, 1), 2, MostInFlight);
    }

    /// <summary>How many tasks like this one make a good message.</summary>
    internal int Batch(int opcode)
    {
        double average = Average(opcode);
        return double.IsNaN(average) ? 1 : (int)Math.Clamp(MessageTicks / Math.Max(average, 1), 1, MostInFlight / 4);
    }

    private double Average(int opcode) => opcode < _averageTicks.Length ? _averageTicks[opcode] : double.NaN;

    private void Resize(int opcode)
    {
        int known = _averageTicks.Length;
        Array.Resize(ref _averageTicks, Math.Max(opcode + 1, 2 * known));
        _averageTicks.AsSpan(known).Fill(double.NaN);
    }
}
