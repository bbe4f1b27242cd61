using System.Buffers;
static class Jobs
{
    [MpiTask] public static Memory<double> A(ReadOnlyMemory<byte> a, ArraySegment<int> b, double[] c, ReadOnlySequence<byte> d) => c;
    [MpiTask] public static Cell[] B(Cell[] cells, Cell[,] grid, Memory<Cell>? more) => cells;
    public struct Cell { public double X, Y; public int Z; }
    static void Use(MpiExecutor pool) { foreach (Cell[] x in pool.Map(B, [new Cell[1]], [new Cell[1, 1]], new Memory<Cell>?[1])) _ = x; }
}
