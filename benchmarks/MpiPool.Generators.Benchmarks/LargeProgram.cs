using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Benchmarks;

/// <summary>A user's program of 1,000 tasks in 200 files, with types that travel and calls in each file.</summary>
internal static class LargeProgram
{
    private const int Files = 200;

    public static readonly CSharpParseOptions ParseOptions = CSharpParseOptions
        .Default.WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new("InterceptorsNamespaces", "MpiPool.Generated")]);

    /// <summary>The assemblies that the program refers to.</summary>
    public static IEnumerable<string> ReferencedFiles =>
        [
            typeof(MpiExecutor).Assembly.Location,
            typeof(MessagePackSerializer).Assembly.Location,
            typeof(MessagePackObjectAttribute).Assembly.Location,
        ];

    /// <summary>All sources by path. One file has neither tasks nor calls.</summary>
    public static ImmutableSortedDictionary<string, string> Sources { get; } = Write();

    public static CSharpCompilation Compile() =>
        CSharpCompilation.Create(
            "LargeProgram",
            Sources.Select(s => CSharpSyntaxTree.ParseText(s.Value, ParseOptions, s.Key)),
            [.. Net100.References.All, .. ReferencedFiles.Select(f => MetadataReference.CreateFromFile(f))],
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    private static ImmutableSortedDictionary<string, string> Write()
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files["Usings.cs"] =
            "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Linq;\nglobal using "
            + "System.Threading;\nglobal using System.Threading.Tasks;\nglobal using MpiPool;\n";
        files["Other.cs"] =
            "namespace Lab;\n\ninternal static class Other\n{\n    public static int Count(string text)\n    {\n        "
            + "int count = 0;\n        foreach (char c in text) count += c;\n        return count;\n    }\n}\n";
        files["Shared.cs"] =
            "namespace Lab;\n\ninternal enum Kind { Fast, Exact }\ninternal readonly record struct Point(double X, "
            + "double Y);\ninternal sealed record Settings(string Name, Kind Kind, Dictionary<string, double> Values);\ninternal sealed "
            + "class LabException(string message) : Exception(message);\n";
        files["Program.cs"] =
            "using Lab;\n\nusing var pool = new MpiExecutor();\nif (pool.WorkersExit()) return;\n"
            + string.Concat(Enumerable.Range(0, Files).Select(i => $"Study{i}.Use(pool);\n"));
        for (int i = 0; i < Files; i++)
            files[$"Study{i:D3}.cs"] = WriteStudy(i);
        return files.ToImmutable();
    }

    private static string WriteStudy(int i)
    {
        string number = (i % 4) switch
        {
            0 => "int",
            1 => "long",
            2 => "double",
            _ => "float",
        };
        int next = (i + 1) % Files;
        return $$"""
            namespace Lab;

            internal sealed record Sample{{i}}(int Id, string Name, {{number}}[] Values, Point? At)
            {
                public Kind Kind { get; init; }
            }

            internal static class Study{{i}}
            {
                [MpiTask]
                public static {{number}} Sum{{i}}({{number}} a, {{number}} b)
                {
                    {{number}} sum = a;
                    sum += b;
                    return sum;
                }

                [MpiTask]
                public static Sample{{i}}? Clean{{i}}(Sample{{i}} sample, Settings settings)
                {
                    if (sample.Values.Length == 0) throw new LabException("Nothing to clean.");
                    return sample with { Name = settings.Name };
                }

                [MpiTask]
                public static async Task<List<Sample{{i}}>> Split{{i}}(Sample{{i}}[] samples, int parts, CancellationToken cancellation)
                {
                    await Task.Delay(parts, cancellation);
                    return [.. samples.Take(parts)];
                }

                [MpiTask]
                public static (double Mean, int Count) Mean{{i}}(double[] values, string? name = null, Kind kind = Kind.Exact)
                {
                    return (values.Length == 0 ? 0 : values.Average(), kind == Kind.Fast ? name?.Length ?? 0 : values.Length);
                }

                [MpiTask]
                public static double Half{{i}}(double x) => x / 2;

                public static void Use(MpiExecutor pool)
                {
                    var settings = new Settings("x", Kind.Fast, []);
                    var sample = new Sample{{i}}({{i}}, "a", [1, 2], new Point(1, 2)) { Kind = Kind.Exact };
                    {{number}} sum = pool.Submit(Sum{{i}}, ({{number}})1, ({{number}})2).Result;
                    sum += pool.Map(Sum{{i}}, new {{number}}[] { 1, 2 }, new {{number}}[] { 3, 4 }).First();
                    MpiFuture<Sample{{i}}?> clean = pool.Submit(Clean{{i}}, sample, settings);
                    List<Sample{{i}}> split = pool.Submit(Split{{i}}, new[] { sample }, 1).Result;
                    foreach ((double mean, int count) in pool.StarMap(Mean{{i}},
                        new[] { (new double[] { 1 }, (string?)null, Kind.Fast) })) sum += ({{number}})(mean + count);
                    MpiBatch<double> halves = pool.SubmitBatch(Study{{next}}.Half{{next}}, new double[] { sum });
                    Console.WriteLine($"{sum} {clean.Result} {split.Count} {halves.Result.Length}");
                }
            }

            """;
    }
}
