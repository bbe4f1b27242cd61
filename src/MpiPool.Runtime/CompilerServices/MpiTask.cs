using System.ComponentModel;

namespace MpiPool.CompilerServices;

/// <summary>One <see cref="MpiTaskAttribute"/> method as the runtime sees it. The generator derives one class for each task.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MpiTask
{
    private readonly MpiTask? _origin;
    private int _opcode = -1;

    /// <summary>Creates the description of a task.</summary>
    /// <param name="name">The task's name, for people.</param>
    /// <param name="signature">The method with its containing type and parameter types; unique in its assembly.</param>
    protected MpiTask(string name, string signature)
    {
        Name = name;
        Signature = signature;
    }

    /// <summary>Creates a view of <paramref name="origin"/> with some arguments already bound (the instance of an instance method).</summary>
    /// <param name="origin">The task that runs.</param>
    protected MpiTask(MpiTask origin)
        : this(origin.Name, origin.Signature) => _origin = origin;

    /// <summary>The task's name, for people.</summary>
    public string Name { get; }

    /// <summary>The method with its containing type and parameter types; unique in its assembly.</summary>
    public string Signature { get; }

    /// <summary>The number by which messages name the task, the same on every rank; -1 until the table it belongs to is in use.</summary>
    internal int Opcode
    {
        get => _origin?.Opcode ?? _opcode;
        set => _opcode = value;
    }

    /// <summary>The task that a delegate of a method group names: this one, a view of it bound to the delegate's target, or null.</summary>
    /// <param name="method">The delegate made of a method group.</param>
    public abstract MpiTask? Match(Delegate method);
}

/// <summary>A task whose arguments travel as one <typeparamref name="TArguments"/> and whose result is a <typeparamref name="TResult"/>.</summary>
/// <typeparam name="TArguments">
/// <see cref="ValueTuple"/> for no argument, the argument's own type for one, a value tuple for more.
/// </typeparam>
/// <typeparam name="TResult">The result's type, unwrapped from its task type; <see cref="VoidResult"/> for none.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MpiTask<TArguments, TResult> : MpiTask
{
    /// <inheritdoc />
    protected MpiTask(string name, string signature)
        : base(name, signature)
    {
    }

    /// <inheritdoc />
    protected MpiTask(MpiTask origin)
        : base(origin)
    {
    }

    /// <summary>Writes the arguments as one MessagePack array with an element for each.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="arguments">The arguments.</param>
    public abstract void WriteArguments(ref PayloadWriter writer, TArguments arguments);

    /// <summary>Reads what the task's stub wrote as its result.</summary>
    /// <param name="reader">Where from.</param>
    public abstract TResult ReadResult(ref PayloadReader reader);
}

/// <summary>The result of a task that returns nothing; travels as nil.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VoidResult;
