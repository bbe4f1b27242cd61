namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>A type that members have, and expressions for values of it.</summary>
/// <param name="Name">The type as C#.</param>
/// <param name="Values">Values, of which the first is that of an object in which nothing was set.</param>
/// <param name="Computed">Another value than <c>{0}</c>; null if nothing is computed of it.</param>
/// <param name="Copy">A copy of <c>{0}</c>; null if there is no need of one.</param>
/// <param name="Change">A statement that changes what is in <c>{0}</c>; null if nothing can.</param>
/// <param name="Make">Expressions for a collection that elements can be put into, each with another comparer, capacity or content.</param>
internal sealed record ValueKind(
    string Name,
    string[] Values,
    string? Computed,
    string? Copy = null,
    string? Change = null,
    string[]? Make = null
)
{
    public static readonly ValueKind[] All =
    [
        new("int", ["0", "7", "-3"], "{0} * 2"),
        new("string", ["\"\"", "\"a\"", "\" B \"", "\"A\""], "{0}.Trim()"),
        new("string?", ["null", "\"x\"", "\"X\""], "{0}?.ToUpperInvariant()"),
        new("double", ["0", "2.5", "-1.25"], "Math.Abs({0})"),
        new("bool", ["false", "true"], "!{0}"),
        new("decimal", ["0m", "1.50m"], "{0} + 1"),
        new("DayOfWeek", ["DayOfWeek.Sunday", "DayOfWeek.Friday"], "{0} == DayOfWeek.Friday ? DayOfWeek.Monday : {0}"),
        new("int?", ["null", "5"], "{0} + 1"),
        new(
            "Guid",
            ["default", "new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)"],
            "new Guid({0}.ToByteArray()[0], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)"
        ),
        new("DateTimeOffset", ["default", "new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2))"], "{0}.ToUniversalTime()"),
        new("(int, string)", ["default", "(4, \"t\")"], "({0}.Item1 + 1, {0}.Item2)"),
        new("int[]", ["[]", "[1, 2]"], "Enumerable.Reverse({0}).ToArray()", "(int[]){0}.Clone()", "if ({0}.Length > 0) {0}[0]++;"),
        new(
            "List<int>",
            ["[]", "[3]", "[3, 4]"],
            "{0}.Select(e => e + 1).ToList()",
            "new List<int>({0})",
            "{0}.Add(9);",
            ["[]", "new(16)", "[5]"]
        ),
        new(
            "List<string>?",
            ["null", "[\"s\"]"],
            "{0}?.Skip(1).ToList()",
            "{0} is null ? null : [.. {0}]",
            "{0}?.Add(\"more\");",
            ["[]", "null"]
        ),
        new(
            "HashSet<string>",
            ["[]", "[\"h\"]", "new(StringComparer.OrdinalIgnoreCase) { \"i\" }"],
            "new(StringComparer.OrdinalIgnoreCase)",
            "new HashSet<string>({0})",
            "{0}.Add(\"more\");",
            ["[]", "new(StringComparer.OrdinalIgnoreCase)"]
        ),
        new(
            "Dictionary<string, int>",
            ["[]", "new() { [\"k\"] = 1 }", "new(StringComparer.OrdinalIgnoreCase) { [\"k\"] = 2 }"],
            "new(StringComparer.Ordinal)",
            "new Dictionary<string, int>({0})",
            "{0}[\"more\"] = 1;",
            ["[]", "new(StringComparer.OrdinalIgnoreCase)", "new() { [\"d\"] = 3 }"]
        ),
        new("IReadOnlyList<int>", ["Array.Empty<int>()", "new[] { 6 }"], "{0}.Take(1).ToArray()", "{0}.ToArray()"),
    ];

    /// <summary>Whether a value of it is an object that can be null or changed.</summary>
    public bool IsCollection => Copy is not null;
}
