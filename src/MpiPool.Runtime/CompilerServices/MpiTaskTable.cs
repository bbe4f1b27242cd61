using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using MpiPool.Doctor;

namespace MpiPool.CompilerServices;

/// <summary>
/// The tasks of one assembly, in the stable order that gives them their opcodes. The generator derives one class for each assembly.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MpiTaskTable
{
    private readonly MpiTask[] _tasks;

    /// <summary>Creates the table.</summary>
    /// <param name="assembly">The assembly's name.</param>
    /// <param name="fingerprint">A hash of the tasks' names and signatures and of the shapes of all types that travel.</param>
    /// <param name="tasks">The tasks; a task's place is the index that <see cref="Dispatch"/> takes.</param>
    protected MpiTaskTable(string assembly, ulong fingerprint, params MpiTask[] tasks)
    {
        Assembly = assembly;
        Fingerprint = fingerprint;
        _tasks = tasks;
    }

    /// <summary>The assembly's name.</summary>
    public string Assembly { get; }

    /// <summary>A hash of the tasks' names and signatures and of the shapes of all types that travel.</summary>
    public ulong Fingerprint { get; }

    internal IReadOnlyList<MpiTask> Tasks => _tasks;

    /// <summary>Runs the task at <paramref name="index"/>: reads its arguments, calls the method, writes its result.</summary>
    /// <param name="index">The task's place in this table.</param>
    /// <param name="call">The arguments, and where the result goes.</param>
    [SuppressMessage("Naming", "CA1716", Justification = "Only generated C# overrides this.")]
    public abstract void Dispatch(int index, ref TaskCall call);

    /// <summary>
    /// Makes an exception of a type that this assembly declares and that has a public <c>(string)</c> constructor; null for others.
    /// </summary>
    /// <param name="typeName">The type's full name.</param>
    /// <param name="message">The exception's message.</param>
    public virtual Exception? CreateException(string typeName, string message) => null;

    /// <summary>
    /// Makes an exception of a type that this assembly declares and that has a public <c>(string, Exception)</c> constructor; null for
    /// others.
    /// </summary>
    /// <param name="typeName">The type's full name.</param>
    /// <param name="message">The exception's message.</param>
    /// <param name="innerException">What caused it.</param>
    public virtual Exception? CreateException(string typeName, string message, Exception? innerException) => null;

    /// <summary>Adds a table to the process; a table that is there already is left out. Called by generated module initializers.</summary>
    /// <param name="table">The table.</param>
    public static void Register(MpiTaskTable table)
    {
        TaskRegistry.Add(table);
        ProgramDoctor.RunIfAsked();
    }
}
