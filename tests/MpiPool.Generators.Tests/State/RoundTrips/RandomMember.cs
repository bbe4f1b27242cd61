namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>A member of a random declaration, and what can be done with it.</summary>
internal sealed class RandomMember
{
    private readonly string _field;
    private Func<RandomConstructor?, string> _declare = _ => "";
    private bool _isVariable;
    private string _touch = "";

    private RandomMember(string name, ValueKind kind)
    {
        (Name, Kind, _field) = (name, kind, "_" + char.ToLowerInvariant(name[0]) + name[1..]);
    }

    public string Name { get; private set; }

    public ValueKind Kind { get; }

    /// <summary>What a constructor assigns; null if there is nothing.</summary>
    public string? Target { get; private set; }

    public bool IsRequired { get; private set; }

    /// <summary>Whether the type's own code can set it in an object initializer.</summary>
    public bool IsInitializable { get; private set; }

    public bool IsPublic { get; private set; }

    public bool CanBeOverridden { get; private set; }

    /// <summary>Whether it overrides or hides one of the base.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether a derived type can set it in an object initializer.</summary>
    public bool IsInherited { get; private set; }

    private string Nothing => Kind.IsCollection && Kind.Values[0] != "null" ? Kind.Values[0] : "default!";

    public static RandomMember New(RandomDeclaration type, string name, ValueKind kind, Dice dice)
    {
        var member = new RandomMember(name, kind);
        switch (dice.Next(14))
        {
            case <= 3:
                member.Automatic(type, dice);
                break;
            case <= 5:
                member.GetOnly(type, dice);
                break;
            case <= 8 when !type.IsReadOnly:
                member.Full(type, dice);
                break;
            case 9:
                member.Computed(dice);
                break;
            case 10 when !type.IsReadOnly && !type.IsStruct:
                member.Odd(dice);
                break;
            default:
                member.Field(type, dice);
                break;
        }

        return member;
    }

    /// <summary>An override of a base's property, or another member of its name.</summary>
    public static RandomMember Over(RandomMember above, ValueKind other, Dice dice)
    {
        bool isHiding = dice.Chance(25);
        ValueKind kind = isHiding ? other : above.Kind;
        bool isVariable = isHiding || above._isVariable;
        var member = new RandomMember(above.Name, kind)
        {
            IsOver = true,
            IsPublic = true,
            IsInitializable = true,
            Target = above.Name,
            _isVariable = isVariable,
        };
        string computed =
            kind.Computed is { } form && form.Contains("{0}", StringComparison.Ordinal) ? string.Format(form, "value") : "value";
        string body = isHiding
            ? "{ get; set; }"
            : dice.Of(
                "{ get; set; }",
                "{ get => base.NAME; set => base.NAME = value; }",
                "{ get => base.NAME; }",
                "{ set => base.NAME = value; }",
                $"{{ get => base.NAME; set => base.NAME = {computed}; }}"
            );
        string declaration =
            $"public {(isHiding ? "new" : "override")} {kind.Name} {above.Name} "
            + $"{body.Replace("NAME", above.Name, StringComparison.Ordinal)}";
        if (body == "{ get; set; }")
            declaration += $" = {member.Nothing};";
        if (!isVariable)
            declaration = declaration.Replace(" set", " init", StringComparison.Ordinal);
        member._declare = _ => declaration;
        return member;
    }

    public string Declare(RandomConstructor? primary) => _declare(primary);

    public string Value(Dice dice) => dice.Of(Kind.Values);

    /// <summary>A statement by which the type's own code changes the member after the object was made; empty if it cannot.</summary>
    public string Change(Dice dice)
    {
        if (_touch.Length > 0)
            return _touch;
        string target = Target ?? _field;
        if (Kind.Change is { } change && dice.Chance(40) && Target is not null)
            return "try { " + string.Format(change, target) + " } catch (NotSupportedException) { }";
        return _isVariable ? $"{target} = {Value(dice)};" : "";
    }

    /// <summary>Makes it the property that a record has of its parameter.</summary>
    public void MakePositional()
    {
        (_declare, _touch, _isVariable, IsRequired, CanBeOverridden) = (_ => "", "", false, false, false);
        (IsPublic, IsInitializable, IsInherited, Target) = (true, true, true, Name);
    }

    private void Automatic(RandomDeclaration type, Dice dice)
    {
        CanBeOverridden = !type.IsSealed && dice.Chance(25);
        string access = dice.Of("public", "public", "public", "internal", "private");
        string[] setters =
            access == "private" || CanBeOverridden ? ["set"]
            : type.IsReadOnly ? ["init"]
            : type.IsSealed ? ["set", "init", "internal set", "private set", "private init"]
            :
            [
                "set",
                "init",
                "internal set",
                "private set",
                "private init",
                "protected set",
                "protected internal set",
                "private protected set",
            ];
        if (access == "internal" && !CanBeOverridden)
            setters = ["set", "private set", "init"];
        if (type.IsReadOnly)
            setters = ["init"];
        if (CanBeOverridden)
            access = "public";
        string setter = dice.Of(setters);
        IsRequired = access == "public" && (setter is "set" or "init") && !CanBeOverridden && !type.IsBase && dice.Chance(12);
        IsInherited = access != "private" && (setter is "private protected set" || !setter.Contains("private", StringComparison.Ordinal));
        IsPublic = access == "public";
        IsInitializable = true;
        _isVariable = !setter.EndsWith("init", StringComparison.Ordinal);
        Target = Name;
        string required =
            IsRequired ? "required "
            : CanBeOverridden ? "virtual "
            : "";
        string initial = type.IsStruct || IsRequired ? "" : $" = {dice.Of(Nothing, Value(dice))};";
        _declare = _ => $"{access} {required}{Kind.Name} {Name} {{ get; {setter}; }}{initial}";
    }

    private void GetOnly(RandomDeclaration type, Dice dice)
    {
        IsPublic = dice.Chance(85);
        Target = Name;
        string access = IsPublic ? "public" : "private";
        string[] starts = Kind.Make ?? [Nothing, Value(dice)];
        string start = type.IsStruct ? "" : $" = {dice.Of(starts).Replace("null", "null!", StringComparison.Ordinal)};";
        _declare = primary => $"{access} {Kind.Name} {Name} {{ get; }}{(primary?.InitialOf(this) is { } given ? $" = {given};" : start)}";
    }

    private void Full(RandomDeclaration type, Dice dice)
    {
        IsPublic = dice.Chance(90);
        IsInitializable = true;
        bool isInit = dice.Chance(15);
        _isVariable = !isInit;
        Target = dice.Of(Name, _field);
        string computed = string.Format(
            Kind.Computed is { } form && form.Contains("{0}", StringComparison.Ordinal) ? form : "{0}",
            "value"
        );
        string copy = string.Format(Kind.Copy ?? "{0}", "value");
        string change = Kind.Change is { } statement ? string.Format(statement, _field) : "";
        string ignoring = Kind.Name is "string" or "string?"
            ? $"if (string.Equals({_field}, value, StringComparison.OrdinalIgnoreCase)) return; "
            : "";
        string counting = Kind.Name.StartsWith("List", StringComparison.Ordinal) ? $"if ({_field}?.Count == value?.Count) return; " : "";
        string body = dice.Of(
            $"{_field} = value;",
            $"{_field} = value;",
            $"if (EqualityComparer<{Kind.Name}>.Default.Equals({_field}, value)) return; {_field} = value;",
            $"if (!Equals({_field}, value)) {_field} = value;",
            Kind.Name.StartsWith("Part", StringComparison.Ordinal)
                ? $"{_field} = value;"
                : $"if ({_field} == value) return; {_field} = value;",
            $"{_field} = {computed};",
            $"{_field} = {copy};",
            $"{_field} = value; {change}",
            $"{ignoring}{counting}{_field} = value;",
            $"{_field} = value; {_field}Changes++;",
            $"{_field}Changes = 3; {_field} = value;"
        );
        string setter = (dice.Chance(80) ? "" : "private ") + (isInit ? "init" : "set");
        if (!IsPublic)
            setter = setter.Replace("private ", "", StringComparison.Ordinal);
        string getter = dice.Of(
            $"=> {_field};",
            $"=> {_field};",
            $"{{ return {_field}; }}",
            Kind.Name is "int" ? $"=> {_field} + 1;" : $"=> {_field};"
        );
        string counter = body.Contains("Changes", StringComparison.Ordinal) ? $"private int {_field}Changes; " : "";
        string initial = type.IsStruct ? "" : $" = {dice.Of(Nothing, Value(dice))}";
        string access = IsPublic ? "public" : "internal";
        IsPublic = access == "public";
        IsInherited = !setter.Contains("private", StringComparison.Ordinal);
        _declare = _ =>
            $"{access} {Kind.Name} {Name} {{ get {getter} {setter} {{ {body} }} }} private {Kind.Name} {_field}{initial}; {counter}";
    }

    private void Computed(Dice dice)
    {
        IsPublic = true;
        string value = Value(dice);
        _declare = primary => $"public {Kind.Name} {Name} => {primary?.CapturedOf(Kind) ?? value};";
    }

    private void Odd(Dice dice)
    {
        string cells = $"private readonly int[] {_field} = new int[2]; internal void Put{Name}(int x) => {_field}[1] = x;";
        string lazy = $"private string? {_field}; public string Lazy{Name}() => {_field} ??= \"lazy\";";
        string raised = $"public event Action? {Name}; internal void Raise{Name}() => {Name}?.Invoke();";
        string gate = $"private readonly object {_field} = new(); public void Gate{Name}() {{ lock ({_field}) {{ }} }}";
        string constant =
            $"private readonly int {_field} = 5; public static int Shared{Name} = 3; public const int Const{Name} = 2; "
            + $"public int Get{Name}() => {_field};";
        string declaration = dice.Of(cells, lazy, raised, gate, constant);
        _touch =
            declaration == cells ? $"Put{Name}(4);"
            : declaration == lazy ? $"Lazy{Name}();"
            : "";
        _declare = _ => declaration;
    }

    private void Field(RandomDeclaration type, Dice dice)
    {
        string access = dice.Of("private", "private", "public", "internal", type.IsStruct ? "private" : "protected");
        bool isReadOnly = type.IsReadOnly || dice.Chance(35);
        if (access is "private" or "protected")
            Name = _field;
        IsPublic = access == "public";
        IsInitializable = !isReadOnly;
        IsInherited = !isReadOnly && access != "private";
        _isVariable = !isReadOnly;
        Target = Name;
        string start = type.IsStruct ? "" : $" = {dice.Of(Nothing, Value(dice))}";
        string ignored = dice.Chance(6) ? "[System.Runtime.Serialization.IgnoreDataMember] " : "";
        _declare = primary =>
            $"{ignored}{access} {(isReadOnly ? "readonly " : "")}{Kind.Name} "
            + $"{Name}{(primary?.InitialOf(this) is { } given ? $" = {given}" : start)}; "
            + $"public {Kind.Name} Read{Name}() => {Name};";
    }
}
