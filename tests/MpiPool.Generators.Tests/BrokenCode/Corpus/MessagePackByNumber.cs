using MessagePack;
[MessagePackObject]
public class Packed
{
    [Key(0)] public int X { get; set; }
    [Key(2)] public List<string?>? Names { get; set; }
    [Key(3)] public readonly Guid Id;
    [IgnoreMember] public Action? Callback { get; set; }
    [SerializationConstructor] public Packed(int x, List<string?>? names, Guid id) => (X, Names, Id) = (x, names, id);
}
static class Jobs { [MpiTask] public static Packed? Go(Packed[] all) => all[0]; }
