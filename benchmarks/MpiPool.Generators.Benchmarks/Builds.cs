using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Benchmarks;

/// <summary>
/// A build with the generator and one without it, by turns, in this process: as in a compiler server that has built before.
/// </summary>
internal static class Builds
{
    public static void Measure(int runs)
    {
        var generated = new Times();
        var plain = new Times();
        for (int i = 0; i <= runs; i++)
        {
            // The first round is for the compiler to get warm.
            if (i == 1)
                (generated, plain) = (new(), new());
            generated.Add(() => Build(isGenerated: true));
            plain.Add(() => Build(isGenerated: false));
        }

        Console.WriteLine("A build in a warm compiler");
        Console.WriteLine($"    {"without", -50}{plain}");
        Console.WriteLine($"    {"with", -50}{generated}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"    {"added", -50}{generated.Elapsed - plain.Elapsed, 8:F1} {generated.Processor - plain.Processor, 8:F1}"
            )
        );
    }

    private static void Build(bool isGenerated)
    {
        Compilation compilation = LargeProgram.Compile();
        if (isGenerated)
        {
            CSharpGeneratorDriver
                .Create([new MpiPoolGenerator().AsSourceGenerator()], parseOptions: LargeProgram.ParseOptions)
                .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out ImmutableArray<Diagnostic> _);
        }

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
    }
}
