using System.Diagnostics.CodeAnalysis;

namespace MpiPool.TestProgram.Scenarios;

/// <summary>May be named by what is obsolete itself only.</summary>
[Obsolete("There is a newer one.", error: true)]
internal sealed record OldTerm(int Value);

[Experimental("LAB001")]
internal sealed record NewTerm(int Value)
{
    [RequiresDynamicCode("It makes code.")]
    public NewTerm()
        : this(0) { }

    public required int Offset { get; init; }
}

/// <summary>No table may try to make it of a message.</summary>
internal sealed class MarkedException : Exception
{
    [RequiresUnreferencedCode("It reflects.")]
    public MarkedException(string message)
        : base(message) { }
}

internal sealed class DemandingException(string message) : Exception(message)
{
    public required int Code { get; init; }
}

#pragma warning disable LAB001 // the test is that generated code may name what is experimental
internal static partial class MarkedTasks
{
    [
        MpiTask,
        RequiresUnreferencedCode("It reflects."),
        RequiresDynamicCode("It makes code."),
        RequiresAssemblyFiles("It reads its own file.")
    ]
    public static int Reflect(int x) => x + 1;

    [MpiTask]
    public static int Extend(NewTerm term) => term.Value + term.Offset;

    [Obsolete("Reflect instead.", error: true)]
    [MpiTask]
    public static OldTerm Keep(OldTerm term) => term;

    [MpiTask]
    public static int Fail(int code) => throw new DemandingException("demanding") { Code = code };

    [Obsolete("for those who may use what is obsolete")]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The task does not reflect.")]
    internal static int UseOld(MpiExecutor pool) =>
        pool.Submit(Keep, new OldTerm(2)).Result.Value + pool.SubmitKeep(new(3)).Result.Value + pool.Submit(KeepPrivately, 4).Result;

    [Obsolete("Reflect instead.", error: true)]
    [MpiTask, RequiresUnreferencedCode("It reflects.")]
    private static int KeepPrivately(int x) => x;
}

/// <summary>
/// Tasks with attributes that have compilers report who uses them. That the program is published without a warning is half of the test.
/// </summary>
internal static class MarkedScenarios
{
    public static (string Name, Action Run)[] All { get; } = [("marked-tasks", () => Pools.OnMain(Marked))];

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The task does not reflect.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The task makes no code.")]
    [UnconditionalSuppressMessage("SingleFile", "IL3002", Justification = "The task reads no file.")]
    private static void Marked(MpiExecutor pool)
    {
        Expect.Equal(3, pool.Submit(MarkedTasks.Reflect, 2).Result + pool.SubmitReflect(-1).Result);
        Expect.Equal(5, pool.Submit(MarkedTasks.Extend, new NewTerm(2) { Offset = 3 }).Result);
#pragma warning disable CS0618 // obsolete, so that it may use what is
        Expect.Equal(9, MarkedTasks.UseOld(pool));
#pragma warning restore CS0618
        RemoteTaskException failure = Expect.Throws<RemoteTaskException>(() => pool.Submit(MarkedTasks.Fail, 1).Wait());
        Expect.Equal(null, failure.InnerException);
    }
}
#pragma warning restore LAB001
