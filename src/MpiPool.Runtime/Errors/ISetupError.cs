namespace MpiPool;

/// <summary>
/// Marks an exception that says the program was set up or started wrongly. Its message alone tells cause and remedy in one line, so
/// when nothing catches it, that line is all that is printed: a stack trace from each of many ranks would bury it.
/// </summary>
internal interface ISetupError
{
    /// <summary>True if every rank is going to say the same: then each leaves the others time to do so.</summary>
    bool IsOnEveryRank { get; }
}
