using MessagePack;

namespace MpiPool.TestProgram.Scenarios;

/// <summary>Its state is behind a constructor, a counter and an indexer.</summary>
[MpiState]
internal class Matrix(int rows, int columns)
{
    private readonly double[] _cells = new double[rows * columns];
    private int _changes;

    public double this[int row, int column]
    {
        get => _cells[(row * columns) + column];
        set
        {
            _cells[(row * columns) + column] = value;
            _changes++;
        }
    }

    public int Changes => _changes;

    [MpiTask]
    public double Trace()
    {
        double trace = 0;
        for (int i = 0; i < Math.Min(rows, columns); i++)
            trace += this[i, i];
        return trace;
    }
}

[MpiState]
internal sealed class NamedMatrix(string name) : Matrix(2, 2)
{
    private NamedMatrix? _next;

    public string Path => _next is null ? name : $"{name}/{_next.Path}";

    public NamedMatrix Then(NamedMatrix next)
    {
        _next = next;
        return this;
    }
}

[MpiState]
internal readonly struct Tagged<T>(T value, string tag)
    where T : notnull
{
    private readonly T _value = value;
    private readonly string _tag = tag;

    public override string ToString() => $"{_tag}:{_value}";
}

internal static class Outer<T>
    where T : class
{
    [MpiState]
    internal sealed class Pair<TOther>(T first, TOther second)
    {
        public (T, TOther) Both => (first, second);
    }
}

internal class Account
{
    public int Total { get; protected set; }

    public virtual string Owner { get; private protected set; } = "";

    public int Number { get; init; }
}

internal sealed class SavingsAccount : Account
{
    public override string Owner => base.Owner;

    public new string Number { get; set; } = "";

    internal List<int>? History { get; private set; }

    public void Pay(int amount, string by)
    {
        Total += amount;
        base.Owner = by;
        (History ??= []).Add(amount);
    }
}

[MessagePackObject]
internal sealed class Stamp
{
    [Key(0)]
    public int Value { get; private set; }

    [Key(2)]
    public string? Text { get; private set; }

    public static Stamp Of(int value) => new() { Value = value, Text = $"{value}" };
}

internal record struct Progress(string Name)
{
    public int Done { get; private set; }

    public void Advance() => Done++;
}

internal static class StateTasks
{
    [MpiTask]
    public static Matrix Doubled(Matrix matrix)
    {
        matrix[0, 0] *= 2;
        return matrix;
    }

    [MpiTask]
    public static NamedMatrix Linked(NamedMatrix matrix) => new NamedMatrix("root").Then(matrix);

    [MpiTask]
    public static Tagged<T>[] Repeated<T>(Tagged<T> value)
        where T : notnull => [value, value];

    [MpiTask]
    public static Outer<string>.Pair<int> Next(Outer<string>.Pair<int> pair) => new(pair.Both.Item1 + "+", pair.Both.Item2 + 1);

    [MpiTask]
    public static SavingsAccount Pay(SavingsAccount account, int amount)
    {
        account.Pay(amount, account.Owner + "!");
        return account;
    }

    [MpiTask]
    public static (Stamp Stamp, Progress Progress) Advance(Stamp stamp, Progress progress)
    {
        progress.Advance();
        return (stamp, progress);
    }
}

/// <summary>State that only the type itself can set.</summary>
internal static class StateScenarios
{
    public static IEnumerable<(string Name, Action Run)> All => [("state", () => Pools.OnMain(State))];

    private static void State(MpiExecutor pool)
    {
        var matrix = new Matrix(2, 3) { [0, 0] = 1.5, [1, 1] = 2 };
        Expect.Equal(3.5, pool.Submit(matrix.Trace).Result);
        Matrix doubled = pool.Submit(StateTasks.Doubled, matrix).Result;
        Expect.Equal((3.0, 2.0, 3), (doubled[0, 0], doubled[1, 1], doubled.Changes));

        var named = new NamedMatrix("a") { [1, 1] = 7 };
        NamedMatrix linked = pool.Submit(StateTasks.Linked, named.Then(new NamedMatrix("b"))).Result;
        Expect.Equal("root/a/b", linked.Path);

        Expect.Sequence(["t:5", "t:5"], pool.Submit(StateTasks.Repeated, new Tagged<int>(5, "t")).Result.Select(t => $"{t}"));
        Expect.Sequence(["t:x", "t:x"], pool.Submit(StateTasks.Repeated, new Tagged<string>("x", "t")).Result.Select(t => $"{t}"));
        Expect.Equal(("a+", 2), pool.Submit(StateTasks.Next, new Outer<string>.Pair<int>("a", 1)).Result.Both);

        var account = new SavingsAccount { Number = "n" };
        account.Pay(3, "ada");
        SavingsAccount paid = pool.Submit(StateTasks.Pay, account, 4).Result;
        Expect.Equal((7, "ada!", "n", 0), (paid.Total, paid.Owner, paid.Number, ((Account)paid).Number));
        Expect.Sequence([3, 4], paid.History!);

        var progress = new Progress("p");
        progress.Advance();
        (Stamp stamp, Progress advanced) = pool.Submit(StateTasks.Advance, Stamp.Of(8), progress).Result;
        Expect.Equal((8, "8", 2, "p"), (stamp.Value, stamp.Text, advanced.Done, advanced.Name));
    }
}
