class NoItem(string id) : Exception($"No item {id}") { public string Id => id; }
class Lost : InvalidOperationException { public Lost(string message) : base(message) { }
    public Lost(string message, Exception inner) : base(message, inner) { } }
abstract class Trouble : Exception { protected internal Trouble(string m) : base(m) { } public sealed class Deep(string m) : Trouble(m); }
static class Jobs { [MpiTask] public static int Fail(int x) => x > 0 ? throw new NoItem("a") : throw new Lost("b", new Trouble.Deep("c")); }
