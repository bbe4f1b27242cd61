await using var pool = new MpiExecutor(new MpiExecutorOptions { WorkerCount = 2 });
if (pool.WorkersExit()) return 1;
int sum = 0;
await foreach (int y in pool.MapAsync(Jobs.Twice, Inputs())) sum += y;
pool.Submit(Jobs.Twice, sum).OnCompleted(f => Console.WriteLine(f.IsFaulted));
return sum;
static async IAsyncEnumerable<int> Inputs() { yield return 1; await Task.Yield(); }
static partial class Jobs { [MpiTask] public static int Twice(int x) => 2 * x; }
