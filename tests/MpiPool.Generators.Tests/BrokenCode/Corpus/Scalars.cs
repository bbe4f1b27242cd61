using System.Numerics;
static class Jobs
{
    [MpiTask] public static Half A(Int128 a, UInt128 b, BigInteger c, Complex d, Half e, decimal f, Guid g, Uri h, Version i, Index j,
        Range k) => e;
    [MpiTask] public static DateOnly B(DateTime a, DateTimeOffset b, TimeSpan c, DateOnly d, TimeOnly e, System.Text.StringBuilder f) => d;
    [MpiTask] public static bool? C(sbyte? a, ushort? b, uint c, ulong? d, float? e, DayOfWeek? f, System.Collections.BitArray g) => null;
}
