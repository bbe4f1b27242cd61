namespace MpiPool.Generators.Model;

/// <summary>
/// What attributes on the user's symbols ask of generated code that names them, so that nothing is reported where no pragma of the user's
/// reaches.
/// </summary>
/// <param name="IsObsolete">Whether only code that is obsolete itself may name one of them: elsewhere it is an error, or a warning with an
/// id of its own.</param>
/// <param name="Warnings">The ids under which naming one of them is reported, experimental ones mostly.</param>
/// <param name="Requirements">The ids under which the tools that trim and compile ahead report calls: IL2026 for
/// <c>[RequiresUnreferencedCode]</c>.</param>
internal sealed record MarksModel(bool IsObsolete, EquatableArray<string> Warnings, EquatableArray<string> Requirements)
{
    public static MarksModel None { get; } = new(IsObsolete: false, default, default);

    public static MarksModel Union(IEnumerable<MarksModel> all)
    {
        MarksModel[] marks = [.. all];
        return new(marks.Any(m => m.IsObsolete), Sorted(marks.SelectMany(m => m.Warnings)), Sorted(marks.SelectMany(m => m.Requirements)));
    }

    public static EquatableArray<string> Sorted(IEnumerable<string> ids) =>
        ids.Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray();
}
