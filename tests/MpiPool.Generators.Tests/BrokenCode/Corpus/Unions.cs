using MessagePack;
[Union(0, typeof(Disc)), Union(1, typeof(Square))]
public interface IForm { }
[MessagePackObject] public sealed class Disc : IForm { [Key(0)] public double Radius { get; set; } }
[MessagePackObject] public sealed class Square : IForm { [Key(0)] public double Side { get; set; } [Key(1)] public IForm[] Inner { get;
    set; } = []; }
static class Jobs { [MpiTask] public static double Area(IForm form, List<IForm> more) => form is Disc { Radius: var r } ? r : 0; }
