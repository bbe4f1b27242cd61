using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Benchmarks;

/// <summary>A build with the generator and one without it, by turns.</summary>
internal static class Builds
{
    public static void Measure(int runs)
    {
        MeasureWarm(runs);
        MeasureCold(runs);
    }

    /// <summary>In this process, as in a compiler server that has built before.</summary>
    private static void MeasureWarm(int runs)
    {
        Console.WriteLine("A build in a warm compiler");
        Compare(runs, warmUps: 1, () => BuildHere(isGenerated: true), () => BuildHere(isGenerated: false));
    }

    /// <summary>The SDK's compiler in a process of its own, without a server.</summary>
    private static void MeasureCold(int runs)
    {
        string folder = Directory.CreateTempSubdirectory("MpiPool.Generators.Benchmarks").FullName;
        try
        {
            Console.WriteLine("A build by a new compiler process");
            string plain = WriteResponse(folder, "plain.rsp", []);
            string generated = WriteResponse(folder, "generated.rsp", [$"/analyzer:\"{typeof(MpiPoolGenerator).Assembly.Location}\""]);
            Compare(runs, warmUps: 1, () => BuildByCompiler(folder, generated), () => BuildByCompiler(folder, plain));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Compare(int runs, int warmUps, Func<TimeSpan> with, Func<TimeSpan> without)
    {
        var generated = new Times();
        var plain = new Times();
        for (int i = -warmUps; i < runs; i++)
        {
            if (i < 0)
            {
                with();
                without();
                continue;
            }

            generated.Add(with);
            plain.Add(without);
        }

        Console.WriteLine($"    {"without",-50}{plain}");
        Console.WriteLine($"    {"with",-50}{generated}");
        Console.WriteLine(FormattableString.Invariant($"    {"added",-50}{generated.Elapsed - plain.Elapsed,8:F1} {generated.Processor - plain.Processor,8:F1}"));
    }

    private static TimeSpan BuildHere(bool isGenerated)
    {
        Compilation compilation = LargeProgram.Compile();
        if (isGenerated)
        {
            CSharpGeneratorDriver.Create([new MpiPoolGenerator().AsSourceGenerator()], parseOptions: LargeProgram.ParseOptions)
                .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out ImmutableArray<Diagnostic> _);
        }

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) throw new InvalidOperationException(result.Diagnostics.First(d => d.Severity == DiagnosticSeverity.Error).ToString());
        return TimeSpan.Zero;
    }

    private static TimeSpan BuildByCompiler(string folder, string response)
    {
        string compiler = typeof(Builds).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Compiler").Value!;
        var start = new ProcessStartInfo("dotnet", ["exec", compiler, "/noconfig", $"@{response}"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(output);
        return process.TotalProcessorTime;
    }

    private static string WriteResponse(string folder, string name, IEnumerable<string> more)
    {
        string references = Path.Combine(folder, "references");
        Directory.CreateDirectory(references);
        foreach (var reference in Net100.ReferenceInfos.All) File.WriteAllBytes(Path.Combine(references, reference.FileName), reference.ImageBytes);
        foreach ((string path, string source) in LargeProgram.Sources) File.WriteAllText(Path.Combine(folder, path), source);
        string[] lines =
        [
            "/nologo", "/nostdlib", "/optimize", "/nullable:enable", "/langversion:latest", "/features:InterceptorsNamespaces=MpiPool.Generated", "/out:LargeProgram.dll",
            .. Directory.GetFiles(references).Concat(LargeProgram.ReferencedFiles).Select(f => $"/reference:\"{f}\""),
            .. LargeProgram.Sources.Keys,
            .. more,
        ];
        string response = Path.Combine(folder, name);
        File.WriteAllLines(response, lines);
        return response;
    }
}
