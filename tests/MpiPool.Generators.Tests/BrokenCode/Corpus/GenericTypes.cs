sealed class Box<T> where T : struct
{
    public T Value { get; set; }
    [MpiTask] public T Get() => Value;
    [MpiTask] public static Box<T> Make(T value) => new() { Value = value };
}
static class Users { static void Use(MpiExecutor pool) { pool.Submit(Box<int>.Make, 1); pool.Submit(new Box<double>().Get); } }
