class Tree { public List<Tree> Children { get; set; } = []; public Tree? Parent; public Dictionary<string, Tree[]> Named { get; set; }
    = []; }
class A { public B? Other { get; set; } } class B { public A? Other { get; set; } public A?[] More { get; set; } = []; }
static class Jobs { [MpiTask] public static Tree Walk(Tree tree, A a, int depth) => depth == 0 ? tree : Walk(tree.Children[0], a,
    depth - 1); }
