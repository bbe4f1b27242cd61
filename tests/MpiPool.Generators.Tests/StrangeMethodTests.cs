using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests;

/// <summary>Methods that C# allows and few people write: as tasks they run like all others.</summary>
public sealed class StrangeMethodTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_kind_of_method_that_can_be_called_runs(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                using System.Runtime.CompilerServices;
                using System.Runtime.InteropServices;

                public static unsafe partial class Kinds
                {
                    [MpiTask] public static IEnumerable<int> Iterate(int n) { for (int i = 0; i < n; i++) yield return i; }
                    [MpiTask] public static unsafe int Dereference(int x) { int* at = &x; return *at + 1; }
                    [MpiTask, DllImport("libc", EntryPoint = "abs")] public static extern int Absolute(int x);
                    [MpiTask] public static partial int MarkedFirst(int x);
                    public static partial int MarkedFirst(int x) => x + 2;
                    public static partial int MarkedLast(int x);
                    [MpiTask] public static partial int MarkedLast(int x) => x + 3;
                    [MpiTask] static partial void Silent(int x);
                    static partial void Silent(int x) => s_seen = x;
                    [MpiTask] public static int Spread(params List<int> all) => all.Count;
                    [MpiTask] public static int Count(params IEnumerable<string> all) => all.Count();
                    [MpiTask, MethodImpl(MethodImplOptions.NoInlining)]
                    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(x))] public static string? Keep(string? x) => x;
                    [MpiTask] private static int argument1(int x, int argument2) => x - argument2;
                    private static int s_seen;

                    public static string Check()
                    {
                        using var pool = new MpiExecutor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 });
                        var found = new List<object?>();
                        found.Add(pool.Submit(Iterate, 3).Result.Sum()); found.Add(pool.SubmitIterate(4).Result.Sum());
                        found.Add(pool.Submit(Dereference, 1).Result); found.Add(pool.Submit(Absolute, -5).Result);
                        found.Add(pool.Submit(MarkedFirst, 1).Result); found.Add(pool.SubmitMarkedFirst(2).Result);
                        found.Add(pool.Submit(MarkedLast, 1).Result); found.Add(pool.SubmitMarkedLast(2).Result);
                        pool.Submit(Silent, 7).Wait(); found.Add(s_seen); pool.SubmitSilent(8).Wait(); found.Add(s_seen);
                        found.Add(pool.SubmitSpread(1, 2, 3).Result); found.Add(pool.Submit(Spread, new List<int>()).Result);
                        found.Add(pool.SubmitCount("a").Result);
                        found.Add(pool.Submit(Keep, "k").Result); found.Add(pool.Submit(argument1, 5, 3).Result);
                        return string.Join("|", found);
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        Assert.Equal("3|6|2|5|3|4|4|5|7|8|3|0|1|k|2", new LoadedProgram(run.Output).Call(name, "Kinds", "Check"));
    }

    /// <summary>Names that generated code uses itself, keywords, and letters written as escapes.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_name_that_a_method_can_have_runs(bool interceptors)
    {
        string name = LoadedProgram.NewName();
        GeneratorRun run = GeneratorRun
            .Of(
                """
                namespace Lab.MpiPool.Generated
                {
                    using global::MpiPool;
                    using Executor = global::MpiPool.MpiExecutor;

                    internal sealed record System(int Task) { internal sealed record Generated(int global); }
                    internal sealed record Task(System System);
                    internal partial class MpiPool
                    {
                        [MpiTask] public static int Run(int Instance) => Instance + 1;
                        [MpiTask] public static int Instance(int call, int reader) => call + reader;
                        [MpiTask] public static int Read(int value) => value;
                        [MpiTask] public static int Write(int writer) => writer;
                        [MpiTask] public static int Dispatch(int index) => index;
                        [MpiTask] public static int Bind(int pool) => pool;
                        [MpiTask] public static int Match(int method) => method;
                        [MpiTask] public static int Submit(int pool_, int pool) => pool_ - pool;
                        [MpiTask] public static int WriteArguments(int arguments) => arguments;
                        [MpiTask] public static int ReadResult(int result) => result;
                        [MpiTask] public static int Convert(int given, int task) => given + task;
                        [MpiTask] public new static int GetHashCode() => 4;
                        [MpiTask] public static int @class(int @event) => @event;
                        [MpiTask] private static int @void(int @return) => @return;
                        [MpiTask] public static int s\u0074range(int w\u00E4hrung) => währung;
                        [MpiTask] public static int cl\u0061ss(int @int, int \u0069nt_) => @int + int_;
                        [MpiTask] public static int _(int __) => __;
                        [MpiTask] public static Task Make(System Task, System.Generated? Generated) => new(Task);

                        public static string Check()
                        {
                            using var pool = new Executor(new MpiExecutorOptions { Transport = MpiTransport.InProcess, WorkerCount = 1 });
                            int[] found =
                            [
                                pool.Submit(Run, 1).Result, pool.Submit(Instance, 1, 2).Result, pool.Submit(Read,
                                    1).Result, pool.Submit(Write, 2).Result,
                                pool.SubmitRun(1).Result, pool.SubmitInstance(1,
                                    2).Result, pool.SubmitRead(1).Result, pool.SubmitWrite(2).Result,
                                pool.Submit(Dispatch, 3).Result, pool.Submit(Bind, 4).Result, pool.Submit(Match,
                                    5).Result, pool.Submit(Submit, 6, 1).Result,
                                pool.Submit(WriteArguments, 6).Result, pool.Submit(ReadResult, 7).Result, pool.Submit(Convert, 7, 1).Result,
                                pool.Submit(GetHashCode).Result, pool.SubmitGetHashCode().Result,
                                pool.Submit(@class, 9).Result, pool.Submitclass(9).Result, pool.Submit(@void,
                                    1).Result, pool.Submitvoid(1).Result,
                                pool.Submit(strange, 2).Result, pool.Submitstrange(währung: 3).Result, pool.Submitclass(1, int_: 2).Result,
                                pool.Submit(_, 4).Result, pool.Submit(Make, new System(5), (System.Generated?)null).Result.System.Task,
                            ];
                            return string.Join(" ", found);
                        }
                    }
                }
                """,
                interceptors,
                assembly: name
            )
            .AssertClean();

        Assert.Equal(
            "2 3 1 2 2 3 1 2 3 4 5 5 6 7 8 4 4 9 9 1 1 2 3 3 4 5",
            new LoadedProgram(run.Output).Call(name, "Lab.MpiPool.Generated.MpiPool", "Check")
        );
    }
}
