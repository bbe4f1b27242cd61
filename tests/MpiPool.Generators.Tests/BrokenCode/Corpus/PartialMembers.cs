partial class Shop { [MpiTask] public static partial int Price(int x); public partial int Id { get; set; } }
partial class Shop { public static partial int Price(int x) => x; public partial int Id { get => field; set => field = value; } }
partial struct Cell { public int A; } partial struct Cell { public int B; }
static class Users { [MpiTask] public static Shop Go(Shop shop, Cell cell) => shop;
    static void Use(MpiExecutor p) => p.Submit(Shop.Price, 1); }
