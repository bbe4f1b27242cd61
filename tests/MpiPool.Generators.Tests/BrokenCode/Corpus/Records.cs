record Animal(string Name) { public int Legs { get; init; } = 4; public required string Kind { get; init; } }
record class Node<T>(T Value, Node<T>? Left, Node<T>? Right = null);
readonly record struct Point(double X, double Y);
static class Jobs
{
    [MpiTask] public static Node<Point>? Grow(Animal animal, Node<Point>? node) => node with { Left = null };
    [MpiTask] public static Animal Copy(Animal a) => a with { Legs = 2 };
}
