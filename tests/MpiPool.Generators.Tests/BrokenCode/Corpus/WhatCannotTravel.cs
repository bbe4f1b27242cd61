class Order { public Customer? Customer { get; set; } } class Customer { public Action? Callback { get; set; } }
abstract class Form { public int X { get; set; } }
static class Jobs
{
    [MpiTask] public static int A(Order o, object x, System.IO.Stream s, IDisposable d, nint h, Lazy<int> l) => 1;
    [MpiTask] public static Form B(ref int x, Span<int> y, CancellationToken z, int last) => null!;
    [MpiTask] public static async void C(int x) => await Task.Yield();
    [MpiTask] private static dynamic D(Endless<int> e) => e;
    class Endless<T> { public Endless<List<T>>? Next { get; set; } }
}
