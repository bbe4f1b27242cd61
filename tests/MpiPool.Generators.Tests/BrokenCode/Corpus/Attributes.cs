using System.Diagnostics.CodeAnalysis;
[Obsolete("old")] class Old { public int X { get; set; } }
static class Jobs
{
    [MpiTask, Obsolete("old")] public static int A(int x) => x;
    [MpiTask] [return: NotNull] public static string? B([AllowNull] string x, [DisallowNull] string? y) => x;
    [Obsolete, MpiTask(Name = "Strange name-1")] [SuppressMessage("a", "b")] public static Old? C(Old x) => null;
}
