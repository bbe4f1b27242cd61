using MpiPool.Interop;

namespace MpiPool;

/// <summary>
/// Exceptions that say the program was set up or started wrongly. Their message alone tells cause and remedy, so when nothing catches one,
/// the message is all that is printed, once for all ranks: a stack trace from each of many would bury it.
/// </summary>
internal static class SetupErrors
{
    private static readonly object Key = new();

    /// <summary>Marks an exception of .NET's own types.</summary>
    internal static TException Mark<TException>(TException exception)
        where TException : Exception
    {
        UnhandledErrors.Watch();
        exception.Data[Key] = true;
        return exception;
    }

    /// <summary>
    /// The message of the set-up error in an exception, in one line, also where something wraps it: a static constructor, a task. Else
    /// null.
    /// </summary>
    internal static string? Find(Exception? exception)
    {
        while (exception is TypeInitializationException or AggregateException)
            exception = exception.InnerException;
        return exception is ISetupError || exception?.Data.Contains(Key) == true ? exception.Message.ReplaceLineEndings(" ") : null;
    }
}
