using MessagePack;

namespace MpiPool.Benchmarks;

/// <summary>A record as programs have it: a few fields, a text or two, something nested, a list.</summary>
[MessagePackObject]
public sealed class Order
{
    [Key(0)]
    public int Id { get; set; }

    [Key(1)]
    public string Customer { get; set; } = "";

    [Key(2)]
    public DateTime Placed { get; set; }

    [Key(3)]
    public OrderState State { get; set; }

    [Key(4)]
    public Address? ShipTo { get; set; }

    [Key(5)]
    public List<OrderLine> Lines { get; set; } = [];

    [Key(6)]
    public double[] Weights { get; set; } = [];

    [Key(7)]
    public Dictionary<string, int> Stock { get; set; } = [];

    public static Order Example() =>
        new()
        {
            Id = 4711,
            Customer = "Ada Lovelace",
            Placed = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc),
            State = OrderState.Shipped,
            ShipTo = new Address
            {
                Street = "12 St James's Square",
                City = "London",
                Code = 1843,
            },
            Lines =
            [
                .. Enumerable
                    .Range(1, 10)
                    .Select(i => new OrderLine
                    {
                        Article = $"article {i}",
                        Quantity = i * 3,
                        Price = i * 1.25,
                        IsGift = i % 2 == 0,
                    }),
            ],
            Weights = [.. Enumerable.Range(0, 20).Select(i => i / 7.0)],
            Stock = Enumerable.Range(0, 5).ToDictionary(i => $"store {i}", i => i * 1000),
        };
}

[MessagePackObject]
public sealed class OrderLine
{
    [Key(0)]
    public string Article { get; set; } = "";

    [Key(1)]
    public int Quantity { get; set; }

    [Key(2)]
    public double Price { get; set; }

    [Key(3)]
    public bool IsGift { get; set; }
}

[MessagePackObject]
public sealed class Address
{
    [Key(0)]
    public string Street { get; set; } = "";

    [Key(1)]
    public string City { get; set; } = "";

    [Key(2)]
    public int Code { get; set; }
}

public enum OrderState
{
    Placed,
    Paid,
    Shipped,
}
