using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.State;

/// <summary>What of an object travels, and what is reported since it does not.</summary>
public sealed class StateTests
{
    [Theory]
    [InlineData(
        "public class Job { public int Total { get; private set; } public void Add(int x) => Total += x; }",
        "var job = new Job(); job.Add(3);"
    )]
    [InlineData(
        "public record Job(string Name) { public int Retries { get; private set; } public void Retry() => Retries++; }",
        "var job = new Job(\"a\"); job.Retry();"
    )]
    [InlineData(
        "public class Part { public int X { get; protected set; } public int Y { get; private protected set; } } public class "
            + "Job : Part { public int Z { get; set; } public void Go() { X = 1; Y = 2; } }",
        "var job = new Job { Z = 3 }; job.Go();"
    )]
    [InlineData(
        "public class Part { public int X { get; private set; } public void Go() => X = 5; } public class Job : Part { }",
        "var job = new Job(); job.Go();"
    )]
    [InlineData(
        "public class Job { internal int Id { get; set; } public int X { get; internal set; } public int Y { internal get; set; "
            + "} internal string? Name; }",
        "var job = new Job { Id = 1, X = 2, Y = 3, Name = \"n\" };"
    )]
    [InlineData("public class Job { public int X { private get; set; } public int Read() => X; }", "var job = new Job { X = 3 };")]
    [InlineData(
        "public struct Job { public string? Name { get; private set; } public int X { get; init; } public void Rename(string "
            + "name) => Name = name; }",
        "var job = new Job { X = 3 }; job.Rename(\"n\");"
    )]
    [InlineData(
        "public class Part<T> where T : struct { public T Value { get; protected set; } } public class Job : Part<int> { public "
            + "void Set(int x) => Value = x; }",
        "var job = new Job(); job.Set(7);"
    )]
    [InlineData(
        "public class Outer<T> { public class Part<U> { public (T, U?) Both { get; private set; } public void Set(T t, U u) => "
            + "Both = (t, u); } } public class Job { public Outer<int>.Part<string>? Part { get; set; } }",
        "var job = new Job { Part = new() }; job.Part.Set(1, \"a\");"
    )]
    [InlineData(
        "[MessagePack.MessagePackObject] public class Job { [MessagePack.Key(0)] public int X { get; private set; } "
            + "[MessagePack.Key(1)] public string? Y { get; protected set; } public void Go() { X = 1; Y = \"y\"; } }",
        "var job = new Job(); job.Go();"
    )]
    [InlineData(
        "[MessagePack.MessagePackObject(true)] public class Job { public int X { get; private set; } public int Y { get; set; } "
            + "public void Go() => X = 1; }",
        "var job = new Job { Y = 2 }; job.Go();"
    )]
    [InlineData(
        "public class Job { public List<int>? Items { get; private set; } = []; public void Clear() => Items = null; }",
        "var job = new Job(); job.Clear();"
    )]
    public Task A_property_travels_whoever_may_set_it(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "public class Part { public virtual double C { get; set; } } public class Job : Part { public override double C { get "
            + "=> base.C; } }",
        "var job = new Job { C = 2.5 };"
    )]
    [InlineData(
        "public class Part { public virtual double C { get; set; } } public class Mid : Part { public override double C { set "
            + "=> base.C = value; } } public class Job : Mid { }",
        "var job = new Job { C = 2.5 };"
    )]
    [InlineData(
        "public class Part { public virtual double C { get; protected set; } } public class Job : Part { public override double "
            + "C { get => base.C; } public void Set(double c) => C = c; }",
        "var job = new Job(); job.Set(2);"
    )]
    [InlineData(
        "public class Part { public int X { get; set; } } public class Job : Part { private new string X() => \"x\"; public "
            + "string Go() => X(); }",
        "var job = new Job(); ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public int X { get; set; } } public class Job : Part { public new int X() => 3; }",
        "var job = new Job(); ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public int X { get; set; } } public class Job : Part { public new int X { get; set; } }",
        "var job = new Job { X = 1 }; ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public int X { get; set; } } public class Job : Part { public new string? X { get; set; } }",
        "var job = new Job { X = \"1\" }; ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public int X { get; set; } } public class Job : Part { internal new string? X { get; set; } }",
        "var job = new Job { X = \"1\" }; ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public int X { get; set; } } public class Job : Part { public static new int X { get; set; } }",
        "var job = new Job(); ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public int X; } public class Job : Part { public new const string X = \"x\"; }",
        "var job = new Job(); ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public int X { get; init; } } public class Job : Part { public Job() { } public Job(int x) : "
            + "base() => Y = x; public int Y { get; set; } public new class X { } }",
        "var job = new Job { Y = 2 };"
    )]
    [InlineData(
        "public class Part { public int X { get; init; } = 5; } public class Job : Part { public new int X { get; init; } = 6; }",
        "var job = new Job { X = 9 };"
    )]
    [InlineData(
        "public class Part { public int X { get; set; } } public class Job : Part { "
            + "[System.Runtime.Serialization.IgnoreDataMember] public new int X => 9; public int Y { get; set; } }",
        "var job = new Job { Y = 1 }; ((Part)job).X = 3;"
    )]
    [InlineData(
        "public class Part { public List<int> X { get; } = []; } public class Job : Part { public new int X { get; set; } }",
        "var job = new Job { X = 1 }; ((Part)job).X.Add(3);"
    )]
    [InlineData(
        "public abstract class Part<T> { public T? X { get; set; } public abstract int Y { get; set; } } public class Job : "
            + "Part<string> { public new int X { get; set; } public override int Y { get; set; } }",
        "var job = new Job { X = 1, Y = 2 }; ((Part<string>)job).X = \"x\";"
    )]
    public Task Hidden_and_overridden_members_travel(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "public class Job { private double [|_w|]; public string Name { get; set; } = \"\"; public void Train(double w) => _w = "
            + "w; public double Predict(double x) => _w * x; }",
        "var job = new Job { Name = \"n\" }; job.Train(3);"
    )]
    [InlineData(
        "public class Job { private readonly double[] [|_data|]; public Job(int rows) { Rows = rows; _data = new double[rows]; "
            + "} public int Rows { get; } public double this[int i] { get => _data[i]; set => _data[i] = value; } }",
        "var job = new Job(2); job[1] = 5;"
    )]
    [InlineData(
        "public struct Job { private int [|_x|]; public string? Name { get; set; } public void Set(int x) => _x = x; public int "
            + "Get() => _x; }",
        "var job = new Job { Name = \"n\" }; job.Set(3);"
    )]
    [InlineData(
        "public class Job { private int [|Count|] { get; set; } public int X { get; set; } public int Next() => ++Count; }",
        "var job = new Job { X = 1 }; job.Next();"
    )]
    [InlineData(
        "public class Job { protected int [|Count|] { get; set; } public int X { get; set; } public int Next() => ++Count; }",
        "var job = new Job { X = 1 }; job.Next();"
    )]
    [InlineData(
        "public class Part { private int [|_n|]; public int Next() => ++_n; } public class Job : Part { public int X { get; set; } }",
        "var job = new Job { X = 1 }; job.Next();"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } public event Action? [|Changed|]; public void Raise() => Changed?.Invoke(); }",
        "var job = new Job { X = 1 }; job.Raise();"
    )]
    [InlineData(
        "public class Job { private string? [|_text|]; public int X { get; set; } public string Text => _text ??= X.ToString(); }",
        "var job = new Job { X = 1 };"
    )]
    [InlineData(
        "public class Job(double [|w|]) { public double W => Math.Abs(w); public double X { get; set; } }",
        "var job = new Job(-2);"
    )]
    [InlineData(
        "public class Job { private int [|_f|]; public int X { get => _f / 2; set => _f = value * 2; } }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { private readonly List<int> [|_all|] = new(16); public int X { get; set; } public void Add(int x) => "
            + "_all.Add(x); }",
        "var job = new Job { X = 3 }; job.Add(1);"
    )]
    [InlineData(
        "[MessagePack.MessagePackObject] public class Job { [MessagePack.Key(0)] public int X { get; set; } private int [|_n|]; "
            + "public int Next() => ++_n; }",
        "var job = new Job { X = 3 }; job.Next();"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } public Guid [|Id|] { get; } = Guid.NewGuid(); }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } public readonly DateTime [|Made|] = DateTime.UtcNow; }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } public Random [|Random|] { get; } = new(); }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { public Job() { } internal Job(int y) => Y = y; public int X { get; set; } public int [|Y|] { get; } }",
        "var job = new Job(3);"
    )]
    [InlineData(
        "public class Job { public Job(int x) => X = x; internal Job(int x, string y) : this(x) => Y = y; public int X { get; } "
            + "public string? [|Y|] { get; } }",
        "var job = new Job(3, \"y\");"
    )]
    [InlineData(
        "public class Box<T> { private T? [|_value|]; public void Put(T value) => _value = value; public int X { get; set; } "
            + "public T? Get() => _value; } public class Job { public Box<int>? A { get; set; } public Box<string>? B { get; set; } }",
        "var job = new Job();"
    )]
    public Task State_that_nothing_carries_is_reported_at_its_member(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "public class Job { public Job(List<int> items) { Items = items; Items.Add(1); } public List<int> [|Items|] { get; } }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { public Job(List<int> items) { var mine = items; Items = items; mine.Add(1); } public List<int> [|Items|] { "
            + "get; } }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { public Job(int[] items) { Items = items; Array.Sort(items); } public int[] [|Items|] { get; } }",
        "var job = new Job([5, 2]);"
    )]
    [InlineData(
        "public class Job { public Job(List<int> items) { var mine = items; var same = mine; Items = items; same[0] = 1; } public "
            + "List<int> [|Items|] { get; } }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { public Job(List<int> items) { var mine = items; Items = mine; Console.WriteLine(mine.Count); } public "
            + "List<int> Items { get; private set; } }",
        "var job = new Job([5]);"
    )]
    public Task What_a_constructor_does_to_the_contents_is_seen(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "public class Job { public Job(List<int> items) { items.Add(1); Items = items; } public List<int> [|Items|] { get; private set; "
            + "} }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { public Job(List<int> items) { Items = items; Items.Add(1); } public List<int> [|Items|] { get; set; } }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { private List<int> [|_items|]; public Job(List<int> items) { var mine = items; _items = mine; Grow(); } "
            + "public List<int> Items { get => _items; set => _items = value; } private void Grow() => _items.Add(1); }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { public Job(int[] items) { if (items.Length > 0) Items = items; Array.Reverse(Items); } public int[] "
            + "[|Items|] { get; set; } = []; }",
        "var job = new Job([5, 6]);"
    )]
    [InlineData(
        "public class Part { protected Part(List<int> x) => x.Clear(); } "
            + "public class Job : Part { public Job(List<int> items) : base(items) { Items = items; } public List<int> [|Items|] { get; "
            + "set; } }",
        "var job = new Job([5]); job.Items.Add(3);"
    )]
    [InlineData(
        "public class Part(List<int> x) { public List<int> [|X|] { get; set; } = x; } "
            + "public class Job : Part { public Job(List<int> x) : base(x) { X.Add(4); } }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Job(List<int> items) { Items = items; "
            + "Items.Add(1); } "
            + "public required List<int> [|Items|] { get; set; } }",
        "var job = new Job([5]);"
    )]
    [InlineData(
        "public class Job { public Job(List<int> items) { Items = items.ToList(); Items.Sort(); } public List<int> Items { get; private "
            + "set; } }",
        "var job = new Job([5, 2]);"
    )]
    [InlineData(
        "public class Job { public Job(string name) { Name = name; Rename(); } public string Name { get; private set; } private void "
            + "Rename() => Name += \"!\"; }",
        "var job = new Job(\"a\");"
    )]
    [InlineData(
        "public class Job { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Job(int x) => X = 2 * x; public required int X "
            + "{ get; set; } }",
        "var job = new Job(10);"
    )]
    [InlineData(
        "public class Job { public Job(List<int> items) { Check(items); Items = items; } public List<int> Items { get; private set; } "
            + "private static void Check(List<int> x) { foreach (int i in x) { if (i < 0) throw new ArgumentException(\"x\"); } } }",
        "var job = new Job([5, 2]);"
    )]
    [InlineData(
        "public class Job { public Job(List<int> items) { Prepare(items); Items = items; } public List<int> [|Items|] { get; private "
            + "set; } "
            + "private static void Prepare(List<int> x) => Double(x); private static void Double(List<int> x) => x.AddRange(x); }",
        "var job = new Job([5, 2]);"
    )]
    [InlineData(
        "public record Part(List<int> A) { public List<int> [|B|] { get; } = A; } "
            + "public record Job(List<int> [|C|]) : Part(C) { public int X { get; set; } }",
        "var job = new Job([1]) { X = 2, A = [3] };"
    )]
    public Task What_a_constructor_does_to_its_argument_reaches_what_is_set_afterwards(string types, string make) =>
        StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "public class Part { public Part(bool flag) => Flag = flag; public bool [|Flag|] { get; } } "
            + "public class Job : Part { internal Job() : base(false) { } public Job(int x) : base(true) => X = x; public int X { get; "
            + "set; } }",
        "var job = new Job { X = 1 };"
    )]
    [InlineData(
        "public class Part(int a, int b) { public int [|Sum|] { get; } = a + b; } "
            + "public class Job : Part { private Job() : base(1, 2) { } public Job(int x) : base(1, 3) => X = x; public int X { get; "
            + "set; } "
            + "public static Job Other() => new(); }",
        "var job = Job.Other();"
    )]
    [InlineData(
        "public class Part(string kind) { public string Kind { get; } = kind; } "
            + "public class Job : Part { internal Job() : base(\"dog\") { } public Job(int x) : base(\"dog\") => X = x; public int X { "
            + "get; set; } }",
        "var job = new Job { X = 1 };"
    )]
    [InlineData(
        "public class Job { public Job() : this(3) { } private Job(int y) => Y = y; public int X { get; set; } public int [|Y|] { get; } "
            + "internal static Job Of(int y) => new(y); }",
        "var job = Job.Of(5);"
    )]
    public Task What_constructors_give_to_each_other_tells_their_objects_apart(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "[MessagePack.MessagePackObject(true)] public class Job { public int X { get; set; } public int[] [|Y|] { get; } = []; "
            + "public Job() { } private Job(int[] y) => Y = y; internal static Job Of(int[] y) => new(y); }",
        "var job = Job.Of([5]);"
    )]
    [InlineData(
        "[MessagePack.MessagePackObject(true)] public record struct Job(string P) { public DayOfWeek [|Day|] { get; } internal "
            + "Job(DayOfWeek day) : this(\"p\") => Day = day; }",
        "var job = new Job(DayOfWeek.Friday);"
    )]
    public Task What_nothing_sets_is_reported_of_types_of_MessagePack_too(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "public class Job { private int _x; public int X { get => _x; set { if (_x == value) return; _x = value; } } }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { private string _x = \"\"; public string X { get => _x; set { if (!string.Equals(_x, value)) _x = value; } } }",
        "var job = new Job { X = \"a\" };"
    )]
    [InlineData(
        "public class Job { private Guid _x; public Guid X { get => _x; set { if (EqualityComparer<Guid>.Default.Equals(_x, value)) "
            + "return; _x = value; } } }",
        "var job = new Job { X = Guid.NewGuid() };"
    )]
    [InlineData(
        "public class Job { private string [|_x|] = \"\"; public string X { get => _x; set { "
            + "if (string.Equals(_x, value, StringComparison.OrdinalIgnoreCase)) return; _x = value; } } }",
        "var job = new Job { X = \"a\" };"
    )]
    [InlineData(
        "public class Job { private double [|_x|]; public double X { get => _x; set { if (Math.Abs(_x - value) < 1) return; _x = value; "
            + "} } }",
        "var job = new Job { X = 3 };"
    )]
    public Task A_setter_that_does_nothing_for_the_same_value_sets_all_others(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "public class Job { private readonly List<int> _items; public Job(List<int> items) => _items = [.. items]; public List<int> "
            + "Items => _items; }",
        "var job = new Job([5, 2]);"
    )]
    [InlineData(
        "public class Job { private readonly int[] _items; public Job(int[] items) => _items = items.ToArray(); public int[] Items => "
            + "_items; }",
        "var job = new Job([5, 2]);"
    )]
    [InlineData(
        "public class Job { private readonly Stack<int> [|_items|]; public Job(Stack<int> items) => _items = new(items); public "
            + "Stack<int> Items => _items; }",
        "var job = new Job(new([5, 2]));"
    )]
    [InlineData(
        "public class Job { private readonly List<int> [|_items|]; public Job(List<int> items) => _items = [.. items.Where(x => x > "
            + "3)]; public List<int> Items => _items; }",
        "var job = new Job([5, 2]);"
    )]
    public Task A_copy_of_what_a_constructor_takes_is_the_same_again(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData("public class Job { public Job(int x) { X = 2 * x; } public int [|X|] { get; } }", "var job = new Job(10);")]
    [InlineData("public class Job { public Job(int x) { if (x > 0) X = x; } public int [|X|] { get; } }", "var job = new Job(10);")]
    [InlineData("public class Job { public Job(int x) { x++; X = x; } public int [|X|] { get; } }", "var job = new Job(10);")]
    [InlineData("public class Job(int x) { public int [|X|] { get; } = x + 1; }", "var job = new Job(10);")]
    [InlineData(
        "public class Part(int x) { public int [|X|] { get; } = x; } public class Job(int x) : Part(x + 1) { }",
        "var job = new Job(10);"
    )]
    [InlineData(
        "public class Job { public Job(int a, int b) { A = b; B = a; } public int [|A|] { get; } public int [|B|] { get; } }",
        "var job = new Job(1, 2);"
    )]
    [InlineData(
        "public class Job { private int [|_x|]; public Job(int x) { _x = x; Grow(); } public int X => _x; private void Grow() "
            + "=> _x *= 2; }",
        "var job = new Job(10);"
    )]
    [InlineData(
        "public class Job { private string [|_name|] = \"\"; public Job(string name) => Name = name; public string Name { get "
            + "=> _name; init => _name = value.Trim(); } }",
        "var job = new Job(\" a \");"
    )]
    public Task A_constructor_that_computes_covers_nothing(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData("public class Job { public Job(int x) { X = x; } public int X { get; } }", "var job = new Job(10);")]
    [InlineData("public class Job { public Job(int x) => X = 2 * x; public int X { get; private set; } }", "var job = new Job(10);")]
    [InlineData("public class Job(string name) { public string Name { get; } = name; }", "var job = new Job(\"n\");")]
    [InlineData("public class Job(string name) { public string Name => name; }", "var job = new Job(\"n\");")]
    [InlineData(
        "public class Job { private double _w; public Job(double w) { _w = w; } public double W => _w; public void Train() => "
            + "_w *= 2; }",
        "var job = new Job(3); job.Train();"
    )]
    [InlineData(
        "public class Job { private readonly string _name; public Job(string name) => _name = name ?? throw new "
            + "ArgumentNullException(nameof(name)); public string Name { get { return _name; } } }",
        "var job = new Job(\"n\");"
    )]
    [InlineData(
        "public class Job { public Job(int x, string y) { ArgumentNullException.ThrowIfNull(y); if (x < 0) throw new "
            + "ArgumentException(\"x\"); (X, Y) = (x, y); } public int X { get; } public string Y { get; } }",
        "var job = new Job(3, \"y\");"
    )]
    [InlineData(
        "public class Job { public Job(int x) : this(x, \"d\") { } public Job(int x, string y) { X = x; Y = y; } public int X { "
            + "get; } public string Y { get; } }",
        "var job = new Job(3);"
    )]
    [InlineData(
        "public class Part(int x) { public int X { get; } = x; } public class Job(int x, int y) : Part(x) { public int Y { get; "
            + "} = y; }",
        "var job = new Job(1, 2);"
    )]
    [InlineData(
        "public class Part { public Part(int x) => X = x; public int X { get; } } public class Job : Part { public Job(int x, "
            + "int y) : base(x) => Y = y; public int Y { get; } }",
        "var job = new Job(1, 2);"
    )]
    [InlineData(
        "public abstract record Part(int X); public sealed record Job(int X, string Y) : Part(X);",
        "var job = new Job(1, \"y\") { X = 4 };"
    )]
    [InlineData("public abstract record Part(int X); public sealed record Job(int X) : Part(2 * X);", "var job = new Job(3);")]
    [InlineData(
        "public record Job(int X) { public Job(int x, string? y) : this(2 * x) => Y = y; public string? Y { get; init; } }",
        "var job = new Job(3, \"y\");"
    )]
    [InlineData(
        "public class Job { private int _x; public int X { get => _x; set { if (_x == value) return; _x = value; Changed(); } } "
            + "private void Changed() { } }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job : System.ComponentModel.INotifyPropertyChanged { private string? _x; public string? X { get => _x; "
            + "set { if (_x != value) { _x = value; Raise(nameof(X)); } } } [field: NonSerialized] public event "
            + "System.ComponentModel.PropertyChangedEventHandler? PropertyChanged; private void Raise(string name) => "
            + "PropertyChanged?.Invoke(this, new(name)); }",
        "var job = new Job { X = \"3\" };"
    )]
    [InlineData(
        "public class Job { public int X { get => field; set => field = value >= 0 ? value : throw new ArgumentException(\"x\"); } }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } public string Kind { get; } = \"job\"; public DayOfWeek Day { get; } = "
            + "DayOfWeek.Friday; public double Y { get; } = -1; public TimeSpan Limit { get; } = TimeSpan.FromSeconds(1); private readonly "
            + "object _gate = new(); private readonly Lock _lock = new(); private readonly decimal _d = 1.5m; public decimal D() { lock "
            + "(_gate) lock (_lock) return _d; } }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } public List<string> Names { get; } = []; public int Y => X; public int Z "
            + "{ get { return X; } } public Guid Id { get; init; } = Guid.NewGuid(); public static readonly Guid One = Guid.NewGuid(); }",
        "var job = new Job { X = 3, Names = { \"a\" } };"
    )]
    [InlineData(
        "public class Job { public Job(int x) { X = x; Y = 2 * x; } public int X { get; } public int Y { get; } }",
        "var job = new Job(3);"
    )]
    [InlineData(
        "public sealed class Job(double x) { public double X { get; } = x; public double Area { get; } = Math.PI * x * x; "
            + "private readonly double _root = Math.Sqrt(x); public double Root() => _root; }",
        "var job = new Job(3);"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } [System.Runtime.Serialization.IgnoreDataMember] public Guid Id { get; } "
            + "= Guid.Empty; [NonSerialized] private int _cache; [field: NonSerialized] private int Other { get; set; } public int "
            + "Get() => "
            + "_cache + Other; }",
        "var job = new Job { X = 3 };"
    )]
    public Task State_that_is_carried_or_computed_again_is_not_reported(string types, string make) => StateCase.Check(types, make);

    /// <summary>What is computed of a value that can change since is lost.</summary>
    [Theory]
    [InlineData(
        "public class Job(double x) { public double X { get; set; } = x; public double [|Area|] { get; } = Math.PI * x * x; }",
        "var job = new Job(3) { X = 4 };"
    )]
    [InlineData(
        "public class Job(double x) { public double X { get; init; } = x; public double [|Area|] { get; } = Math.PI * x * x; }",
        "var job = new Job(3) { X = 4 };"
    )]
    [InlineData(
        "public class Job { public Job(int x) { X = x; Y = 2 * x; } internal Job(int x, int y) { X = x; Y = y; } public int X { "
            + "get; } public int [|Y|] { get; } }",
        "var job = new Job(3, 4);"
    )]
    [InlineData(
        "public struct Job(string x) { public string X { get; } = x; public int [|Length|] { get; } = x.Length + 1; }",
        "var job = default(Job); job = new Job(\"abc\");"
    )]
    [InlineData(
        "public class Job { private int [|_x|]; public int X { get => _x; set => _x = value; } public int Y { get => 0; set { "
            + "_x = 7; } } }",
        "var job = new Job { X = 3 };"
    )]
    [InlineData(
        "public class Job { public int X { get; set; } public string [|Text|] { get; } = DateTime.Now.ToString(); }",
        "var job = new Job { X = 3 };"
    )]
    public Task What_only_seems_to_be_computed_again_is_reported(string types, string make) => StateCase.Check(types, make);

    [Theory]
    [InlineData(
        "[MpiState] public class Job { private double _w; public string Name { get; set; } = \"\"; public void Train(double w) "
            + "=> _w = w; }",
        "var job = new Job { Name = \"n\" }; job.Train(3);"
    )]
    [InlineData(
        "[MpiState] public class Job { private readonly double[] _data; public Job(int rows) { Rows = rows; _data = new "
            + "double[rows]; } public int Rows { get; } public double this[int i] { get => _data[i]; set => _data[i] = value; } }",
        "var job = new Job(2); job[1] = 5;"
    )]
    [InlineData(
        "[MpiState] public struct Job { private int _x; public string? Name { get; set; } public void Set(int x) => _x = x; }",
        "var job = new Job { Name = \"n\" }; job.Set(3);"
    )]
    [InlineData(
        "[MpiState] public readonly struct Job(int x) { private readonly int _x = x; public int Get() => _x; }",
        "var job = new Job(3);"
    )]
    [InlineData(
        "[MpiState] public class Job { private Job(int x) { X = 2 * x; } public int X { get; } public static Job Make() => new(3); }",
        "var job = Job.Make();"
    )]
    [InlineData(
        "[MpiState] public class Job(double w, string s) { private readonly int _n = s.Length; public double W => w + _n; "
            + "public void Add() => w++; }",
        "var job = new Job(3, \"abc\"); job.Add();"
    )]
    [InlineData(
        "public class Part { private int _x; private readonly string _y = \"p\"; public void Set(int x) => _x = x; public "
            + "string Y() => _y + _x; } [MpiState] public class Job : Part { private int _x = 5; public int Get() => _x++; }",
        "var job = new Job(); job.Set(3); job.Get();"
    )]
    [InlineData(
        "[MpiState] public class Box<T>(T value) where T : notnull { private readonly T _value = value; private readonly "
            + "List<T> _more = [value]; private int _n; public T Get() { _n++; _more.Add(_value); return _value; } } public class Job { "
            + "public Box<int>? A { get; set; } public Box<string>? B { get; set; } }",
        "var job = new Job { A = new(1), B = new(\"b\") }; job.A.Get();"
    )]
    [InlineData(
        "public static class Outer<T> where T : class { [MpiState] public class In<U>(T? t, U u) where U : struct { public "
            + "string Get() => $\"{t}{u}\"; } } public class Job { public Outer<string>.In<int>? X { get; set; } }",
        "var job = new Job { X = new(\"a\", 1) };"
    )]
    [InlineData(
        "[MpiState] public class Job { private volatile int _x; private Job? _next; protected internal byte[]? _y; public Job "
            + "Grow() { _x = 4; _next = new() { _x = 5 }; return this; } }",
        "var job = new Job().Grow();"
    )]
    [InlineData(
        "[MpiState] public record Job(string Name) { private int _uses; public string Use() { _uses++; return Name; } }",
        "var job = new Job(\"n\"); job.Use();"
    )]
    [InlineData(
        "[MpiState] public class Job { public int @class; private int value, writer, reader, result; public int Sum() => @class "
            + "+ value++ + writer++ + reader++ + result++; }",
        "var job = new Job { @class = 5 }; job.Sum();"
    )]
    [InlineData(
        "[MpiState] public sealed class Part { private int _x; public void Set() => _x = 4; } [MessagePack.MessagePackObject] "
            + "public class Job { [MessagePack.Key(0)] public Part? Part { get; set; } [MessagePack.Key(1)] public Part[]? Parts { get; "
            + "set; } }",
        "var job = new Job { Part = new(), Parts = [new()] }; job.Part.Set();"
    )]
    public Task An_MpiState_type_travels_by_all_its_fields(string types, string make) => StateCase.Check(types, make);

    [Fact]
    public void A_field_that_stays_behind_has_its_default_value()
    {
        (object _, object arrived) = StateCase.Run(
            "[MpiState] public class Job { [NonSerialized] private int _a = 1; private int _b = 2; "
                + "[System.Runtime.Serialization.IgnoreDataMember] public Action? Do { get; set; } [field: NonSerialized] public event "
                + "Action? Done; public void Go() { _b += _a; Done?.Invoke(); } }",
            "var job = new Job { Do = () => { } }; job.Done += () => { }; job.Go();"
        );

        Assert.Equal((0, 3), (StateCase.Field(arrived, "_a"), StateCase.Field(arrived, "_b")));
        Assert.Null(StateCase.Field(arrived, "<Do>k__BackingField"));
        Assert.Null(StateCase.Field(arrived, "Done"));
    }

    /// <summary>Wherever a warning can be suppressed.</summary>
    [Theory]
    [InlineData(
        "public class Job {\n#pragma warning disable MPIPOOL013\n private int _n;\n#pragma warning restore MPIPOOL013\n public "
            + "int X { get; set; } public int Next() => _n++; }"
    )]
    [InlineData(
        "public class Job { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"MpiPool\", \"MPIPOOL013\")] private int _n; "
            + "public int X { get; set; } public int Next() => _n++; }"
    )]
    [InlineData(
        "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"MpiPool\", \"MPIPOOL013\")] public class Job { private int _n; "
            + "public int X { get; set; } public int Next() => _n++; }"
    )]
    public async Task The_warning_can_be_suppressed(string type) =>
        Assert.Empty(
            await AnalyzerRun.Of(
                TestCompilation.Create(type + "\ninternal static class Tasks { [MpiTask] public static int Go(Job job) => 1; }")
            )
        );

    [Fact]
    public async Task A_type_that_does_not_travel_may_hold_what_it_likes() =>
        Assert.Empty(
            await AnalyzerRun.Of(
                TestCompilation.Create(
                    "public class Other { private int _n; public int X { get; set; } public int Next() => _n++; } internal static class "
                        + "Tasks { "
                        + "[MpiTask] public static int Go(int x) => x; }"
                )
            )
        );

    /// <summary>What a constructor of another assembly does cannot be read: its members are set besides.</summary>
    [Fact]
    public void A_type_of_another_assembly_arrives_as_it_was()
    {
        string name = LoadedProgram.NewName();
        var library = TestCompilation.Create(
            """
            public class Norm { public Norm(int x) { X = 2 * x; } public int X { get; } }
            public class Box<T> { public Box(T value) => Value = value; public T Value { get; } }
            public record Part(string Name) { public int Tries { get; private set; } public void Try() => Tries++; }
            """,
            kind: Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
            assembly: name + "Lib"
        );
        GeneratorRun program = GeneratorRun
            .Of(
                TestCompilation.Create(
                    """
                    internal static class Program
                    {
                        [MpiTask] public static Norm Same(Norm x) => x;
                        [MpiTask] public static Box<string> Boxed(Box<string> x) => x;
                        [MpiTask] public static Part Tried(Part x) { x.Try(); return x; }
                        public static string Check()
                        {
                            using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess,
                                WorkerCount = 1 });
                            var part = new Part("p");
                            part.Try();
                            return $"{pool.Submit(Same, new Norm(10)).Result.X} {pool.Submit(Boxed, new Box<string>("b")).Result.Value} "
                                + $"{pool.Submit(Tried, part).Result}";
                        }
                    }
                    """,
                    assembly: name,
                    references: [Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(LoadedProgram.Emit(library))]
                )
            )
            .AssertClean();

        Assert.Equal("20 b Part { Name = p, Tries = 2 }", new LoadedProgram(library, program.Output).Call(name, "Program", "Check"));
    }

    [Fact]
    public void What_a_type_of_another_assembly_loses_is_reported_at_the_task()
    {
        var library = TestCompilation.Create(
            "public class Wide(double w) { public double W => Math.Abs(w); public int X { get; private set; } }",
            kind: Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
            assembly: "Lib"
        );
        GeneratorRun program = GeneratorRun.Of(
            TestCompilation.Create(
                "internal static class Tasks { [MpiTask] public static int Go(Wide wide) => 1; }",
                references: [Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(LoadedProgram.Emit(library))]
            )
        );

        Microsoft.CodeAnalysis.Diagnostic found = Assert.Single(program.Diagnostics);
        Assert.Equal(("MPIPOOL013", 61), (found.Id, found.Location.SourceSpan.Start));
        Assert.StartsWith("'wide.W' may arrive with another value", found.GetMessage(null), StringComparison.Ordinal);
    }
}
