using System.Text;

namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>The declaration of one class, struct or record: members, constructors, and methods that make objects and change them.</summary>
internal sealed class RandomDeclaration
{
    private readonly Dice _dice;
    private readonly RandomDeclaration? _parent;
    private readonly ValueKind[] _kinds;
    private readonly List<RandomMember> _members = [];
    private readonly List<RandomConstructor> _constructors = [];
    private readonly RandomPack _pack;
    private readonly bool _isBase;
    private readonly bool _isState;

    public RandomDeclaration(string name, RandomDeclaration? parent, ValueKind[] more, Dice dice, bool isBase)
    {
        (Name, _parent, _kinds, _dice, _isBase) = (name, parent, [.. ValueKind.All, .. more], dice, isBase);
        Keyword =
            parent is not null ? (parent.IsRecord ? dice.Of("record", "sealed record") : dice.Of("class", "sealed class"))
            : isBase ? dice.Of("class", "class", "abstract class", "record", "abstract record")
            : dice.Of("class", "class", "sealed class", "class", "record", "sealed record", "struct", "record struct", "readonly struct");
        _isState = !isBase && dice.Chance(8);
        _pack = isBase || parent is not null || !dice.Chance(15) ? RandomPack.None : dice.Of(RandomPack.Numbers, RandomPack.Names);
        IsGeneric = isBase && dice.Chance(30);
        Argument = dice.Of(ValueKind.All[0], ValueKind.All[1], ValueKind.All[3]);
        AddMembers();
        AddConstructors();
        Text = Write();
    }

    public string Name { get; }

    public string Keyword { get; }

    public bool IsGeneric { get; }

    /// <summary>What a generic type is closed for.</summary>
    public ValueKind Argument { get; }

    public bool IsRecord => Keyword.Contains("record", StringComparison.Ordinal);

    public bool IsStruct => Keyword.Contains("struct", StringComparison.Ordinal);

    public bool IsReadOnly => Keyword.Contains("readonly", StringComparison.Ordinal);

    public bool IsSealed => IsStruct || Keyword.Contains("sealed", StringComparison.Ordinal);

    public bool IsBase => _isBase;

    public IReadOnlyList<RandomMember> Members => _members;

    public IReadOnlyList<RandomConstructor> Constructors => _constructors;

    public string Text { get; }

    private string Closed => IsGeneric ? $"{Name}<{Argument.Name}>" : Name;

    private bool HasPrimary => _constructors is [{ IsPrimary: true }, ..];

    private void AddMembers()
    {
        int count = 1 + _dice.Next(5);
        for (int i = 0; i < count; i++)
        {
            // A member of the base is overridden or hidden now and then.
            RandomMember? above = _parent?._members.Find(m => m.CanBeOverridden && !_members.Exists(x => x.Name == m.Name));
            if (above is not null && _dice.Chance(40))
                _members.Add(RandomMember.Over(above, _dice.Of(_kinds), _dice));
            else
                _members.Add(RandomMember.New(this, $"{(_isBase ? "B" : "P")}{i}", _dice.Of(_kinds), _dice));
        }
    }

    private void AddConstructors()
    {
        RandomMember[] assignable = [.. _members.Where(m => m.Target is not null)];
        bool isPrimary = IsRecord || _dice.Chance(20);
        int count = isPrimary || _parent?._constructors.Count > 0 ? 1 + _dice.Next(2) : _dice.Next(3);
        var counts = new HashSet<int>();
        for (int i = 0; i < count; i++)
        {
            bool isRecords = IsRecord && i == 0;
            RandomMember[] taken = _dice.Some(
                assignable.Where(m => isPrimary && i == 0 ? !m.IsRequired && !(isRecords && m.IsOver) : true),
                60
            );
            if (isRecords)
                taken = [.. taken.Where(m => !m.Name.StartsWith('_'))];
            RandomConstructor? over =
                HasPrimary ? _constructors[0]
                : _constructors.Count > 0 && _dice.Chance(40) ? _dice.Of([.. _constructors])
                : null;

            // One of a struct without parameters must be public and set all.
            if (!counts.Add(taken.Length) || (IsStruct && taken.Length == 0))
                continue;
            if (isRecords)
                foreach (RandomMember member in taken)
                    member.MakePositional();
            _constructors.Add(new RandomConstructor(this, taken, isPrimary && i == 0, over, _parent, _dice));
        }
    }

    private string Write()
    {
        var text = new StringBuilder();
        if (_isState)
            text.AppendLine("[MpiState]");
        if (_pack != RandomPack.None)
            text.AppendLine($"[MessagePack.MessagePackObject({(_pack == RandomPack.Names ? "true" : "")})]");
        RandomConstructor? primary = HasPrimary ? _constructors[0] : null;
        string parameters = primary is null ? "" : $"({primary.Parameters})";
        string bases = _parent is null ? "" : $" : {_parent.Closed}{(primary is not null ? primary.BaseArguments : "")}";
        text.AppendLine($"public {Keyword} {Name}{(IsGeneric ? "<TValue>" : "")}{parameters}{bases}");
        text.AppendLine("{");
        int key = 0;
        foreach (RandomMember member in _members)
        {
            if (member.Declare(primary).Length == 0)
                continue;
            if (_pack == RandomPack.Numbers && member.IsPublic)
                text.AppendLine(_dice.Chance(90) ? $"    [MessagePack.Key({key++})]" : "    [MessagePack.IgnoreMember]");
            text.AppendLine("    " + member.Declare(primary));
        }

        if (IsGeneric)
            text.AppendLine(
                "    public TValue? Value { get; protected set; }\n    private TValue? _kept;\n    protected "
                    + "void Keep(TValue value) { Value = value; _kept = value; }\n    public string Kept() => $\"{_kept}\";"
            );
        foreach (RandomConstructor constructor in _constructors.Where(c => !c.IsPrimary))
            text.AppendLine("    " + constructor.Declare(Name));
        text.AppendLine($"    public void Touch{Name}(int how)\n    {{");
        for (int how = 0; how < RandomType.Objects; how++)
        {
            string changes = IsReadOnly ? "" : string.Join(" ", _dice.Some(_members, 50).Select(m => m.Change(_dice)));
            text.AppendLine($"        if (how == {how}) {{ {changes} }}");
        }

        text.AppendLine("    }");
        if (!_isBase)
            WriteMake(text);
        return text.AppendLine("}").ToString();
    }

    private void WriteMake(StringBuilder text)
    {
        text.AppendLine($"    public static {Name} Make(int how)\n    {{");
        for (int how = 0; how < RandomType.Objects; how++)
        {
            bool isImplicit = _constructors.Count == 0 || (IsStruct && _dice.Chance(10));
            RandomConstructor? constructor = isImplicit ? null : _dice.Of([.. _constructors]);
            IEnumerable<RandomMember> set = AllMembers().Where(m => m.IsRequired || (m.IsInitializable && _dice.Chance(50)));
            if (constructor?.SetsRequired == true)
                set = set.Where(m => !m.IsRequired);
            string initializer = string.Join(", ", set.Select(m => $"{m.Name} = {m.Value(_dice)}"));
            string arguments = constructor is null
                ? ""
                : string.Join(", ", constructor.Taken.Select(m => $"{constructor.ParameterOf(m)}: {m.Value(_dice)}"));
            text.AppendLine($"        if (how == {how})\n        {{\n            var x = new {Name}({arguments}) {{ {initializer} }};");
            if (_parent is not null)
                text.AppendLine($"            x.Touch{_parent.Name}({how});");
            if (_parent?.IsGeneric == true)
                text.AppendLine($"            x.Keep({_dice.Of(_parent.Argument.Values)});");
            text.AppendLine($"            x.Touch{Name}({how});\n            return x;\n        }}");
        }

        text.AppendLine("        throw new ArgumentException(\"how\");\n    }");
    }

    private IEnumerable<RandomMember> AllMembers() =>
        _members.Concat(_parent?._members.Where(m => m.IsInherited && !_members.Exists(x => x.Name == m.Name)) ?? []);
}

/// <summary>MessagePack's attributes on a type.</summary>
internal enum RandomPack
{
    None,
    Numbers,
    Names,
}
