MpiExecutor.Run(pool =>
{
    pool.WorkersExit();
    foreach (string s in pool.MapUnordered(Jobs.Name, ["a", "b"], [1, 2])) Console.WriteLine(s);
    void Local(int x) => pool.Submit(Jobs.Name, $"{x}", x);
    Local(3);
});
class Jobs { [MpiTask] internal static string Name(string a, int b) => a + b; }
