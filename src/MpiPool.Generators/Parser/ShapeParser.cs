using Microsoft.CodeAnalysis;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Decides how types travel. One parser serves one task, and gathers the types that need serializers.</summary>
/// <param name="told">The ids of what the task itself requires, so that whoever submits it is told of it.</param>
internal sealed partial class ShapeParser(Compilation compilation, IReadOnlyCollection<string> told, CancellationToken cancellation)
{
    /// <summary>More types than a task can mean: a generic type that contains ever larger versions of itself.</summary>
    private const int MostShapes = 1000;

    private readonly Dictionary<string, ShapeModel?> _shapes = new(StringComparer.Ordinal);

    /// <summary>For each serializer, those that it calls.</summary>
    private readonly Dictionary<string, HashSet<string>> _calls = new(StringComparer.Ordinal);

    private readonly Stack<string> _open = new();

    /// <summary>For each serializer, the marks of what it names.</summary>
    private readonly Dictionary<string, MarkReader> _marks = new(StringComparer.Ordinal);

    private readonly MarkReader _taskMarks = new(compilation);

    /// <summary>Whether the values at hand are written as MessagePack's own formatters write them.</summary>
    private bool _isPack;

    /// <summary>The types that need serializers, by name.</summary>
    public IEnumerable<ShapeModel> Found =>
        _shapes.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => MarkRecursion(s.Value!) with { Marks = _marks[s.Key].Marks });

    /// <summary>The marks of what the code at hand names: of a serializer while its type is read, or else of the task.</summary>
    public MarkReader Named => _open.Count > 0 ? _marks[_open.Peek()] : _taskMarks;

    /// <summary>Why the last type cannot travel; null if the compiler has reported the cause itself.</summary>
    public string? Failure { get; private set; }

    /// <summary>The member for which the last type cannot travel; null if it is for the type itself.</summary>
    public ISymbol? Culprit { get; private set; }

    /// <summary>The members of types of other assemblies, by their paths, that may arrive with other values.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>How a type travels; null if it cannot, and <see cref="Failure"/> says why.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">How one gets to it, for people: <c>order.Customer</c>.</param>
    public ValueModel? Parse(ITypeSymbol type, string path)
    {
        cancellation.ThrowIfCancellationRequested();
        if (ErrorTypes.AreIn(type))
        {
            Failure = null;
            return null;
        }

        Named.Add(type);
        string unannotated = TypeNames.Unannotated(type);
        if (_isPack && PackScalars.FindExpressions(unannotated) is { } packed)
            return Value(type, packed.Write, packed.Read);
        if (Scalars.FindExpressions(unannotated) is { } scalar)
            return Value(type, scalar.Write, scalar.Read);
        if (
            type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying }
            && MessagePackAttributes.Formatter(type) is null
        )
        {
            return ParseEnum(type, underlying, path);
        }

        if (ElementOfMemory(type) is { } element)
        {
            if (!CheckAccess(element, path))
                return null;
            string read = type is IArrayTypeSymbol ? "ReadMemory" : "ReadMemoryList";
            return Value(type, "{0}.WriteMemory({1})", $"{{0}}.{read}<{TypeNames.Full(element)}>()") with { Layout = Layout(element) };
        }

        // What the framework's types contain is written as MessagePack writes it, if they are in a type of MessagePack's.
        ITypeSymbol shaped = Shaped(type);
        bool isPack = _isPack && IsContainer(shaped);
        return ParseBySerializer(type, TypeNames.Identifier(shaped) + (isPack ? "Formatter" : "Serializer"), path, isPack, ParseShape);
    }

    /// <summary>A value that has a serializer class.</summary>
    private ValueModel? ParseBySerializer(
        ITypeSymbol type,
        string serializer,
        string path,
        bool isPack,
        Func<ITypeSymbol, string, string, ShapeModel?> parse
    )
    {
        if (_open.Count > 0)
            _calls[_open.Peek()].Add(serializer);
        if (!_shapes.ContainsKey(serializer) && !Add(Shaped(type), serializer, path, isPack, parse))
            return null;

        // With its namespace, since a parameter of the user's may have the name.
        string name = $"global::MpiPool.Generated.{serializer}";
        return Value(type, $"{name}.Write(ref {{0}}, {{1}})", $"{name}.Read(ref {{0}})");
    }

    /// <summary>The type without the annotation of its own: whether it may be null makes no difference to its serializer.</summary>
    private static ITypeSymbol Shaped(ITypeSymbol type) =>
        type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type;

    private bool Add(ITypeSymbol type, string serializer, string path, bool isPack, Func<ITypeSymbol, string, string, ShapeModel?> parse)
    {
        if (_shapes.Count >= MostShapes)
            return Fail(path, type, "which contains ever larger types without end: let it contain itself, or a list");
        if (!CheckAccess(type, path))
            return false;

        // Known from here on, so that a type may contain itself.
        _shapes.Add(serializer, null);
        _calls[serializer] = [];
        _marks[serializer] = new(compilation);
        _open.Push(serializer);
        Named.Add(type);
        bool wasPack = _isPack;
        _isPack = isPack;
        ShapeModel? shape = parse(type, serializer, path);
        _isPack = wasPack;
        _open.Pop();
        if (shape is null)
            _shapes.Remove(serializer);
        else
            _shapes[serializer] = shape with { Home = TypeNames.Home(type) };
        return shape is not null;
    }

    /// <summary>The kinds of types, the special ones first. A further kind is a further case, a model and an emitter.</summary>
    private ShapeModel? ParseShape(ITypeSymbol type, string serializer, string path) =>
        type switch
        {
            _ when MessagePackAttributes.Formatter(type) is { } formatter => ParseFormatter(type, formatter, serializer, path),
            _ when Scalars.FindStatements(type) is { } scalar => scalar,
            INamedTypeSymbol named when MessagePackAttributes.Unions(named) is { Length: > 0 } unions => ParseUnion(
                named,
                unions,
                serializer,
                path
            ),
            INamedTypeSymbol named when StateAttributes.IsState(named) => ParseState(named, serializer, path),
            INamedTypeSymbol named when MessagePackAttributes.Object(named) is { } attribute => ParsePackObject(
                named,
                attribute,
                serializer,
                path
            ),
            IArrayTypeSymbol array => ParseArray(array, serializer, path),
            INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => ParseNullable(
                nullable,
                serializer,
                path
            ),
            INamedTypeSymbol { IsTupleType: true } tuple => ParseTuple(tuple, serializer, path),
            INamedTypeSymbol named when IsList(named) => ParseList(named, serializer, path),
            INamedTypeSymbol named when Collections.Find(named) is { } form => ParseCollection(named, form, serializer, path),
            INamedTypeSymbol named when Dictionaries.Find(named) is { } form => ParseDictionary(named, form, serializer, path),
            INamedTypeSymbol { TypeKind: TypeKind.Struct } named when IsMemory(named) && !IsPackContainer(named) => new MemoryShape(
                TypeNames.Full(named),
                serializer,
                Layout(named)
            ),
            INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named => ParseObject(named, serializer, path),
            _ => Refuse<ShapeModel>(path, type, Refusals.Of(type, IsFrameworks(type))),
        };

    private ValueModel? ParseEnum(ITypeSymbol type, INamedTypeSymbol underlying, string path)
    {
        if (!CheckAccess(type, path))
            return null;
        string number = TypeNames.Full(underlying);
        (string write, string read) = Scalars.FindExpressions(number)!.Value;
        return Value(type, write.Replace("{1}", $"({number}){{1}}"), $"({TypeNames.Full(type)}){read}");
    }

    private static ValueModel Value(ITypeSymbol type, string write, string read) => new(TypeNames.Full(type), write, read);

    private ShapeModel MarkRecursion(ShapeModel shape) =>
        shape switch
        {
            ObjectShape found => found with { IsRecursive = Reaches(found.Serializer, found.Serializer) },
            PackObjectShape found => found with { IsRecursive = Reaches(found.Serializer, found.Serializer) },
            _ => shape,
        };

    private bool Reaches(string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>(_calls[from]);
        while (ahead.Count > 0)
        {
            string next = ahead.Pop();
            if (next == to)
                return true;
            if (!seen.Add(next) || !_calls.TryGetValue(next, out HashSet<string>? further))
                continue;
            foreach (string call in further)
                ahead.Push(call);
        }

        return false;
    }

    private bool CheckAccess(ITypeSymbol type, string path) =>
        type is not INamedTypeSymbol named
        || Visibility.IsAccessible(named, compilation)
        || Fail(path, type, "which is not accessible to generated code; make it, and the types that contain it, internal or public");

    /// <summary>
    /// What is wrong with generated code that calls the method; null if nothing is. What it requires would be reported in generated code
    /// only, where nobody looks, so that the task must require it too.
    /// </summary>
    private string? WhyUntold(IMethodSymbol method)
    {
        if (!MarkReader.Requirements(method).Except(told).Any())
            return null;
        string name = method.AssociatedSymbol is { } property
            ? $"'{property.Name}'"
            : $"constructor of '{TypeNames.Readable(method.ContainingType)}'";
        string attribute = MarkReader.Requirements(method).Except(told).First() switch
        {
            "IL2026" => "[RequiresUnreferencedCode]",
            "IL3050" => "[RequiresDynamicCode]",
            _ => "[RequiresAssemblyFiles]",
        };
        return $"whose {name} is marked {attribute}, of which nothing is said where the task is submitted: mark the task so too, or the "
            + $"type [MpiState]";
    }

    private bool Fail(string path, ITypeSymbol type, string reason)
    {
        Culprit = null;
        Failure = $"{path} is of type '{TypeNames.Readable(type)}', {reason}";
        return false;
    }

    private T? Refuse<T>(string path, ITypeSymbol type, string reason)
        where T : class
    {
        Fail(path, type, reason);
        return null;
    }
}
