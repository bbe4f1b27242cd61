namespace MpiPool;

/// <summary>The program was started with too few processes, or by a launcher that does not belong to the MPI in use.</summary>
public sealed class MpiProcessException : Exception, ISetupError
{
    /// <summary>Creates the exception.</summary>
    public MpiProcessException()
        : this("The program was started with the wrong number of processes.") { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and the remedy.</param>
    public MpiProcessException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, and the remedy.</param>
    /// <param name="innerException">What caused it.</param>
    public MpiProcessException(string message, Exception? innerException)
        : base(message, innerException) { }
}
