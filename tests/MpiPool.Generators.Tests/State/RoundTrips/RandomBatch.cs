using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MpiPool.Generators.Analyzers.State;
using MpiPool.Generators.Tests.Infrastructure;

namespace MpiPool.Generators.Tests.State.RoundTrips;

/// <summary>
/// Many random types in one program, of which only the serializers are compiled: that, and no pool, is what decides how they arrive.
/// </summary>
internal sealed class RandomBatch
{
    private const string Helpers = """
        public delegate void Writing<T>(ref MpiPool.CompilerServices.PayloadWriter writer, T value);
        public delegate T Reading<T>(ref MpiPool.CompilerServices.PayloadReader reader);
        public static class Trip
        {
            public static (object, object)? Of<T>(Func<T> make, Writing<T> write, Reading<T> read)
            {
                T value;
                try { value = make(); }
                catch { return null; } // the type's own code refuses it: there is nothing to send
                var bytes = new System.Buffers.ArrayBufferWriter<byte>();
                var writer = new MpiPool.CompilerServices.PayloadWriter(bytes);
                write(ref writer, value);
                writer.Flush();
                var reader = new MpiPool.CompilerServices.PayloadReader(bytes.WrittenMemory);
                return (value!, read(ref reader)!);
            }
        }
        """;

    private readonly List<string> _faults = [];

    private RandomBatch(IEnumerable<int> seeds)
    {
        RandomType[] types = [.. seeds.Select(RandomType.Of)];
        CSharpParseOptions options = TestCompilation.ParseOptions(interceptors: false);
        CSharpCompilation program = TestCompilation.Create(Helpers, interceptors: false, kind: OutputKind.DynamicallyLinkedLibrary);
        program = program
            .WithOptions(program.Options.WithNullableContextOptions(NullableContextOptions.Annotations))
            .AddSyntaxTrees(
                types.Select(t =>
                    CSharpSyntaxTree.ParseText(
                        $"{t.Source}\ninternal static class Tasks{t.Seed} {{ [MpiTask] public static void Take({t.Name} job) {{ }} }}",
                        options,
                        $"/user/{t.Name}.cs"
                    )
                )
            );
        GeneratorRunResult run = CSharpGeneratorDriver
            .Create([new MpiPoolGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGenerators(program)
            .GetRunResult()
            .Results.Single();
        Assert.Null(run.Exception);
        HashSet<string> refused =
        [
            .. run
                .Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)
                .Select(d => Path.GetFileNameWithoutExtension(d.Location.GetLineSpan().Path)),
        ];
        RandomType[] travelling = [.. types.Where(t => !refused.Contains(t.Name))];
        Count = travelling.Length;
        program = program
            .AddSyntaxTrees(
                run.GeneratedSources.Where(s => s.HintName.StartsWith("Serializers/", StringComparison.Ordinal)).Select(s => s.SyntaxTree)
            )
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText(Driver(travelling), options, "/user/Driver.cs"));
        ILookup<string, string> warned = Warned(program).ToLookup(w => w.File, w => w.Member);
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            Type driver = Load(program, context).GetType("Driver", throwOnError: true)!;
            foreach (RandomType type in travelling)
                Check(type, [.. warned[type.Name]], driver.GetMethod($"Trip{type.Seed}")!);
        }
        finally
        {
            context.Unload();
        }
    }

    /// <summary>How many of the types can travel.</summary>
    public int Count { get; }

    /// <summary>How many of these are warned of.</summary>
    public int Warnings { get; private set; }

    /// <summary>How many are warned of, though all objects that were made of them arrived as they were.</summary>
    public int Needless { get; private set; }

    /// <summary>What arrived otherwise without a warning, with the source of its type.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public static RandomBatch Of(IEnumerable<int> seeds) => new(seeds);

    private static string Driver(IEnumerable<RandomType> types)
    {
        var methods = types.Select(t =>
            $"public static (object, object)? Trip{t.Seed}(int how) => "
            + $"Trip.Of(() => {t.Name}.Make(how), MpiPool.Generated.{t.Name}Serializer.Write, MpiPool.Generated.{t.Name}Serializer.Read);"
        );
        return $"public static class Driver\n{{\n{string.Join("\n", methods)}\n}}";
    }

    /// <summary>What the analyzer reports. It is asked without its driver, which would compile all serializers once more.</summary>
    private static IEnumerable<(string File, string Member)> Warned(CSharpCompilation program) =>
        from type in TravellingTypes.Find(program).SelectMany(t => t).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
        from slot in StateCoverage.FindLost(type, program, TestContext.Current.CancellationToken)
        select (Path.GetFileNameWithoutExtension(slot.Symbol.Locations[0].SourceTree!.FilePath), $"{slot.Owner.Name}.{slot.Symbol.Name}");

    private static Assembly Load(CSharpCompilation program, AssemblyLoadContext context)
    {
        using var image = new MemoryStream();
        var result = program.Emit(image);
        Assert.True(
            result.Success,
            string.Join(
                "\n",
                result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d}\n{d.Location.SourceTree}").Take(2)
            )
        );
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    private void Check(RandomType type, HashSet<string> warned, MethodInfo method)
    {
        bool isNeedless = warned.Count > 0;
        for (int how = 0; how < RandomType.Objects; how++)
        {
            try
            {
                var trip = ((object, object)?)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [how], null);
                if (trip is not var (sent, arrived))
                    continue;
                string[][] lost = [.. Difference.Of(sent, arrived)];
                isNeedless &= lost.Length == 0;
                string[] unsaid = [.. lost.Where(l => !l.Any(warned.Contains)).Select(l => string.Join(" > ", l))];
                if (unsaid.Length > 0)
                    _faults.Add(
                        $"seed {type.Seed}, object {how}: {string.Join(", ", unsaid)} arrived otherwise; "
                            + $"warned: {string.Join(", ", warned)}\n{type.Source}"
                    );
            }
            catch (Exception exception)
            {
                isNeedless = false;
                if (warned.Count == 0 && !IsOfUser(exception))
                    _faults.Add($"seed {type.Seed}, object {how}: {exception}\n{type.Source}");
            }
        }

        if (warned.Count > 0)
            Warnings++;
        if (isNeedless)
            Needless++;
    }

    /// <summary>Whether the type's own code has thrown, in a constructor or a setter: that is told, and nothing is lost silently.</summary>
    private static bool IsOfUser(Exception exception) =>
        new StackTrace(exception)
            .GetFrames()
            .Select(f => f.GetMethod()?.DeclaringType)
            .FirstOrDefault(t => t?.Assembly.IsCollectible == true)
            is { Namespace: null };
}
