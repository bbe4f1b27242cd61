using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace MpiPool.Mapping;

/// <summary>
/// The inputs of a map or a batch. An exception of theirs is their end: what came before it gets its results, and then it comes out, as it
/// was thrown. Not thread-safe.
/// </summary>
internal sealed class InputReader<T>(IEnumerable<T> inputs)
{
    private IEnumerator<T>? _input;

    /// <summary>Whether there are no more.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>What the inputs have thrown.</summary>
    internal ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Pulls the next one.</summary>
    internal bool TryPull([MaybeNullWhen(false)] out T input)
    {
        input = default;
        return Pull(new Span<T>(ref input!)) > 0;
    }

    /// <summary>Pulls as many as there is room for. Returns how many; fewer are the last ones.</summary>
    internal int Pull(Span<T> room)
    {
        int count = 0;
        if (IsAtEnd)
            return count;
        try
        {
            IEnumerator<T> input = _input ??= inputs.GetEnumerator();
            while (count < room.Length)
            {
                if (!input.MoveNext())
                {
                    End();
                    break;
                }

                room[count] = input.Current;
                count++;
            }
        }
        catch (Exception e)
        {
            Failure = ExceptionDispatchInfo.Capture(e);
            End();
        }

        return count;
    }

    /// <summary>Wants no more. What the inputs throw at that is passed over: something else went wrong before.</summary>
    internal void GiveUp()
    {
        if (!IsAtEnd)
            End();
    }

    /// <summary>Wants no more, and lets what the inputs throw at that come out.</summary>
    internal void LetGo()
    {
        if (IsAtEnd)
            return;
        IsAtEnd = true;
        _input?.Dispose();
    }

    private void End()
    {
        IsAtEnd = true;
        try
        {
            _input?.Dispose();
        }
        catch (Exception e)
        {
            Failure ??= ExceptionDispatchInfo.Capture(e);
        }
    }
}
