#nullable disable
class Thing { public string Name { get; set; } public List<string[]> Lines; public Thing Next { get; set; } }
static class Jobs
{
    [MpiTask] public static string Go(string x, Thing thing, Dictionary<string, string> map = null) => x;
#nullable enable
    [MpiTask] public static string? Come(string? x, List<string?>? y, Thing?[]? z) => x;
    static void Use(MpiExecutor pool) { pool.Submit(Go, "", new Thing(), new Dictionary<string, string>());
        string? s = pool.SubmitCome(null, null, null).Result; }
}
