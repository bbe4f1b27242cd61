#define FAST
#if FAST
using Number = int;
#else
using Number = long;
#endif
static class Jobs
{
#region tasks
    [MpiTask] public static Number Go(Number x) => x; // a comment
#if SLOW
    [MpiTask] public static Number Slow(
#endif
#endregion
    /* another */ static void Use(MpiExecutor pool) => pool.Submit(Go, 1);
}
