static class One { [MpiTask] public static int Go(int x) => 1; [MpiTask] public static int Go(long x) => 1;
    [MpiTask] public static int Go<T>(T x) => 1; }
static class Two { [MpiTask(Name = "Went")] public static int Go(int x) => 2; }
static class Users { static void Use(MpiExecutor p) { p.Submit(One.Go, 1); p.Submit(Two.Go, 1); p.Submit(One.Go<string>, ""); } }
