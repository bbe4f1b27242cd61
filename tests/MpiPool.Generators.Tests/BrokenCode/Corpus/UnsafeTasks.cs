unsafe struct Raw { public int* At; public fixed byte Bytes[8]; public delegate*<int, void> Go; }
static unsafe class Jobs
{
    [MpiTask] public static int A(Raw raw, int* p, delegate*<int> f) => *p;
    [MpiTask] public static ref int B(in int x, out int y, ref readonly int z) { y = 1; throw null!; }
    [MpiTask] public static int C(__arglist) => 1;
}
