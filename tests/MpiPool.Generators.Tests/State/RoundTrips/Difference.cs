using System.Collections;
using System.Reflection;

namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>
/// Where two objects differ: the fields that lead there from the outermost object, each by its type and its member as <c>Job.X</c>.
/// </summary>
internal static class Difference
{
    private static readonly string[] s_ignoring = ["IgnoreDataMemberAttribute", "IgnoreMemberAttribute"];

    public static IEnumerable<string[]> Of(object? a, object? b) => Of(a, b, []);

    private static IEnumerable<string[]> Of(object? a, object? b, string[] place)
    {
        if (a is null || b is null)
            return (a is null) == (b is null) ? [] : [place];
        if (a.GetType() != b.GetType())
            return [place];
        if (a is string or decimal or DateTimeOffset or Enum or Guid || a.GetType().IsPrimitive)
            return IsSame(a, b) ? [] : [place];
        if (a.GetType() == typeof(object))
            return [];
        if (a is IEnumerable x && b is IEnumerable y)
        {
            object?[] these = [.. x.Cast<object?>()],
                others = [.. y.Cast<object?>()];
            bool isAlike = these.Length == others.Length && Comparer(a)?.Equals(Comparer(b)) != false;
            return isAlike ? these.Zip(others).SelectMany(p => Of(p.First, p.Second, place)) : [place];
        }

        return Fields(a.GetType()).SelectMany(f => Of(f.GetValue(a), f.GetValue(b), IsUsers(f) ? [.. place, NameOf(f)] : place));
    }

    /// <summary>Equal, and not only alike: a decimal has its digits, a time its offset.</summary>
    private static bool IsSame(object a, object b) =>
        (a, b) switch
        {
            (DateTimeOffset x, DateTimeOffset y) => x.EqualsExact(y),
            (decimal x, decimal y) => decimal.GetBits(x).AsSpan().SequenceEqual(decimal.GetBits(y)),
            _ => a.Equals(b),
        };

    private static object? Comparer(object collection) => collection.GetType().GetProperty("Comparer")?.GetValue(collection);

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        for (Type? part = type; part is not null; part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(Own))
            {
                if (
                    !IsIgnored(field)
                    && !IsIgnored(part.GetProperty(MemberOf(field), Own))
                    && !typeof(Delegate).IsAssignableFrom(field.FieldType)
                )
                    yield return field;
            }
        }
    }

    private static bool IsIgnored(MemberInfo? member) =>
        member?.CustomAttributes.Any(a => s_ignoring.Contains(a.AttributeType.Name)) == true;

    private static bool IsUsers(FieldInfo field) => field.DeclaringType!.Namespace is null;

    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.Name.Split('`')[0]}.{MemberOf(field)}";

    /// <summary>What the user wrote: the property of a field, or the parameter.</summary>
    private static string MemberOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
