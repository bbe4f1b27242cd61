using MessagePack;
[MessagePackObject(keyAsPropertyName: true)] public sealed class Named { public int First { get; init; } public DateTime At { get; set;
    } public Named? Next; }
[MessagePackObject] public struct Chosen { [Key("a")] public int A { get; set; } [Key("b")] public IDictionary<string, int[]> B { get;
    set; } }
static class Jobs { [MpiTask] public static Chosen Go(Named named, Chosen? chosen) => chosen!.Value; }
