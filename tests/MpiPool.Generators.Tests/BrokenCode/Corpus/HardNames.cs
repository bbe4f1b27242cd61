namespace System.@class
{
    class @event { public int @int { get; set; } public int reader; public int Value { get; set; } }
    static class tasks
    {
        [MpiTask] public static int @new(int @params, int call, int result, int instance, int pool, int cancellationToken,
            int arguments, int @this) => 1;
        [MpiTask] public static @event? Event(@event e, A_B a, List<A_B> b) => null;
    }
    record A_B(string X);
}
