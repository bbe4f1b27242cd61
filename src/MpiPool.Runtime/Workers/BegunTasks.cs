namespace MpiPool.Workers;

/// <summary>
/// Which of a worker's tasks have begun. Those of a message begin in the order of their numbers, and so do messages, but for those that
/// others have overtaken on their way. Not thread-safe.
/// </summary>
internal sealed class BegunTasks
{
    // Tasks that had not arrived when later ones began: from the first number up to the second. Hardly ever are there any.
    private readonly List<(uint First, uint End)> _overtaken = [];

    // Before this number all have begun, but for the overtaken ones and those of the message that is run.
    private uint _end;
    private uint _first;

    /// <summary>A message's tasks are run next.</summary>
    /// <param name="first">The number of the first one.</param>
    internal void BeginMessage(uint first)
    {
        _first = first;
        if ((int)(first - _end) <= 0)
            return;
        _overtaken.Add((_end, first));
        _end = first;
    }

    /// <summary>All tasks of the message have been run or passed over.</summary>
    /// <param name="last">The number of the last one.</param>
    internal void EndMessage(uint last)
    {
        uint end = last + 1;
        if (_first == _end)
        {
            _end = end;
            return;
        }

        // Messages are overtaken whole.
        int i = _overtaken.FindIndex(row => Holds(row, _first));
        if (i < 0)
            throw new InvalidDataException($"The task of number {_first} came twice. Were the ranks started from different builds?");
        (uint First, uint End) row = _overtaken[i];
        _overtaken.RemoveAt(i);
        if (row.First != _first)
            _overtaken.Add((row.First, _first));
        if (end != row.End)
            _overtaken.Add((end, row.End));
    }

    /// <summary>Whether a task has begun.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="running">The number of the last one that has begun of the message that is run; null if none has.</param>
    internal bool Has(uint sequence, uint? running)
    {
        if (running is uint last && Holds((_first, last + 1), sequence))
            return true;
        return (int)(sequence - _end) < 0 && !_overtaken.Exists(row => Holds(row, sequence));
    }

    private static bool Holds((uint First, uint End) row, uint sequence) => sequence - row.First < row.End - row.First;
}
