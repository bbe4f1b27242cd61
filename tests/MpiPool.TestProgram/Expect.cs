using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MpiPool.TestProgram;

/// <summary>Checks that throw, for programs without a test framework.</summary>
internal static class Expect
{
    public static void True([DoesNotReturnIf(false)] bool condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        if (!condition)
            throw new ExpectationException($"not so: {what}");
    }

    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string what = "")
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new ExpectationException($"{what} is '{actual}', not '{expected}'");
    }

    public static void Sequence<T>(
        IEnumerable<T> expected,
        IEnumerable<T> actual,
        [CallerArgumentExpression(nameof(actual))] string what = ""
    )
    {
        var (wanted, found) = (expected.ToList(), actual.ToList());
        if (!wanted.SequenceEqual(found))
            throw new ExpectationException($"{what} is [{string.Join(", ", found.Take(20))}], not [{string.Join(", ", wanted.Take(20))}]");
    }

    public static void Contains(string part, string? text, [CallerArgumentExpression(nameof(text))] string what = "")
    {
        if (text?.Contains(part, StringComparison.Ordinal) != true)
            throw new ExpectationException($"{what} does not contain '{part}': {text}");
    }

    public static TException Throws<TException>(Action action, [CallerArgumentExpression(nameof(action))] string what = "")
        where TException : Exception
    {
        try
        {
            action();
        }
        catch (TException e)
        {
            return e;
        }
        catch (Exception e)
        {
            throw new ExpectationException($"{what} threw {e.GetType().Name}, not {typeof(TException).Name}: {e.Message}");
        }

        throw new ExpectationException($"{what} did not throw {typeof(TException).Name}");
    }
}

internal sealed class ExpectationException(string message) : Exception(message);

/// <summary>An exception that a scenario wants to see unhandled.</summary>
internal sealed class DeliberateException(string message) : Exception(message);
