// Writes the overloads of MpiExecutor that take a method group: one for each number of arguments, kind of return and last parameter.
// Run from anywhere in the repository: dotnet run eng/Overloads.cs
using System.Runtime.CompilerServices;
using System.Text;

string executor = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../src/MpiPool.Runtime/Executor");
Return[] withResult = [new("Func", "TResult"), new("Func", "Task<TResult>"), new("Func", "ValueTask<TResult>")];
Return[] withoutResult = [new("Action", null), new("Func", "Task"), new("Func", "ValueTask")];
string?[] lastParameters = [null, "CancellationToken", "MpiTaskContext"];

Write("MpiExecutor.Submit.cs", "Tasks by the name of their method.",
    from arguments in Enumerable.Range(0, 9)
    from kind in withResult.Concat(withoutResult)
    from last in lastParameters
    select Submit(arguments, kind, last));

Write("MpiExecutor.MapOverloads.cs", "Results in input order, by the name of the task's method.",
    from inputs in Enumerable.Range(1, 4)
    from kind in withResult
    from last in lastParameters
    select Map(inputs, kind, last));

void Write(string file, string content, IEnumerable<string> overloads)
{
    var text = new StringBuilder("// Written by eng/Overloads.cs. Change it there.\nusing MpiPool.CompilerServices;\n\nnamespace MpiPool;\n\n");
    text.Append($"/// <content>{content}</content>\npublic sealed partial class MpiExecutor\n{{\n");
    text.AppendJoin("\n", overloads).Append("}\n");
    File.WriteAllText(Path.Combine(executor, file), text.ToString());
}

static string Submit(int count, Return kind, string? last)
{
    string[] types = Types(count);
    bool hasResult = kind.HasResult;
    string parameters = string.Concat(types.Select((type, i) => $"{type} arg{i + 1}, "));
    string doc = (count, kind.Type, last) switch
    {
        (0, "TResult", null) => """
                /// <summary>Queues one run of a task.</summary>
                /// <typeparam name="TResult">The task's result.</typeparam>
                /// <param name="task">The name of a method marked <see cref="MpiTaskAttribute"/>.</param>
                /// <param name="cancellationToken">Cancels the task.</param>
                /// <returns>The run's future.</returns>
                /// <remarks>
                /// The arguments are written when the task is handed to a worker: do not change what they refer to before the future has ended.
                /// The methods <c>Submit&lt;Name&gt;</c> that the generator writes for each task take what the method itself would take: optional and
                /// named arguments, implicit conversions.
                /// </remarks>
                /// <exception cref="ArgumentException">The delegate is of no task: a lambda, a local function, a method without the attribute.</exception>
                /// <exception cref="ObjectDisposedException">The pool is shut down.</exception>
                /// <exception cref="PoolGuardException">This rank is a worker.</exception>
            """,
        _ => "    /// <inheritdoc cref=\"Submit{TResult}(Func{TResult}, CancellationToken)\" />",
    };
    return $"""
        {doc}
            public {(hasResult ? "MpiFuture<TResult>" : "MpiFuture")} Submit{Generic(types, hasResult)}(
                {kind.Delegate(types, last)} task, {parameters}CancellationToken cancellationToken = default) =>
                SubmitTask(TaskRegistry.Find<{Arguments(types)}, {(hasResult ? "TResult" : "VoidResult")}>(task), {Values(count, "arg")}, cancellationToken);

        """;
}

static string Map(int count, Return kind, string? last)
{
    string[] types = Types(count);
    string parameters = string.Concat(types.Select((type, i) => $"IEnumerable<{type}> inputs{i + 1}, "));
    string inputs = count == 1 ? "inputs1" : $"PoolOperations.Zip({string.Join(", ", types.Select((_, i) => $"inputs{i + 1}"))})";
    string doc = (count, kind.Type, last) switch
    {
        (1, "TResult", null) => """
                /// <summary>Runs a task for each input and gives the results in input order.</summary>
                /// <typeparam name="T1">The input.</typeparam>
                /// <typeparam name="TResult">The task's result.</typeparam>
                /// <param name="task">The name of a method marked <see cref="MpiTaskAttribute"/>.</param>
                /// <param name="inputs1">The inputs; may be endless. With several sequences the shortest decides.</param>
                /// <param name="cancellationToken">Cancels what has not started, and the enumeration.</param>
                /// <returns>
                /// The results, lazily: nothing is submitted before the first is asked for, and inputs are pulled only as workers become free. Each
                /// enumeration runs the tasks anew. An enumeration that is left early cancels what it has queued.
                /// </returns>
                /// <exception cref="ArgumentException">The delegate is of no task: a lambda, a local function, a method without the attribute.</exception>
                /// <exception cref="PoolGuardException">This rank is a worker.</exception>
            """,
        _ => "    /// <inheritdoc cref=\"Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, CancellationToken)\" />",
    };
    return $"""
        {doc}
            public IEnumerable<TResult> Map{Generic(types, hasResult: true)}(
                {kind.Delegate(types, last)} task, {parameters}CancellationToken cancellationToken = default) =>
                MapTask(TaskRegistry.Find<{Arguments(types)}, TResult>(task), {inputs}, cancellationToken);

        """;
}

static string[] Types(int count) => [.. Enumerable.Range(1, count).Select(i => $"T{i}")];

static string Generic(string[] types, bool hasResult)
{
    string[] all = hasResult ? [.. types, "TResult"] : types;
    return all.Length == 0 ? "" : $"<{string.Join(", ", all)}>";
}

static string Arguments(string[] types) => types.Length switch
{
    0 => "ValueTuple",
    1 => types[0],
    _ => $"({string.Join(", ", types)})",
};

static string Values(int count, string name) => count switch
{
    0 => "default",
    1 => $"{name}1",
    _ => $"({string.Join(", ", Enumerable.Range(1, count).Select(i => $"{name}{i}"))})",
};

static string ThisFile([CallerFilePath] string path = "") => path;

internal sealed record Return(string Kind, string? Type)
{
    public bool HasResult => Type?.Contains("TResult", StringComparison.Ordinal) ?? false;

    public string Delegate(string[] types, string? last)
    {
        string[] all = [.. types, .. last is null ? Array.Empty<string>() : [last], .. Type is null ? Array.Empty<string>() : [Type]];
        return all.Length == 0 ? Kind : $"{Kind}<{string.Join(", ", all)}>";
    }
}
