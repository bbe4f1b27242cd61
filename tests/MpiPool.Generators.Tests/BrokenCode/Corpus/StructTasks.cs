public struct Cell { public int X; public double Y; [MpiTask] public readonly double Sum(int z) => X + Y + z; }
public readonly record struct Pair(int A, string B) { [MpiTask] public string Both() => A + B; }
static class Users { static void Use(MpiExecutor pool) { pool.Submit(new Cell { X = 1 }.Sum, 2); pool.Map(new Cell().Sum, [1]);
    pool.SubmitBoth(new(1, "")); } }
