namespace MpiPool.Doctor;

/// <summary>Something that keeps programs from running as they should.</summary>
/// <param name="Id">A name for scripts.</param>
/// <param name="Cause">What is wrong, and where.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record DoctorProblem(string Id, string Cause, string Remedy)
{
    /// <summary>Makes one of a message that tells both: the remedy is its last sentence.</summary>
    internal static DoctorProblem Of(string id, Exception exception)
    {
        string text = exception.Message.ReplaceLineEndings(" ");
        int end = text.TrimEnd('.').LastIndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? new DoctorProblem(id, text, "") : new DoctorProblem(id, text[..(end + 1)], text[(end + 2)..]);
    }
}
