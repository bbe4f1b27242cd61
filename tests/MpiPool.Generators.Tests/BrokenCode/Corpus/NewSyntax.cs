class Temperature { public double Celsius { get; set => field = value < -273 ? -273 : value; } public string? Name {
    get => field ?? ""; init; } }
static class Jobs
{
    [MpiTask] public static void Heat(Temperature? t, params IEnumerable<int> steps) { t?.Celsius += steps.Count(); }
    [MpiTask] public static int Total(params int[] all) => all switch { [] => 0, [var x] => x, [var x, .., var y] => x + y };
    static void Use(MpiExecutor pool) { pool.SubmitTotal(1, 2, 3); pool.SubmitHeat(new() { Celsius = 1 }, 1, 2);
        string s = nameof(List<>); }
}
