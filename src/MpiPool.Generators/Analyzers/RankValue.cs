namespace MpiPool.Generators.Analyzers;

/// <summary>What an expression is on one kind of rank.</summary>
internal sealed class RankValue
{
    /// <summary>It is the same on all ranks, and may be anything.</summary>
    public static readonly RankValue Any = new();

    /// <summary>It may depend on the rank in a way that is not followed.</summary>
    public static readonly RankValue Unknown = new();

    /// <summary>The pool itself.</summary>
    public static readonly RankValue Pool = new();

    /// <summary>A sequence without elements.</summary>
    public static readonly RankValue Empty = new();

    public static readonly RankValue True = new() { IsConstant = true, Constant = true };
    public static readonly RankValue False = new() { IsConstant = true, Constant = false };
    public static readonly RankValue Null = new() { IsConstant = true };

    private RankValue() { }

    public bool IsConstant { get; private init; }

    public object? Constant { get; private init; }

    /// <summary>The elements of a tuple; null for all else.</summary>
    public RankValue[]? Elements { get; private init; }

    /// <summary>A constant. Integers of all types are compared with each other.</summary>
    public static RankValue Of(object? constant) =>
        constant switch
        {
            null => Null,
            bool value => Of(value),
            sbyte or byte or short or ushort or int or uint or long or ulong => new()
            {
                IsConstant = true,
                Constant = Convert.ToDecimal(constant, null),
            },
            _ => new() { IsConstant = true, Constant = constant },
        };

    public static RankValue Of(bool value) => value ? True : False;

    public static RankValue Of(RankValue[] elements) => new() { Elements = elements };

    /// <summary>Whether a condition of this value can have the outcome.</summary>
    public bool Allows(bool outcome) => this == Any || this == Of(outcome);

    public RankValue Not() =>
        this == True ? False
        : this == False ? True
        : this;

    public static RankValue And(RankValue left, RankValue right) =>
        left == False || right == False ? False
        : left == True ? right
        : right == True ? left
        : left == Any && right == Any ? Any
        : Unknown;

    public static RankValue Or(RankValue left, RankValue right) => And(left.Not(), right.Not()).Not();

    /// <summary>Either of them, as nothing says which.</summary>
    public static RankValue Join(RankValue left, RankValue right) =>
        Equal(left, right) == True ? left
        : left == Unknown || right == Unknown ? Unknown
        : Any;

    /// <summary>Whether the two are equal.</summary>
    public static RankValue Equal(RankValue left, RankValue right)
    {
        if (left == Unknown || right == Unknown)
            return Unknown;
        if (left == right && left != Any)
            return True;
        if (left.Elements is { } elements && right.Elements is { } others && elements.Length == others.Length)
        {
            return elements.Zip(others, Equal).Aggregate(True, And);
        }

        if ((left == Null && (right == Pool || right == Empty)) || (right == Null && (left == Pool || left == Empty)))
            return False;
        if (!left.IsConstant || !right.IsConstant)
            return left == Any && right == Any ? Any : Unknown;
        if (left == Null || right == Null)
            return False;
        return left.Constant!.GetType() == right.Constant!.GetType() ? Of(left.Constant.Equals(right.Constant)) : Unknown;
    }
}
