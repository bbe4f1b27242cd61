namespace MpiPool;

/// <summary>An MPI call failed, or MPI could not be used at all.</summary>
public class MpiException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MpiException()
        : this("MPI failed.") { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    public MpiException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What failed, and the remedy.</param>
    /// <param name="innerException">What caused it.</param>
    public MpiException(string message, Exception? innerException)
        : base(message, innerException) { }

    internal MpiException(string call, int errorClass, int errorCode, string text)
        : base($"{call} failed: {text} (error class {errorClass}, code {errorCode})")
    {
        Call = call;
        ErrorClass = errorClass;
        ErrorCode = errorCode;
    }

    /// <summary>The call that failed, for example <c>MPI_Isend</c>; empty if no call was reached.</summary>
    public string Call { get; } = "";

    /// <summary>The class of the error, in the numbering of the MPI in use; 0 if no call was reached.</summary>
    public int ErrorClass { get; }

    /// <summary>The error code that the call returned; 0 if no call was reached.</summary>
    public int ErrorCode { get; }
}
