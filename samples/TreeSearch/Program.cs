using System.Globalization;
using MpiPool;
using TreeSearch;

using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return 0;

if (
    args.Length > 1
    || !int.TryParse(args.ElementAtOrDefault(0) ?? "12", NumberStyles.None, CultureInfo.InvariantCulture, out int size)
    || size is < 1 or > 20
)
{
    Console.Error.WriteLine("Usage: TreeSearch [SIZE], the board's rows, from 1 to 20");
    return 2;
}

// The main rank walks the top of the tree and makes a task of each node at depth 3: many more tasks than workers, since some parts of the
// tree are larger than others. In which order they end does not matter to a sum.
var nodes = new Board(size, 0, 0, 0, 0).Descendants(Math.Min(3, size));
int tasks = 0;
long solutions = 0;
foreach (long count in pool.MapUnordered(Board.CountSolutions, nodes))
{
    tasks++;
    solutions += count;
}

Console.WriteLine($"{solutions} ways to put {size} queens on a board of {size}x{size} ({tasks} tasks, {pool.Size} workers)");
return 0;
