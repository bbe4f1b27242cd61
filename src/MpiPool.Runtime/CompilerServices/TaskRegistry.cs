using System.Reflection;
using System.Runtime.CompilerServices;
using MpiPool.Interop;

namespace MpiPool.CompilerServices;

/// <summary>All tasks of the process. Generated module initializers add tables; the first pool numbers the tasks.</summary>
/// <remarks>
/// An opcode never changes once given: tables that come later (a plug-in's) are numbered after those that are there. Within one step the
/// assemblies' names decide the order, so ranks of one build agree whatever order their modules were initialised in.
/// </remarks>
internal static class TaskRegistry
{
    private static readonly Lock Sync = new();
    private static readonly List<MpiTaskTable> Unnumbered = [];
    private static readonly ConditionalWeakTable<Delegate, MpiTask> Matched = [];
    private static Snapshot s_current = new([], [], []);

    // The first thing of the runtime that a program reaches, from its module initializer.
    static TaskRegistry() => LauncherTerminal.Calm();

    internal static void Add(MpiTaskTable table)
    {
        lock (Sync)
        {
            if (s_current.Tables.Contains(table) || Unnumbered.Contains(table))
                return;
            Unnumbered.Add(table);
        }
    }

    /// <summary>How many tasks are numbered: opcodes are below.</summary>
    internal static int Count => s_current.Tasks.Length;

    /// <summary>Numbers what has been added since the last pool, and returns all tables in the order of their opcodes.</summary>
    internal static IReadOnlyList<MpiTaskTable> Number()
    {
        InitializeLoaded();
        lock (Sync)
        {
            if (Unnumbered.Count == 0)
                return s_current.Tables;

            MpiTaskTable[] added =
            [
                .. Unnumbered.OrderBy(table => table.Assembly, StringComparer.Ordinal).ThenBy(table => table.Fingerprint),
            ];
            Unnumbered.Clear();
            MpiTask[] tasks = [.. s_current.Tasks, .. added.SelectMany(table => table.Tasks)];
            MpiTaskTable[] owners = [.. s_current.Owners, .. added.SelectMany(table => table.Tasks.Select(_ => table))];
            for (int opcode = s_current.Tasks.Length; opcode < tasks.Length; opcode++)
                tasks[opcode].Opcode = opcode;
            s_current = new Snapshot([.. s_current.Tables, .. added], tasks, owners);
            return s_current.Tables;
        }
    }

    internal static MpiTask? Find(int opcode)
    {
        MpiTask[] tasks = s_current.Tasks;
        return (uint)opcode < (uint)tasks.Length ? tasks[opcode] : null;
    }

    /// <summary>The table that a task is in.</summary>
    internal static MpiTaskTable TableOf(int opcode) => s_current.Owners[opcode];

    /// <summary>Runs a task by its opcode: its table's generated switch.</summary>
    internal static void Dispatch(int opcode, ref TaskCall call)
    {
        Snapshot current = s_current;
        if ((uint)opcode >= (uint)current.Owners.Length)
        {
            throw new InvalidDataException(
                $"This rank knows {current.Owners.Length} tasks and was asked to run number {opcode}. Were "
                    + $"the ranks started from different builds?"
            );
        }

        MpiTaskTable table = current.Owners[opcode];
        table.Dispatch(opcode - table.Tasks[0].Opcode, ref call);
    }

    /// <summary>The task that a delegate of a method group names: the plain path of what an interceptor knows at compile time.</summary>
    /// <exception cref="ArgumentException">The delegate is of no <see cref="MpiTaskAttribute"/> method.</exception>
    internal static MpiTask<TArguments, TResult> Find<TArguments, TResult>(Delegate task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (Matched.TryGetValue(task, out MpiTask? known) && known is MpiTask<TArguments, TResult> remembered)
            return remembered;

        MpiTask[] tasks = s_current.Tasks;
        foreach (MpiTask candidate in tasks)
        {
            if (candidate.Match(task) is not { } match)
                continue;
            MpiTask<TArguments, TResult> found = match as MpiTask<TArguments, TResult> ?? new ConvertedTask<TArguments, TResult>(match);

            // A method group of a static method is one delegate for each place in the code, worth remembering; a bound one is not.
            if (ReferenceEquals(match, candidate))
                Matched.AddOrUpdate(task, found);
            return found;
        }

        if (task.Method.IsDefined(typeof(MpiTaskAttribute), inherit: false))
        {
            throw new ArgumentException(Unknown(task.Method), nameof(task));
        }

        throw new ArgumentException(
            tasks.Length == 0
                ? $"The delegate is of no task, and no task is known at all: MpiPool's generator, which makes tasks of the methods "
                    + $"marked [MpiTask], {Missing}"
                : $"The delegate is of no task ({tasks.Length} are known). Pass the name of a method marked [MpiTask], as in "
                    + "pool.Submit(Tasks.Simulate, x); a lambda or a local function cannot travel.",
            nameof(task)
        );
    }

    /// <summary>Says that a pool does not know a task: it was not registered when the pool was opened.</summary>
    internal static string Unknown(string task, string? assembly) =>
        $"The pool does not know the task {task}: assembly {assembly} was not loaded when the pool was opened, so that the workers do "
        + $"not know it "
        + "either. Refer to it from the program's project, which then makes its tasks known, or load it on every rank before the pool's "
        + "constructor.";

    /// <summary>Makes an exception of a type that the assembly declares; null if its table cannot.</summary>
    internal static Exception? CreateException(string assembly, string typeName, string message) =>
        FindTable(assembly)?.CreateException(typeName, message);

    /// <inheritdoc cref="CreateException(string, string, string)" />
    internal static Exception? CreateException(string assembly, string typeName, string message, Exception? innerException) =>
        FindTable(assembly)?.CreateException(typeName, message, innerException);

    private static MpiTaskTable? FindTable(string assembly) => Array.Find(s_current.Tables, table => table.Assembly == assembly);

    /// <summary>
    /// What to do about a project that the build has made no tasks for: where it refers to the runtime alone, the build cannot know.
    /// </summary>
    private const string Missing =
        "took no part in the build. Reference the package MpiPool without leaving out its analyzers; in place of a package, reference "
        + "MpiPool.Generators.csproj with OutputItemType=\"Analyzer\" ReferenceOutputAssembly=\"false\".";

    private static string Unknown(MethodInfo method)
    {
        string name = $"{method.DeclaringType}.{method.Name}";
        Assembly assembly = method.Module.Assembly;
        if (!assembly.IsDefined(typeof(MpiTaskTableAttribute), inherit: false))
        {
            return $"The delegate is of no task: {name} is marked [MpiTask], but MpiPool's generator, which would make a task of it, "
                + $"{Missing} "
                + $"The project to do so in is that of {assembly.GetName().Name}, which declares it.";
        }

        return method.IsGenericMethod || method.DeclaringType is { IsGenericType: true }
            ? $"{name} is a task for those types only for which a call names it: pass the method's name itself to the pool, with these "
                + $"types."
            : Unknown(name, assembly.GetName().Name);
    }

    /// <summary>
    /// Lets assemblies that are loaded register their tasks, though none of their code has run yet: a plug-in, or a library that the
    /// program's own project does not refer to. In a native program all module initializers have run before.
    /// </summary>
    private static void InitializeLoaded()
    {
        if (!RuntimeFeature.IsDynamicCodeSupported)
            return;
        foreach (Assembly assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            if (!assembly.IsDefined(typeof(MpiTaskTableAttribute), inherit: false))
                continue;
            RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        }
    }

    private sealed record Snapshot(MpiTaskTable[] Tables, MpiTask[] Tasks, MpiTaskTable[] Owners);
}
