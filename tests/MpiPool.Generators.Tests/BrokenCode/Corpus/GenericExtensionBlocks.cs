static partial class Jobs
{
    extension<T>(IReadOnlyList<T> items) where T : notnull
    {
        [MpiTask] public T At(int index) => items[index];
        [MpiTask] private Dictionary<T, U> Zip<U>(U[] others) => [];
    }
    static void Use(MpiExecutor pool) { pool.Submit(At<int>, new[] { 1 }, 0); pool.Submit(Zip<int, string>, new[] { 1 }, new[] { "" }); }
}
