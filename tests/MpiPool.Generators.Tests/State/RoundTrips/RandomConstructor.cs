using System.Text;

namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>A constructor: what it takes, and what it does with that.</summary>
internal sealed class RandomConstructor
{
    private readonly RandomDeclaration _type;
    private readonly string _access;
    private readonly string _body;
    private readonly string _chain;
    private readonly Dictionary<RandomMember, string> _initial = [];

    public RandomConstructor(
        RandomDeclaration type,
        RandomMember[] taken,
        bool isPrimary,
        RandomConstructor? called,
        RandomDeclaration? parent,
        Dice dice
    )
    {
        (_type, Taken, IsPrimary) = (type, taken, isPrimary);
        _access = dice.Of("public", "public", "public", "internal", type.IsBase ? "public" : "private");
        SetsRequired =
            called?.SetsRequired == true || (taken.Any(m => m.IsRequired) && type.Members.Where(m => m.IsRequired).All(taken.Contains));
        if (isPrimary)
        {
            foreach (RandomMember member in taken.Where(_ => !type.IsRecord && dice.Chance(80)))
                _initial[member] = Form(member, dice);
        }

        BaseArguments = parent is null || parent.Constructors.Count == 0 ? "" : Arguments(dice.Of([.. parent.Constructors]), dice);
        _chain =
            called is not null ? $" : this{Arguments(called, dice)}"
            : BaseArguments.Length > 0 ? $" : base{BaseArguments}"
            : "";
        _body = isPrimary ? "" : Body(dice);
    }

    public RandomMember[] Taken { get; }

    public bool IsPrimary { get; }

    public bool SetsRequired { get; }

    public string BaseArguments { get; }

    public string Parameters => string.Join(", ", Taken.Select(m => $"{m.Kind.Name} {ParameterOf(m)}"));

    /// <summary>What a member of the type is initialized by, of the type's own parameters.</summary>
    public string? InitialOf(RandomMember member) => _initial.GetValueOrDefault(member);

    /// <summary>A parameter of the type that a member's code uses.</summary>
    public string? CapturedOf(ValueKind kind) =>
        _type.IsRecord ? null
        : Taken.FirstOrDefault(m => m.Kind == kind && !_initial.ContainsKey(m)) is { } found ? ParameterOf(found)
        : null;

    public string Declare(string name)
    {
        string sets = SetsRequired ? "[System.Diagnostics.CodeAnalysis.SetsRequiredMembers] " : "";
        return $"{sets}{_access} {name}({Parameters}){_chain} {{ {_body} }}";
    }

    public string ParameterOf(RandomMember member) =>
        IsPrimary && _type.IsRecord ? member.Name : char.ToLowerInvariant(member.Name.TrimStart('_')[0]) + member.Name.TrimStart('_')[1..];

    /// <summary>The value that a member gets of its parameter.</summary>
    private string Form(RandomMember member, Dice dice)
    {
        string parameter = ParameterOf(member);
        return dice.Next(10) switch
        {
            0 when member.Kind.Computed is { } form => string.Format(form, parameter),
            1 when member.Kind.Copy is { } form => string.Format(form, parameter),
            2 when member.Kind.IsCollection || member.Kind.Name.StartsWith("string", StringComparison.Ordinal) =>
                $"{parameter} ?? throw new ArgumentNullException(\"{parameter}\")",
            _ => parameter,
        };
    }

    private string Body(Dice dice)
    {
        var body = new StringBuilder();
        foreach (RandomMember member in Taken)
        {
            string parameter = ParameterOf(member),
                form = Form(member, dice),
                target = $"this.{member.Target}";
            string change = member.Kind.Change is { } statement ? string.Format(statement, dice.Of(parameter, target)) : "";
            body.Append(
                dice.Next(12) switch
                {
                    0 => $"if (!Equals({parameter}, null)) {target} = {parameter}; ",
                    1 => $"{target} = {form}; {change} ",
                    2 => $"{member.Kind.Name} local{parameter} = {form}; {target} = local{parameter}; ",
                    3 => "",
                    4 => $"{change} {target} = {form}; ",
                    5 when member.Kind.Name == "int" => $"{parameter}++; {target} = {parameter}; ",
                    6 when member.Kind.Change is not null => $"{member.Kind.Name} other{parameter} = {parameter}; {target} = {parameter}; "
                        + $"{string.Format(member.Kind.Change, "other" + parameter)} ",
                    _ => $"{target} = {form}; ",
                }
            );
        }

        return body.ToString();
    }

    /// <summary>By their names, since a record has a constructor besides that copies.</summary>
    private string Arguments(RandomConstructor called, Dice dice) =>
        $"({string.Join(", ", called.Taken.Select(m => $"{called.ParameterOf(m)}: {Argument(m, dice)}"))})";

    private string Argument(RandomMember member, Dice dice)
    {
        if (Taken.FirstOrDefault(t => t.Kind == member.Kind) is not { } own || !dice.Chance(80))
            return member.Value(dice);
        return dice.Chance(80) ? ParameterOf(own) : Form(own, dice);
    }
}
