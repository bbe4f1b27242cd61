using System.Text.RegularExpressions;

namespace MpiPool.Docs.Tests.Pages;

/// <summary>A block of code. Its language, and the comment before it, say what is done with it; CONTRIBUTING.md tells how.</summary>
/// <param name="Page">The page it is on.</param>
/// <param name="Line">The line of its opening fence.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Mark">The text of the comment on the line before.</param>
/// <param name="Code">The code.</param>
internal sealed partial record CodeBlock(string Page, int Line, string Language, string Mark, string Code)
{
    public string Place => $"{Page}:{Line}";

    /// <summary>Whether its comment is empty, or one of those that are known, with a reason where one belongs.</summary>
    public bool HasKnownMark => KnownMark().IsMatch(Mark);

    /// <summary>Whether it is part of a program, the rest of which is not shown.</summary>
    public bool IsFragment => Mark.StartsWith("fragment", StringComparison.Ordinal);

    public bool IsCompiled => !Mark.Contains("not compiled: ", StringComparison.Ordinal);

    public bool IsRun => IsCompiled && !Mark.Contains("not run: ", StringComparison.Ordinal);

    [GeneratedRegex(@"^(fragment)?((?<=t); )?(not (run|compiled): \S.*)?$")]
    private static partial Regex KnownMark();
}
