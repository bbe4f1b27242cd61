static class Jobs
{
    extension(string s)
    {
        [MpiTask] public int Twice() => 2 * s.Length;
        [MpiTask] public static string Make(int x) => "" + x;
        public int Size => s.Length;
    }
    static void Use(MpiExecutor pool) { pool.Submit(Twice, "abc"); pool.Map(Twice, ["a"]); pool.SubmitMake(1); pool.Submit(Make, 2); }
}
