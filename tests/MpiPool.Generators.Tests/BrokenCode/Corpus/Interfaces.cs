interface IShape { double Area(); [MpiTask] static int Count(int x) => x; }
class Disc : IShape { public double Radius { get; set; } double IShape.Area() => Radius; [MpiTask] public virtual double Area() => Radius; }
class Ring : Disc { public double Inner { get; set; } [MpiTask] public override double Area() => base.Area() - Inner; }
static class Users { static void Use(MpiExecutor pool) { pool.Submit(IShape.Count, 1); pool.Submit(new Ring().Area);
    pool.Submit(new Disc().Area); } }
