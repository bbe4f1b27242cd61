static class Jobs
{
    static int Plain(int x) => x;
    static void Use(MpiExecutor pool, Func<int, int> f, bool b)
    {
        int Local(int x) => x;
        pool.Submit(x => x + 1, 1);
        pool.Submit(delegate(int x) { return x; }, 1);
        pool.Submit(Local, 1);
        pool.Submit(Plain, 1);
        pool.Submit(b ? f : Plain, 1);
        pool.Submit(b switch { true => Plain, _ => f }, 2);
    }
}
