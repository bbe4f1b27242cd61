using System.Reflection;
using Microsoft.CodeAnalysis;
using MpiPool.CompilerServices;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.Travel;

/// <summary>One program with a task for each type of <see cref="TravelCases"/>, compiled once.</summary>
internal static class TravelProgram
{
    private static readonly Lazy<Assembly> s_program = new(Compile);

    public static MpiTask FindTask(int index) =>
        (MpiTask)s_program.Value.GetType($"MpiPool.Generated.Tasks_Echo{index}", throwOnError: true)!.GetField("Instance")!.GetValue(null)!;

    public static string NameOf(Type type)
    {
        if (type.IsArray)
            return NameOfArray(type);
        if (!type.IsGenericType)
            return "global::" + type.FullName!.Replace('+', '.');
        string name = type.GetGenericTypeDefinition().FullName!.Split('`')[0].Replace('+', '.');
        return $"global::{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }

    private static string NameOfArray(Type type)
    {
        string ranks = "";
        while (type.IsArray)
        {
            ranks += $"[{new string(',', type.GetArrayRank() - 1)}]";
            type = type.GetElementType()!;
        }

        return NameOf(type) + ranks;
    }

    private static Assembly Compile()
    {
        string name = LoadedProgram.NewName();
        string source = $$"""
            public static class Tasks
            {
                {{string.Join(
                "\n    ",
                TravelCases.All.Select(c => $"[MpiTask] public static {NameOf(c.Type)} Echo{c.Index}({NameOf(c.Type)} x) => x;")
            )}}
            }
            """;
        GeneratorRun run = GeneratorRun
            .Of(
                TestCompilation.Create(
                    source,
                    assembly: name,
                    references: [MetadataReference.CreateFromFile(typeof(TravelProgram).Assembly.Location)]
                )
            )
            .AssertClean();
        return new LoadedProgram(run.Output).LoadFromAssemblyName(new AssemblyName(name));
    }
}
