static class Jobs
{
    [MpiTask] public static int Size(this string s, int x) => s.Length + x;
    [MpiTask] public static T First<T>(this IReadOnlyList<T> items) => items[0];
    static void Use(MpiExecutor pool) { pool.Submit(Size, "abc", 1); pool.Submit("abc".Size, 1); pool.Map("abc".Size, [1, 2]);
        pool.Submit(First<int>, new[] { 1 }); }
}
