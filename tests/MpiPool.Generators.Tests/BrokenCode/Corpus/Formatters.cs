using MessagePack;
using MessagePack.Formatters;
[MessagePackFormatter(typeof(MoneyFormatter))] public readonly struct Money(long cents) { public long Cents => cents; }
public sealed class MoneyFormatter : IMessagePackFormatter<Money>
{
    public void Serialize(ref MessagePackWriter writer, Money value, MessagePackSerializerOptions options) => writer.Write(value.Cents);
    public Money Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) => new(reader.ReadInt64());
}
static class Jobs { [MpiTask] public static Money Add(Money a, Dictionary<string, Money> b) => a; }
