using MpiPool;

namespace TreeSearch;

/// <summary>
/// A chessboard with queens in its first rows, none of which threatens another: a node of the search tree. Bits are columns.
/// </summary>
/// <param name="Size">Rows and columns.</param>
/// <param name="Rows">How many rows have their queen.</param>
/// <param name="Columns">Columns that are taken.</param>
/// <param name="Left">What the queens threaten in the next row on diagonals to the left.</param>
/// <param name="Right">The same to the right.</param>
internal readonly record struct Board(int Size, int Rows, uint Columns, uint Left, uint Right)
{
    private uint Free => ((1u << Size) - 1) & ~(Columns | Left | Right);

    /// <summary>The boards with a queen more.</summary>
    public IEnumerable<Board> Children()
    {
        for (uint free = Free; free != 0; free &= free - 1)
            yield return With(free & (uint)-(int)free);
    }

    /// <summary>The nodes at a depth below this one: the tasks.</summary>
    public IEnumerable<Board> Descendants(int depth) => depth == 0 ? [this] : Children().SelectMany(child => child.Descendants(depth - 1));

    /// <summary>How many full boards there are below this one.</summary>
    [MpiTask]
    public static long CountSolutions(Board board)
    {
        if (board.Rows == board.Size)
            return 1;
        long count = 0;
        for (uint free = board.Free; free != 0; free &= free - 1)
            count += CountSolutions(board.With(free & (uint)-(int)free));
        return count;
    }

    private Board With(uint queen) =>
        this with
        {
            Rows = Rows + 1,
            Columns = Columns | queen,
            Left = (Left | queen) << 1,
            Right = (Right | queen) >> 1,
        };
}
