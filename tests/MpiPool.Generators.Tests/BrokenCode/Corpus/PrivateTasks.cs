namespace Lab.Inner
{
    partial class Shop
    {
        [MpiTask] private static int Hidden(int x) => x;
        [MpiTask] protected static T Same<T>(T x) where T : new() => x;
        public partial record Part(int X) { [MpiTask] private int Add(int y) => X + y; void Use(MpiExecutor pool) => pool.Submit(Add, 1); }
        static void Use(MpiExecutor pool) { pool.Submit(Hidden, 1); pool.Submit(Same, 2); }
    }
}
