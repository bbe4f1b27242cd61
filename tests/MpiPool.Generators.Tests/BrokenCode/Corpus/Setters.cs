using System.Runtime.Serialization;
class Base { public int A { get; protected set; } public virtual double B { get; set; } internal int C { get; set; } private int _d;
    public int D => _d; }
class Derived : Base { public override double B { get => base.B; } public new string A { get; private set; } = "";
    public required int E { get; init; } }
class Holder { public readonly int X; [IgnoreDataMember] public DateTime Made { get; } = DateTime.UtcNow; public Guid Id { get; }
    = Guid.NewGuid(); }
static class Jobs { [MpiTask] public static Derived Go(Base b, Derived d, Holder h) => d; }
