using MpiPool.CodeFixes;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.CodeFixes;

/// <summary>MPIPOOL008 and MPIPOOL009: fixes that part the ways of the ranks.</summary>
public sealed class GuardFixTests
{
    private const string Task = "    [MpiTask] public static int Go(int x) => x;\n";

    [Theory]
    [InlineData(
        "using var pool = new MpiExecutor();\n        // Go.\n        pool.Submit(Go, 1).Wait();",
        "IsMain",
        "using var pool = new MpiExecutor();\n        // Go.\n        if (pool.IsMain)\n        {\n            pool.Submit(Go, "
            + "1).Wait();\n        }"
    )]
    [InlineData(
        "using var pool = new MpiExecutor();\n        foreach (int x in pool.Map(Go, new[] { 1 }))\n        {\n            "
            + "Console.WriteLine(x);\n        }",
        "IsMain",
        "using var pool = new MpiExecutor();\n        if (pool.IsMain)\n        {\n            foreach (int x in pool.Map(Go, new[] { 1 "
            + "}))\n            {\n                Console.WriteLine(x);\n            }\n        }"
    )]
    [InlineData(
        "using (var pool = new MpiExecutor())\n        {\n            pool.Submit(Go, 1);\n        }",
        "IsMain",
        "using (var pool = new MpiExecutor())\n        {\n            if (pool.IsMain)\n            {\n                pool.Submit(Go, "
            + "1);\n            }\n        }"
    )]
    [InlineData(
        "using var pool = new MpiExecutor();\n        int x = pool.Submit(Go, 1).Result;\n        Console.WriteLine(x);",
        "WorkersExit",
        "using var pool = new MpiExecutor();\n        if (pool.WorkersExit()) return;\n        int x = pool.Submit(Go, 1).Result;\n     "
            + "   Console.WriteLine(x);"
    )]
    [InlineData(
        "MpiExecutor.Run(pool =>\n        {\n            pool.Submit(Go, 1);\n        });",
        "WorkersExit",
        "MpiExecutor.Run(pool =>\n        {\n            pool.WorkersExit();\n            pool.Submit(Go, 1);\n        });"
    )]
    [InlineData(
        "MpiExecutor.Run(pool => pool.Submit(Go, 1));",
        "WorkersExit",
        "MpiExecutor.Run(pool =>\n        {\n            pool.WorkersExit();\n            pool.Submit(Go, 1);\n        });"
    )]
    public Task An_operation_is_guarded(string before, string key, string after) =>
        CodeFixRun.Changes(new GuardOperationFix(), Surround(before), Surround(after), key);

    [Theory]
    [InlineData("using var pool = new MpiExecutor(); int x = pool.Submit(Go, 1).Result; Console.WriteLine(x);", "WorkersExit")]
    [InlineData("using var pool = new MpiExecutor(); int x; x = pool.Submit(Go, 1).Result; Console.WriteLine(x);", "WorkersExit")]
    [InlineData("using (var pool = new MpiExecutor()) { pool.Submit(Go, 1); } Console.WriteLine();", "IsMain")]
    [InlineData("using (var pool = new MpiExecutor()) { int x = pool.Submit(Go, 1).Result; Console.WriteLine(x); }", "")]
    [InlineData("using var pool = new MpiExecutor(); pool.Submit(Go, 1);", "IsMain WorkersExit")]
    public async Task Only_what_compiles_and_skips_nothing_else_is_offered(string statements, string keys) =>
        Assert.Equal(keys, string.Join(" ", await CodeFixRun.Keys(new GuardOperationFix(), Surround(statements))));

    [Fact]
    public Task All_operations_are_guarded_at_once() =>
        CodeFixRun.ChangesAll(
            new GuardOperationFix(),
            Surround(
                "using var pool = new MpiExecutor();\n        pool.Submit(Go, 1);\n        Console.WriteLine();\n        "
                    + "pool.Submit(Go, 2);"
            ),
            Surround(
                "using var pool = new MpiExecutor();\n        if (pool.IsMain)\n        {\n            pool.Submit(Go, 1);\n        "
                    + "}\n        Console.WriteLine();\n        if (pool.IsMain)\n        {\n            pool.Submit(Go, 2);\n        }"
            ),
            "IsMain"
        );

    [Fact]
    public Task In_a_program_of_statements() =>
        CodeFixRun.Changes(
            new GuardOperationFix(),
            "using var pool = new MpiExecutor();\nint x = pool.Submit(Tasks.Go, 1).Result;\nConsole.WriteLine(x);\nreturn x;\n\ninternal "
                + "static class Tasks\n{\n"
                + Task
                + "}\n",
            "using var pool = new MpiExecutor();\nif (pool.WorkersExit()) return 0;\nint x = pool.Submit(Tasks.Go, "
                + "1).Result;\nConsole.WriteLine(x);\nreturn x;\n\ninternal static class Tasks\n{\n"
                + Task
                + "}\n",
            "WorkersExit",
            isProgram: true
        );

    [Theory]
    [InlineData("void Use()", "return;")]
    [InlineData("int Use()", "return 0;", "return 1;")]
    [InlineData("string Use()", "return default!;", "return \"\";")]
    [InlineData("string? Use()", "return default;", "return \"\";")]
    [InlineData("Task Use()", "return Task.CompletedTask;", "return Task.CompletedTask;")]
    [InlineData("async Task Use()", "return;", "await Task.Yield();")]
    [InlineData("async Task<double> Use()", "return default;", "await Task.Yield(); return 1;")]
    [InlineData("IEnumerable<int> Use()", "yield break;", "yield return 1;")]
    public Task A_bare_guard_leaves(string signature, string leave, string end = "") =>
        CodeFixRun.Changes(
            new UseGuardResultFix(),
            Surround(
                $"using var pool = new MpiExecutor();\n        pool.WorkersExit(); // the guard\n        _ = pool.Submit(Go, 1);\n     "
                    + $"   {end}",
                signature
            ),
            Surround(
                $"using var pool = new MpiExecutor();\n        if (pool.WorkersExit()) {leave} // the guard\n        _ = "
                    + $"pool.Submit(Go, 1);\n        {end}",
                signature
            ),
            "Leave"
        );

    [Theory]
    [InlineData(
        "void Use()",
        "Console.WriteLine();\n        using var pool = new MpiExecutor();\n        Console.WriteLine(1);\n        "
            + "pool.WorkersExit();\n        pool.Submit(Go, 1);",
        "Console.WriteLine();\n        MpiExecutor.Run(pool =>\n        {\n            Console.WriteLine(1);\n            "
            + "pool.WorkersExit();\n            pool.Submit(Go, 1);\n        });"
    )]
    [InlineData(
        "async Task Use()",
        "await using var pool = new MpiExecutor(new MpiExecutorOptions { MainRank = 1 });\n        pool.WorkersExit();\n        await "
            + "pool.Submit(Go, 1);",
        "await MpiExecutor.RunAsync(async pool =>\n        {\n            pool.WorkersExit();\n            await pool.Submit(Go, 1);\n  "
            + "      }, new MpiExecutorOptions { MainRank = 1 });"
    )]
    public Task The_rest_goes_into_a_block(string signature, string before, string after) =>
        CodeFixRun.Changes(new UseGuardResultFix(), Surround(before, signature), Surround(after, signature), "Run");

    [Fact]
    public Task The_rest_of_a_program_goes_into_a_block() =>
        CodeFixRun.Changes(
            new UseGuardResultFix(),
            "using var pool = new MpiExecutor();\npool.WorkersExit();\nConsole.WriteLine(pool.Submit(Tasks.Go, 1).Result);\n\ninternal "
                + "static class Tasks\n{\n"
                + Task
                + "}\n",
            "MpiExecutor.Run(pool =>\n{\n    pool.WorkersExit();\n    Console.WriteLine(pool.Submit(Tasks.Go, 1).Result);\n});\n\ninternal "
                + "static class Tasks\n{\n"
                + Task
                + "}\n",
            "Run",
            isProgram: true
        );

    [Theory]
    [InlineData("using var pool = new MpiExecutor(); pool.WorkersExit(); if (pool.Size > 3) return; pool.Submit(Go, 1);", "Leave")]
    [InlineData("var pool = new MpiExecutor(); pool.WorkersExit();", "Leave")]
    [InlineData("using var pool = new MpiExecutor(); pool.WorkersExit(); int Local() => 1; Local();", "Leave")]
    [InlineData(
        "using var pool = new MpiExecutor(); pool.WorkersExit(); foreach (int i in new[] { 1 }) { if (i > 0) break; }",
        "Leave Run"
    )]
    [InlineData("MpiExecutor? pool = new(); pool?.WorkersExit();", "")]
    public async Task A_block_is_offered_where_the_rest_can_be_one(string statements, string keys) =>
        Assert.Equal(keys, string.Join(" ", await CodeFixRun.Keys(new UseGuardResultFix(), Surround(statements))));

    private static string Surround(string statements, string signature = "void Use()") =>
        $"internal static class Tasks\n{{\n{Task}    public static {signature}\n    {{\n        {statements}\n    }}\n}}\n";
}
