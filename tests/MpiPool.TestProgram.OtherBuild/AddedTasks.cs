namespace MpiPool.TestProgram;

internal static class AddedTasks
{
    [MpiTask]
    public static int AddedLater(int x) => x;
}
