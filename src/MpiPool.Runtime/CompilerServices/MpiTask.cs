using System.ComponentModel;
using System.Runtime.CompilerServices;

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

    /// <summary>
    /// Creates a view of <paramref name="origin"/> with some arguments already bound (the instance of an instance method).
    /// </summary>
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

    /// <summary>What is wanted of its runs; null if nothing is.</summary>
    internal virtual MpiTaskOptions? Options => _origin?.Options;

    /// <summary>Its name for people, with the label that its runs have.</summary>
    internal string Title => MpiTaskOptions.Title(Name, Options?.Label);

    /// <summary>The task that a delegate of a method group names: this one, a view of it bound to the delegate's target, or null.</summary>
    /// <param name="method">The delegate made of a method group.</param>
    public abstract MpiTask? Match(Delegate method);

    internal abstract Type ResultType { get; }

    /// <summary>Writes arguments of types that convert to the task's own by reference conversions.</summary>
    internal abstract void WriteConverted(ref PayloadWriter writer, object? arguments);

    /// <summary>Reads the result, whatever its type.</summary>
    internal abstract object? ReadObject(ref PayloadReader reader);

    /// <summary>Whether two delegates name one method of one instance.</summary>
    /// <param name="task">A delegate of the task's method.</param>
    /// <param name="method">The delegate that a pool was given.</param>
    /// <remarks>
    /// Their types may differ: C# makes a <c>Func&lt;List&lt;int&gt;, int&gt;</c> of a method that takes an <c>IReadOnlyList&lt;int&gt;</c>
    /// and is given a list. And two delegates of one method of a struct are never equal, since each holds a copy of it.
    /// </remarks>
    protected static bool IsOneMethod(Delegate task, Delegate method)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(method);
        if (task.Equals(method))
            return true;
        bool mayBe = task.Target is ValueType || (task.GetType() != method.GetType() && ReferenceEquals(task.Target, method.Target));
        return mayBe && task.Method == method.Method;
    }

    /// <summary>Whether a delegate names an extension method with its first argument given, which is then the delegate's target.</summary>
    /// <param name="task">A delegate of the task's method with all its parameters.</param>
    /// <param name="method">The delegate that a pool was given.</param>
    protected static bool IsClosed(Delegate task, Delegate method)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(method);
        return task.GetType() != method.GetType()
            && method.GetType().GenericTypeArguments.Length == task.GetType().GenericTypeArguments.Length - 1
            && task.Method == method.Method;
    }
}

/// <summary>
/// A task whose arguments travel as one <typeparamref name="TArguments"/> and whose result is a <typeparamref name="TResult"/>.
/// </summary>
/// <typeparam name="TArguments">
/// <see cref="ValueTuple"/> for no argument, the argument's own type for one, a value tuple for more.
/// </typeparam>
/// <typeparam name="TResult">The result's type, unwrapped from its task type; <see cref="VoidResult"/> for none.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MpiTask<TArguments, TResult> : MpiTask
{
    /// <inheritdoc />
    protected MpiTask(string name, string signature)
        : base(name, signature) { }

    /// <inheritdoc />
    protected MpiTask(MpiTask origin)
        : base(origin) { }

    /// <summary>Writes the arguments as one MessagePack array with an element for each.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="arguments">The arguments.</param>
    public abstract void WriteArguments(ref PayloadWriter writer, TArguments arguments);

    /// <summary>Reads what the task's stub wrote as its result.</summary>
    /// <param name="reader">Where from.</param>
    public abstract TResult ReadResult(ref PayloadReader reader);

    internal sealed override Type ResultType => typeof(TResult);

    /// <summary>
    /// Makes the task's arguments of several that have other types. Generated where a parameter takes more types than its own.
    /// </summary>
    /// <param name="given">The arguments.</param>
    protected virtual TArguments Convert(ITuple given) => throw new InvalidCastException($"{given} are not arguments of {Signature}.");

    internal sealed override void WriteConverted(ref PayloadWriter writer, object? arguments) =>
        WriteArguments(
            ref writer,
            arguments switch
            {
                TArguments same => same,
                ITuple several when typeof(TArguments).IsAssignableTo(typeof(ITuple)) => Convert(several),
                _ => (TArguments)arguments!,
            }
        );

    internal sealed override object? ReadObject(ref PayloadReader reader) => ReadResult(ref reader);
}

/// <summary>The result of a task that returns nothing; travels as nil.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VoidResult;
