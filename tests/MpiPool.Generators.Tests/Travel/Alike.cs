using System.Collections;
using System.Reflection;

namespace MpiPool.Generators.Tests.Travel;

/// <summary>Whether two objects are of one type and hold the same, bit by bit.</summary>
internal static class Alike
{
    public static bool Are(object? a, object? b)
    {
        if (a is null || b is null)
            return a is null && b is null;
        if (a.GetType() != b.GetType())
            return false;
        switch (a, b)
        {
            case (double x, double y):
                return BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);
            case (float x, float y):
                return BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y);
            case (DateTime x, DateTime y):
                return x == y && x.Kind == y.Kind;
            case (DateTimeOffset x, DateTimeOffset y):
                return x.EqualsExact(y);
            case (Array x, Array y) when x.Rank > 1:
                return Enumerable.Range(0, x.Rank).All(i => x.GetLength(i) == y.GetLength(i)) && AreItems(x, y);
        }

        if (a.GetType().IsPrimitive || a is string or decimal or Uri or Version or Enum or Type)
            return a.Equals(b);
        if (
            a.GetType() is { IsGenericType: true, Namespace: "System" or "System.Buffers" } type
            && type.GetMethod("ToArray", []) is { } toArray
        )
        {
            return Are(toArray.Invoke(a, null), toArray.Invoke(b, null));
        }

        if (a.GetType().GetProperty("IsDefault") is { } isDefault && isDefault.GetValue(a) is true)
            return isDefault.GetValue(b) is true;
        if (a is IEnumerable xs && b is IEnumerable ys)
            return ComparersAre(a, b) && AreItems(xs, ys);
        if (a.Equals(b))
            return true;
        var members = Members(a).Zip(Members(b)).ToList();
        return members.Count > 0 ? members.All(m => Are(m.First, m.Second)) : Fields(a.GetType()).Length == 0;
    }

    public static string Describe(object? value)
    {
        string text = value switch
        {
            null => "null",
            string => $"\"{value}\"",
            _ when value.GetType().GetProperty("IsDefault")?.GetValue(value) is true => "default",
            IEnumerable items => $"{value.GetType().Name}[{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
            _ => value.ToString() ?? "",
        };
        return text.Length > 500 ? text[..500] + "..." : text;
    }

    private static bool AreItems(IEnumerable a, IEnumerable b)
    {
        object?[] x = [.. a.Cast<object?>()],
            y = [.. b.Cast<object?>()];
        return x.Length == y.Length && x.Zip(y).All(p => Are(p.First, p.Second));
    }

    private static bool ComparersAre(object a, object b)
    {
        PropertyInfo? comparer = a.GetType().GetProperty("Comparer") ?? a.GetType().GetProperty("KeyComparer");
        return comparer is null || comparer.GetValue(a) is not StringComparer known || known.Equals(comparer.GetValue(b));
    }

    private static IEnumerable<object?> Members(object value) =>
        value
            .GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0)
            .Select(p => p.GetValue(value))
            .Concat(value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => f.GetValue(value)));

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
}
