namespace MpiPool;

/// <summary>What is wanted of the runs that are submitted through <see cref="MpiSubmitter.With"/>.</summary>
/// <example>
/// <code>
/// var future = pool.With(new MpiTaskOptions { Label = "first try" }).Submit(Tasks.Root, -1.0);
/// try
/// {
///     future.Wait();
/// }
/// catch (RemoteTaskException e)
/// {
///     Console.WriteLine(e.Message);           // names the task and its label
/// }
/// </code>
/// </example>
public sealed record MpiTaskOptions
{
    /// <summary>
    /// Which runs go first: those of a higher priority, equal ones in the order of submission. 0 unless set; not served yet.
    /// </summary>
    public int Priority { get; init; }

    /// <summary>How long a run may take from its start on a worker; null for as long as it likes. Not served yet.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// How often a run may be begun if workers that have it are lost; null for what its task says. It is kept with the run; a pool that
    /// loses a worker ends, as yet.
    /// </summary>
    public int? MaxAttempts { get; init; }

    /// <summary>What to call the runs in exceptions and logs, beside their task's name; null for nothing.</summary>
    public string? Label { get; init; }

    /// <summary>The rank that is to run them, in the pool's communicator; null for any. Not served yet.</summary>
    public int? Worker { get; init; }

    /// <summary>A task's name as people are to read it: with the run's label, where it has one.</summary>
    internal static string Title(string task, string? label) => label is null ? task : $"{task} '{label}'";

    /// <summary>Refuses what makes no sense, and what this version does not serve.</summary>
    internal void Check()
    {
        if (Priority != 0)
            throw NotServed(nameof(Priority), Priority, "tasks run in the order of submission");
        if (TimeLimit is { } limit)
        {
            throw NotServed(nameof(TimeLimit), limit, "give a token that ends in time (CancellationTokenSource.CancelAfter) instead");
        }

        if (Worker is { } rank)
            throw NotServed(nameof(Worker), rank, "any worker may get a task");
        if (MaxAttempts is < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(MaxAttempts),
                MaxAttempts,
                $"{nameof(MpiTaskOptions)}.{nameof(MaxAttempts)} must be at least 1: a run has to be begun once to run at all."
            );
        }
    }

    private static NotSupportedException NotServed(string option, object value, string instead) =>
        new(
            $"{nameof(MpiTaskOptions)}.{option} is {value}, and this version of MpiPool does not serve it: {instead}. Leave {option} as "
                + $"it is."
        );
}
