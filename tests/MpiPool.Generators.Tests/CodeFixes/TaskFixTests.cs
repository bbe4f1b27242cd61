using MpiPool.CodeFixes;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.CodeFixes;

/// <summary>MPIPOOL004, 006, 007 and 011: fixes that make a task of what was passed as one.</summary>
public sealed class TaskFixTests
{
    [Theory]
    [InlineData("x => x * x", "pool.Submit({0}, 1);", "UseTask", "int UseTask(int x) => x * x;")]
    [InlineData(
        "static (int a, int @int) => { return a + @int; }",
        "pool.Submit({0}, 1, 2);",
        "UseTask",
        "int UseTask(int a, int @int)\n    {\n        return a + @int;\n    }"
    )]
    [InlineData("x => Math.Sqrt(x)", "pool.Map({0}, new[] { 1.0 }).ToList();", "SqrtTask", "double SqrtTask(double x) => Math.Sqrt(x);")]
    [InlineData("x => Plain(x)", "pool.Submit({0}, new List<int> { 1 });", "PlainTask2", "string? PlainTask2(List<int> x) => Plain(x);")]
    [InlineData("delegate (int x) { return x; }", "pool.Submit({0}, 1);", "UseTask", "int UseTask(int x)\n    {\n        return x;\n    }")]
    public Task A_lambda_becomes_a_method(string lambda, string call, string name, string method) =>
        CodeFixRun.Changes(
            new MoveIntoTaskFix(),
            InType(call.Replace("{0}", lambda, StringComparison.Ordinal)),
            InType(call.Replace("{0}", name, StringComparison.Ordinal), $"\n    [MpiTask]\n    internal static {method}\n")
        );

    [Fact]
    public Task An_asynchronous_lambda_becomes_a_method() =>
        CodeFixRun.Changes(
            new MoveIntoTaskFix(),
            InType("pool.Submit((Func<int, Task<int>>)(async x => { await Task.Delay(x); return x; }), 1);"),
            InType(
                "pool.Submit((Func<int, Task<int>>)(UseTask), 1);",
                "\n    [MpiTask]\n    internal static async Task<int> UseTask(int "
                    + "x)\n    {\n        await Task.Delay(x);\n        return x;\n    }\n"
            )
        );

    [Theory]
    [InlineData("pool.Submit(x => x + y, 1);", "pool.Submit(UseTask, 1, y);", "int UseTask(int x, int y) => x + y;")]
    [InlineData(
        "pool.Submit(() => y.ToString() + @class);",
        "pool.Submit(UseTask, y, @class);",
        "string UseTask(int y, string @class) => y.ToString() + @class;"
    )]
    [InlineData(
        "pool.Submit(x => { int z = y; return x + z; }, 1, CancellationToken.None);",
        "pool.Submit(UseTask, 1, y, CancellationToken.None);",
        "int UseTask(int x, int y)\n    {\n        int z = y;\n        return x + z;\n    }"
    )]
    public Task What_a_lambda_captures_becomes_a_parameter(string before, string after, string method) =>
        CodeFixRun.Changes(
            new MoveIntoTaskFix(),
            InType($"int y = 1;\n        string @class = y.ToString();\n        {before}\n        Console.WriteLine(@class);"),
            InType(
                $"int y = 1;\n        string @class = y.ToString();\n        {after}\n        Console.WriteLine(@class);",
                $"\n    [MpiTask]\n    internal static {method}\n"
            )
        );

    [Fact]
    public Task A_local_function_becomes_a_method() =>
        CodeFixRun.Changes(
            new MoveIntoTaskFix(),
            InType(
                "pool.Submit(Factorial, 5);\n        Console.WriteLine(Factorial(3));\n        static int Factorial(int n) => n < 2 ? 1 "
                    + ": n * Factorial(n - 1);"
            ),
            InType(
                "pool.Submit(Factorial, 5);\n        Console.WriteLine(Factorial(3));",
                "\n    [MpiTask]\n    internal static int Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);\n"
            )
        );

    [Fact]
    public Task In_a_program_the_method_goes_into_a_class_of_its_own() =>
        CodeFixRun.Changes(
            new MoveIntoTaskFix(),
            """
            using var pool = new MpiExecutor();
            if (pool.WorkersExit()) return;
            _ = pool.Submit(Square, 2);
            Console.WriteLine(Square(3));

            static int Square(int x) => x * x;

            """,
            """
            using var pool = new MpiExecutor();
            if (pool.WorkersExit()) return;
            _ = pool.Submit(Tasks.Square, 2);
            Console.WriteLine(Tasks.Square(3));

            internal static class Tasks
            {
                [MpiTask]
                internal static int Square(int x) => x * x;
            }

            """,
            isProgram: true
        );

    [Fact]
    public Task In_a_program_the_method_goes_into_the_class_that_is_there() =>
        CodeFixRun.Changes(
            new MoveIntoTaskFix(),
            """
            using var pool = new MpiExecutor();
            if (pool.WorkersExit()) return;
            _ = pool.Submit(x => x + 1, 2);

            internal static class Tasks
            {
                [MpiTask] public static int Go(int x) => x;
            }

            """,
            """
            using var pool = new MpiExecutor();
            if (pool.WorkersExit()) return;
            _ = pool.Submit(Tasks.RunTask, 2);

            internal static class Tasks
            {
                [MpiTask] public static int Go(int x) => x;

                [MpiTask]
                internal static int RunTask(int x) => x + 1;
            }

            """,
            isProgram: true
        );

    [Theory]
    [InlineData("int y = 1; pool.Submit(x => y = x, 1);")]
    [InlineData("int y = 1; pool.Map(x => x + y, new[] { 1 });")]
    [InlineData("int y = 1; pool.Submit((Func<int, int>)(x => x + y), 1);")]
    [InlineData("int y = 1; pool.Submit(Local, 1); int Local(int x) => x + y;")]
    [InlineData("Func<int, int> y = x => x; pool.Submit(x => y(x), 1);")]
    [InlineData("pool.Submit(x => x + pool.Size, 1);")]
    [InlineData("pool.Submit(Outer, 1); int Outer(int x) => Inner(x); int Inner(int x) => x;")]
    [InlineData("pool.Submit(Same<int>, 1); static T Same<T>(T x) => x;")]
    [InlineData("pool.Submit(() => new { A = 1 });")]
    public async Task A_function_that_captures_or_cannot_be_named_stays(string statements) =>
        Assert.Empty(await CodeFixRun.Keys(new MoveIntoTaskFix(), InType(statements)));

    [Theory]
    [InlineData("public sealed class Shop { private int _x = 1; public void Use(MpiExecutor pool) => pool.Submit(y => y + _x, 1); }")]
    [InlineData("public sealed class Shop(int n) { public void Use(MpiExecutor pool) => pool.Submit(y => y + n, 1); }")]
    [InlineData("public sealed class Shop<T> { public void Use(MpiExecutor pool) => pool.Submit(y => y + 1, 1); }")]
    [InlineData("file sealed class Shop { public void Use(MpiExecutor pool) => pool.Submit(y => y + 1, 1); }")]
    [InlineData(
        "public sealed class Shop { private static class Inner { public static void Use(MpiExecutor pool) => pool.Submit(y => y "
            + "+ 1, 1); } }"
    )]
    public async Task A_task_in_this_type_would_be_no_better(string type) =>
        Assert.Empty(await CodeFixRun.Keys(new MoveIntoTaskFix(), type));

    [Theory]
    [InlineData(
        "    /// <summary>Doubles.</summary>\n    public static int Double(int x) => 2 * x;\n",
        "    /// <summary>Doubles.</summary>\n    [MpiTask]\n    public static int Double(int x) => 2 * x;\n"
    )]
    [InlineData(
        "    [System.Diagnostics.Contracts.Pure] public static int Double(int x) => 2 * x;\n",
        "    [MpiTask]\n    [System.Diagnostics.Contracts.Pure] public static int Double(int x) => 2 * x;\n"
    )]
    [InlineData("    private static int Double(int x) => 2 * x;\n", "    [MpiTask]\n    internal static int Double(int x) => 2 * x;\n")]
    [InlineData("    static int Double(int x) => 2 * x;\n", "    [MpiTask]\n    internal static int Double(int x) => 2 * x;\n")]
    public Task A_method_is_marked(string before, string after) => CodeFixRun.Changes(new MarkTaskFix(), Double(before), Double(after));

    [Fact]
    public async Task A_method_of_another_assembly_cannot_be_marked() =>
        Assert.Empty(await CodeFixRun.Keys(new MarkTaskFix(), InType("pool.Submit(Math.Sqrt, 1.0);")));

    [Fact]
    public Task All_methods_are_marked_at_once() =>
        CodeFixRun.ChangesAll(
            new MarkTaskFix(),
            "internal static class A\n{\n    public static int F(int x) => x;\n    public static int G(int x) => x;\n    public static "
                + "void "
                + "Use(MpiExecutor pool) { pool.Submit(F, 1); pool.Submit(G, 1); pool.Submit(F, 2); }\n}\n",
            "internal static class A\n{\n    [MpiTask]\n    public static int F(int x) => x;\n    [MpiTask]\n    public static int "
                + "G(int x) "
                + "=> x;\n    public static void Use(MpiExecutor pool) { pool.Submit(F, 1); pool.Submit(G, 1); pool.Submit(F, 2); }\n}\n",
            "Mark"
        );

    [Theory]
    [InlineData(
        "internal static class A\n{\n    [MpiTask]\n    private static int F(int x) => x;\n}\n",
        "internal static class A\n{\n    [MpiTask]\n    internal static int F(int x) => x;\n}\n"
    )]
    [InlineData(
        "internal static class A\n{\n    // Here.\n    [MpiTask] static int F(int x) => x;\n}\n",
        "internal static class A\n{\n    // Here.\n    [MpiTask] internal static int F(int x) => x;\n}\n"
    )]
    [InlineData(
        "internal class A\n{\n    private protected static class B\n    {\n        [MpiTask] public static int F(int x) => x;\n "
            + "   }\n}\n",
        "internal class A\n{\n    internal static class B\n    {\n        [MpiTask] public static int F(int x) => x;\n    }\n}\n"
    )]
    [InlineData(
        "internal class A\n{\n    static class B\n    {\n        [MpiTask] static int F(int x) => x;\n    }\n}\n",
        "internal class A\n{\n    internal static class B\n    {\n        [MpiTask] internal static int F(int x) => x;\n    }\n}\n"
    )]
    public Task A_task_is_made_accessible(string before, string after) =>
        CodeFixRun.Changes(new MakeInternalFix(), before, after, "Internal");

    [Theory]
    [InlineData(
        "internal static class A\n{\n    [MpiTask] private static int F(int x) => x;\n}\n",
        "internal static partial class A\n{\n    [MpiTask] private static int F(int x) => x;\n}\n"
    )]
    [InlineData(
        "// Types.\npublic partial class A\n{\n    public sealed record B(int Y)\n    {\n        [MpiTask] private int F(int x) "
            + "=> x + Y;\n    }\n}\n",
        "// Types.\npublic partial class A\n{\n    public sealed partial record B(int Y)\n    {\n        "
            + "[MpiTask] private int F(int x) => x + Y;\n    }\n}\n"
    )]
    [InlineData(
        "internal static class A<T>\n{\n    [MpiTask] private static T F(T x) => x;\n    private static void Use(MpiExecutor "
            + "pool) => pool.Submit(A<int>.F, 1);\n}\n",
        "internal static partial class A<T>\n{\n    [MpiTask] private static T F(T x) => "
            + "x;\n    private static void Use(MpiExecutor pool) => pool.Submit(A<int>.F, 1);\n}\n"
    )]
    public Task A_type_is_made_partial(string before, string after) => CodeFixRun.Changes(new MakeInternalFix(), before, after, "Partial");

    [Theory]
    [InlineData("file static class A { [MpiTask] private static int F(int x) => x; }")]
    public async Task A_file_local_type_stays(string source) => Assert.Empty(await CodeFixRun.Keys(new MakeInternalFix(), source));

    [Fact]
    public Task An_asynchronous_task_returns_Task() =>
        CodeFixRun.Changes(
            new AsyncVoidFix(),
            "internal static class A\n{\n    [MpiTask] public static async void F(int x) => await Task.Delay(x);\n}\n",
            "internal static class A\n{\n    [MpiTask] public static async Task F(int x) => await Task.Delay(x);\n}\n"
        );

    [Theory]
    [InlineData(
        "CancellationToken token, int x, string y",
        "int x, string y, CancellationToken token",
        "token, 1, \"a\"",
        "1, \"a\", token"
    )]
    [InlineData("int x, MpiTaskContext token, string y", "int x, string y, MpiTaskContext token", "1, token, \"a\"", "1, \"a\", token")]
    [InlineData("CancellationToken token = default, int x = 1", "int x = 1, CancellationToken token = default", "x: 1", "x: 1")]
    public Task What_the_worker_supplies_becomes_the_last_parameter(string before, string after, string callBefore, string callAfter)
    {
        return CodeFixRun.Changes(new SuppliedLastFix(), Source(before, callBefore), Source(after, callAfter));

        string Source(string parameters, string arguments) =>
            $"internal static class A\n{{\n    [MpiTask] public static int F({parameters}) => 1;\n    public static int "
            + $"Use({(before.Contains("Context", StringComparison.Ordinal) ? "MpiTaskContext" : "CancellationToken")} token) => "
            + $"F({arguments}) + token.GetHashCode();\n}}\n";
    }

    [Theory]
    [InlineData("CancellationToken token, params int[] x")]
    [InlineData("CancellationToken token, MpiTaskContext context")]
    [InlineData("CancellationToken token, int x = 1")]
    public async Task What_cannot_be_last_stays(string parameters) =>
        Assert.Empty(
            await CodeFixRun.Keys(new SuppliedLastFix(), $"internal static class A {{ [MpiTask] public static int F({parameters}) => 1; }}")
        );

    private static string InType(string statements, string more = "") =>
        $$"""
            internal static class Shop
            {
                [MpiTask] public static int PlainTask(int x) => x;
                public static string? Plain(List<int> x) => x.ToString();
                public static void Use(MpiExecutor pool)
                {
                    {{statements}}
                }
            {{more}}}

            """;

    private static string Double(string method) =>
        $"internal static class A\n{{\n{method}    public static void Use(MpiExecutor pool) => pool.Submit(Double, 1);\n}}\n";
}
