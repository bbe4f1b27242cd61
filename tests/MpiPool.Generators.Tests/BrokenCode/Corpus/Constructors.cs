class Order(int id, string customer) { public int Id => id; public string Customer { get; } = customer; public List<int> Lines { get; }
    = []; }
class Norm { public Norm(int x) { X = 2 * x; } public int X { get; } }
struct Part { public Part(int a, int b = 1) { A = a; B = b; } public int A { get; } public int B { get; } }
static class Jobs { [MpiTask] public static Order Go(Order order, Norm norm, Part part) => order; }
