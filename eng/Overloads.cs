// Writes the overloads of the pools' methods that take a method group, one file for each method: C# infers nothing from a method group but
// the types of a delegate's parameters and return, so there is one overload for each number of arguments, kind of return and last
// parameter. Run from anywhere in the repository: dotnet run eng/Overloads.cs. With --check it writes nothing, and fails if a file is not
// what it would write.
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

bool isCheck = args.Contains("--check");
int outdated = 0;
string runtime = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../src/MpiPool.Runtime");
Return[] withResult = [new("Func", "TResult"), new("Func", "Task<TResult>"), new("Func", "ValueTask<TResult>")];
Return[] withoutResult = [new("Action", null), new("Func", "Task"), new("Func", "ValueTask")];
string?[] lastParameters = [null, "CancellationToken", "MpiTaskContext"];

const string NoTask =
    "    /// <exception cref=\"ArgumentException\">The delegate is of no task: a lambda, a local function, a method without the "
    + "attribute.</exception>";
const string Worker = "    /// <exception cref=\"PoolGuardException\">This rank is a worker.</exception>";
const string Closed = "    /// <exception cref=\"ObjectDisposedException\">The pool is shut down.</exception>";
const string Task = "    /// <param name=\"task\">The name of a method marked <see cref=\"MpiTaskAttribute\"/>.</param>";
const string Result = "    /// <typeparam name=\"TResult\">The task's result.</typeparam>";
const string Input = "    /// <typeparam name=\"T1\">The input.</typeparam>";
const string Inputs = "    /// <param name=\"inputs1\">The inputs; may be endless. With several sequences the shortest decides.</param>";

Operation submit = new(
    "MpiSubmitter",
    "Submit",
    "MpiFuture<TResult>",
    "MpiFuture",
    "SubmitTask(TaskRegistry.Find<{0}, {1}>(task), {2}, cancellationToken)",
    $"""
        /// <summary>Queues one run of a task.</summary>
    {Result}
    {Task}
        /// <param name="cancellationToken">Cancels the task, also while it runs: then by its own token.</param>
        /// <returns>The run's future.</returns>
        /// <remarks>
        /// The arguments are written when the task is handed to a worker: do not change what they refer to before the future has ended. The
        /// methods <c>Submit&lt;Name&gt;</c> that the generator writes for each task take what the method itself would take: optional and
        /// named arguments, implicit conversions.
        /// </remarks>
    {Example("MpiSubmitter", "Submit")}{NoTask}
    {Closed}
    {Worker}
    """
);

Operation Many(
    string name,
    string returns,
    string method,
    string summary,
    string returned,
    string inputs = "inputs1",
    string pool = "MpiSubmitter"
) =>
    new(
        pool,
        name,
        returns,
        null,
        $"{method}(TaskRegistry.Find<{{0}}, {{1}}>(task), {{2}}, cancellationToken)",
        $"""
            /// <summary>{summary}</summary>
        {(
            inputs == "inputs"
                ? "    /// <typeparam name=\"T1\">The first argument.</typeparam>\n"
                    + "    /// <typeparam name=\"T2\">The second argument.</typeparam>"
                : Input
        )}
        {Result}
        {Task}
        {(inputs == "inputs" ? "    /// <param name=\"inputs\">The arguments, grouped; may be endless.</param>" : Inputs)}
            /// <param name="cancellationToken">Cancels what has not ended, and the enumeration.</param>
            /// <returns>{returned}</returns>
        {Example(pool, name)}{NoTask}
        {Worker}
        """
    );

// The fragments that the tests of the documentation compile and run; none for the process pool's, which its class shows.
string Example(string pool, string name)
{
    string[] lines = (pool, name) switch
    {
        ("MpiSubmitter", "Submit") => ["var future = pool.Submit(Tasks.Square, 12);", "Console.WriteLine(future.Result);"],
        ("MpiSubmitter", "SubmitBatch") =>
        [
            "var batch = pool.SubmitBatch(Tasks.Square, Enumerable.Range(0, 100));",
            "foreach (var future in batch) Console.WriteLine(future.Result);     // as they complete",
        ],
        ("MpiSubmitter", "StarMap") => ["foreach (int sum in pool.StarMap(Tasks.Add, [(1, 2), (3, 4)])) Console.WriteLine(sum);"],
        ("MpiSubmitter", "MapAsync" or "MapUnorderedAsync") =>
        [
            $"await foreach (int square in pool.{name}(Tasks.Square, Enumerable.Range(0, 100))) Console.WriteLine(square);",
        ],
        ("MpiSubmitter", "Map" or "MapUnordered") =>
        [
            $"foreach (int square in pool.{name}(Tasks.Square, Enumerable.Range(0, 100))) Console.WriteLine(square);",
        ],
        _ => [],
    };
    string code = string.Concat(lines.Select(line => $"    /// {line}\n"));
    return code.Length == 0 ? "" : $"    /// <example>\n    /// <code>\n{code}    /// </code>\n    /// </example>\n";
}

const string Lazily =
    "The results, lazily: nothing is submitted before the first is asked for, and inputs are pulled only as workers become free. Each "
    + "enumeration runs the "
    + "tasks anew; one that is left early cancels what it has queued.";

Write("Overloads/MpiSubmitter.Submit.cs", "Tasks by the name of their method.", Submits(submit));
foreach (
    (string file, Operation operation) in new[]
    {
        ("Map", Many("Map", "IEnumerable<TResult>", "MapTask", "Runs a task for each input and gives the results in input order.", Lazily)),
        (
            "MapUnordered",
            Many(
                "MapUnordered",
                "IEnumerable<TResult>",
                "MapUnorderedTask",
                "Runs a task for each input and gives the results as they complete.",
                Lazily
            )
        ),
        (
            "SubmitBatch",
            Many(
                "SubmitBatch",
                "MpiBatch<TResult>",
                "SubmitBatchTask",
                "Runs a task for each input, by itself: inputs are pulled as earlier tasks finish.",
                "The batch, under way."
            )
        ),
    }
)
{
    Write($"Overloads/MpiSubmitter.{file}.cs", operation.Content, Maps(operation, "IEnumerable", 4, inputs => inputs));
}

foreach (
    (string name, string method, string order) in new[]
    {
        ("MapAsync", "MapTaskAsync", "in input order"),
        ("MapUnorderedAsync", "MapUnorderedTaskAsync", "as they complete"),
    }
)
{
    Operation operation = Many(
        name,
        "IAsyncEnumerable<TResult>",
        method,
        $"Runs a task for each input and gives the results {order}, without blocking a thread.",
        Lazily
    );
    Write(
        $"Overloads/MpiSubmitter.{name}.cs",
        operation.Content,
        Maps(operation, "IEnumerable", 4, inputs => $"{inputs}.ToAsyncEnumerable()")
            .Concat(Maps(operation, "IAsyncEnumerable", 1, inputs => inputs, first: false))
    );
}

Write(
    "Overloads/MpiSubmitter.StarMap.cs",
    "Arguments already grouped.",
    StarMaps(
        Many(
            "StarMap",
            "IEnumerable<TResult>",
            "MapTask",
            "As <see cref=\"Map{T1, TResult}(Func{T1, TResult}, IEnumerable{T1}, "
                + "CancellationToken)\"/>, with the arguments of each run already grouped.",
            Lazily,
            "inputs"
        )
    )
);

Write(
    "Overloads/MpiWorkerPool.Apply.cs",
    "One run of a task.",
    Submits(
        new Operation(
            "MpiWorkerPool",
            "Apply",
            "TResult",
            "void",
            "Submitter.Submit(task, {3}cancellationToken){4}",
            $"""
                /// <summary>Runs a task and waits for its end.</summary>
            {Result}
            {Task}
                /// <param name="cancellationToken">Cancels the task.</param>
                /// <returns>The task's result.</returns>
                /// <exception cref="RemoteTaskException">The task failed.</exception>
            {NoTask}
            {Closed}
            {Worker}
            """
        )
    )
);
Write(
    "Overloads/MpiWorkerPool.ApplyAsync.cs",
    "One run of a task, not waited for.",
    Submits(
        new Operation(
            "MpiWorkerPool",
            "ApplyAsync",
            "MpiAsyncResult<TResult>",
            "MpiAsyncResult",
            "new {5}.OfFuture(Submitter.Submit(task, {3}cancellationToken))",
            $"""
                /// <summary>Queues one run of a task.</summary>
            {Result}
            {Task}
                /// <param name="cancellationToken">Cancels the task.</param>
                /// <returns>What will be its result.</returns>
            {NoTask}
            {Closed}
            {Worker}
            """
        )
    )
);
foreach (
    (string name, string returns, string expression, string summary) in new[]
    {
        (
            "Map",
            "TResult[]",
            "Submitter.SubmitBatch(task, {3}cancellationToken).Result",
            "Runs a task for each input and waits for all results, in input order."
        ),
        (
            "MapAsync",
            "MpiAsyncResult<TResult[]>",
            "new BatchResult<TResult>(Submitter.SubmitBatch(task, {3}cancellationToken))",
            "Runs a task for each input; all results, in input order, will be there at the end."
        ),
        (
            "IMap",
            "IEnumerable<TResult>",
            "Submitter.Map(task, {3}cancellationToken)",
            "Runs a task for each input and gives the results in input order, lazily."
        ),
        (
            "IMapUnordered",
            "IEnumerable<TResult>",
            "Submitter.MapUnordered(task, {3}cancellationToken)",
            "Runs a task for each input and gives the results as they complete, lazily."
        ),
    }
)
{
    Operation operation = Many(name, returns, "", summary, "The results.", pool: "MpiWorkerPool") with { Expression = expression };
    Write($"Overloads/MpiWorkerPool.{name}.cs", operation.Content, Maps(operation, "IEnumerable", 4, inputs => inputs));
}

Write(
    "Overloads/MpiWorkerPool.StarMap.cs",
    "Arguments already grouped.",
    StarMaps(
        Many(
            "StarMap",
            "TResult[]",
            "",
            "Runs a task for each group of arguments and waits for all results, in input order.",
            "The results.",
            "inputs",
            "MpiWorkerPool"
        ) with
        {
            Expression = "Submitter.SubmitBatchTask(TaskRegistry.Find<{0}, {1}>(task), inputs, cancellationToken).Result",
        }
    )
);
Write(
    "Overloads/MpiWorkerPool.StarMapAsync.cs",
    "Arguments already grouped, not waited for.",
    StarMaps(
        Many(
            "StarMapAsync",
            "MpiAsyncResult<TResult[]>",
            "",
            "Runs a task for each group of arguments; all results, in input order, will be there at the end.",
            "What will be the results.",
            "inputs",
            "MpiWorkerPool"
        ) with
        {
            Expression =
                "new BatchResult<TResult>(Submitter.SubmitBatchTask(TaskRegistry.Find<{0}, {1}>(task), inputs, cancellationToken))",
        }
    )
);

return outdated == 0 ? 0 : 1;

void Write(string file, string content, IEnumerable<string> overloads)
{
    string pool = Path.GetFileName(file).Split('.')[0];
    string[] all = [.. overloads];
    string[] usings = all.Any(text => text.Contains("TaskRegistry", StringComparison.Ordinal))
        ? ["using MpiPool.CompilerServices;\n\n"]
        : [];
    var text = new StringBuilder(
        $"// Written by eng/Overloads.cs: one method, an overload for each shape that a task may have. Change "
            + $"it there.\n{string.Concat(usings)}namespace MpiPool;\n\n"
    );
    text.Append($"/// <content>{content}</content>\npublic {Kind(pool)} partial class {pool}\n{{\n");
    text.AppendJoin("\n", all).Append("}\n");
    string path = Path.Combine(runtime, file);
    if (!isCheck)
    {
        File.WriteAllText(path, text.ToString());
    }
    else if (!File.Exists(path) || File.ReadAllText(path) != text.ToString())
    {
        outdated++;
        Console.Error.WriteLine(
            $"{Path.GetFullPath(path)} is not what eng/Overloads.cs writes. Change it there, and run: dotnet run eng/Overloads.cs"
        );
    }
}

IEnumerable<string> Submits(Operation operation) =>
    from arguments in Enumerable.Range(0, 9)
    from kind in withResult.Concat(withoutResult)
    from last in lastParameters
    select Overload(
        operation,
        kind,
        last,
        Types(arguments),
        [.. Types(arguments).Select((type, i) => $"{type} arg{i + 1}")],
        Values(arguments, "arg"),
        isFirst: (arguments, kind.Type, last) is (0, "TResult", null),
        reference: $"{operation.Name}{{TResult}}(Func{{TResult}}, CancellationToken)"
    );

IEnumerable<string> Maps(Operation operation, string sequence, int most, Func<string, string> convert, bool first = true) =>
    from inputs in Enumerable.Range(1, most)
    from kind in withResult
    from last in lastParameters
    let types = Types(inputs)
    let all = inputs == 1 ? "inputs1" : $"PoolOperations.Zip({string.Join(", ", types.Select((_, i) => $"inputs{i + 1}"))})"
    select Overload(
        operation,
        kind,
        last,
        types,
        [.. types.Select((type, i) => $"{sequence}<{type}> inputs{i + 1}")],
        convert(all),
        isFirst: first && (inputs, kind.Type, last) is (1, "TResult", null),
        reference: $"{operation.Name}{{T1, TResult}}(Func{{T1, TResult}}, IEnumerable{{T1}}, CancellationToken)"
    );

IEnumerable<string> StarMaps(Operation operation) =>
    from arguments in Enumerable.Range(2, 7)
    from kind in withResult
    from last in lastParameters
    let types = Types(arguments)
    select Overload(
        operation,
        kind,
        last,
        types,
        [$"IEnumerable<({string.Join(", ", types)})> inputs"],
        "inputs",
        isFirst: (arguments, kind.Type, last) is (2, "TResult", null),
        reference: $"{operation.Name}{{T1, T2, TResult}}(Func{{T1, T2, TResult}}, IEnumerable{{ValueTuple{{T1, T2}}}}, CancellationToken)"
    );

static string Overload(
    Operation operation,
    Return kind,
    string? last,
    string[] types,
    string[] parameters,
    string arguments,
    bool isFirst,
    string reference
)
{
    string names = string.Concat(parameters.Select(parameter => parameter.Split(' ')[^1] + ", "));
    string expression = string.Format(
        CultureInfo.InvariantCulture,
        operation.Expression,
        Arguments(types),
        kind.HasResult ? "TResult" : "VoidResult",
        arguments,
        names,
        kind.HasResult ? ".Result" : ".Wait()",
        kind.HasResult ? operation.Returns : operation.ReturnsWithoutResult
    );
    return $"""
        {(isFirst ? operation.Doc : $"    /// <inheritdoc cref=\"{reference}\" />")}
            public {(kind.HasResult ? operation.Returns : operation.ReturnsWithoutResult)} {operation.Name}{Generic(types, kind.HasResult)}(
                {string.Join(
            ", ",
            [$"{kind.Delegate(types, last)} task", .. parameters, "CancellationToken cancellationToken = default"]
        )}) =>
                {expression};

        """;
}

static string[] Types(int count) => [.. Enumerable.Range(1, count).Select(i => $"T{i}")];

static string Generic(string[] types, bool hasResult)
{
    string[] all = hasResult ? [.. types, "TResult"] : types;
    return all.Length == 0 ? "" : $"<{string.Join(", ", all)}>";
}

static string Arguments(string[] types) =>
    types.Length switch
    {
        0 => "ValueTuple",
        1 => types[0],
        _ => $"({string.Join(", ", types)})",
    };

static string Values(int count, string name) =>
    count switch
    {
        0 => "default",
        1 => $"{name}1",
        _ => $"({string.Join(", ", Enumerable.Range(1, count).Select(i => $"{name}{i}"))})",
    };

static string Kind(string pool) => pool == "MpiSubmitter" ? "abstract" : "sealed";

static string ThisFile([CallerFilePath] string path = "") => path;

/// <param name="Pool">The class that has the overloads.</param>
/// <param name="Name">Their name.</param>
/// <param name="Returns">What they return.</param>
/// <param name="ReturnsWithoutResult">What they return for a task that returns nothing.</param>
/// <param name="Expression">
/// What they do: {0} the arguments' type, {1} the result's type, {2} the arguments, {3} the parameters after the task, {4} how to wait for
/// the end, {5} what they return.
/// </param>
/// <param name="Doc">The first one's documentation.</param>
internal sealed record Operation(string Pool, string Name, string Returns, string? ReturnsWithoutResult, string Expression, string Doc)
{
    public string Content =>
        Doc.Split('\n')[0].Replace("    /// <summary>", "", StringComparison.Ordinal).Replace("</summary>", "", StringComparison.Ordinal);
}

internal sealed record Return(string Kind, string? Type)
{
    public bool HasResult => Type?.Contains("TResult", StringComparison.Ordinal) ?? false;

    public string Delegate(string[] types, string? last)
    {
        string[] all = [.. types, .. last is null ? Array.Empty<string>() : [last], .. Type is null ? Array.Empty<string>() : [Type]];
        return all.Length == 0 ? Kind : $"{Kind}<{string.Join(", ", all)}>";
    }
}
