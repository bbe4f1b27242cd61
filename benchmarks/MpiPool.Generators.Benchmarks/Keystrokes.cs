using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MpiPool.Generators.Benchmarks;

/// <summary>One run of the generator's driver after one edit, as an editor does it while the user types.</summary>
internal static class Keystrokes
{
    /// <summary>
    /// Name, file, the text that changes, and what it becomes; <c>#</c> stands for a number that is another one each time.
    /// </summary>
    private static readonly (string Name, string File, string From, string To)[] s_edits =
    [
        ("body of a method in a file without tasks", "Other.cs", "count += c;", "count += c + #;"),
        ("body of a task, calls stay in place", "Study100.cs", "sum += b;", "sum -= b; /* # */"),
        ("body in a file with calls, which move", "Study100.cs", "double[] { sum });", "double[] { sum }); int x# = #;"),
        ("signature of a task", "Study100.cs", "Half100(double x)", "Half100(double x, int y# = 0)"),
        ("member of a type that travels", "Study100.cs", "int Id, string Name,", "int Id, string Name, int X#,"),
    ];

    public static void Measure(int runs)
    {
        Console.WriteLine("One run of the driver after an edit");
        foreach ((string name, string file, string from, string to) in s_edits)
        {
            Console.WriteLine($"    {name, -50}{Measure(new MpiPoolGenerator(), file, from, to, runs)}");
        }

        // What others take for the first of the edits.
        (_, string first, string before, string after) = s_edits[0];
        Console.WriteLine($"    {"a generator that does nothing", -50}{Measure(new EmptyGenerator(), first, before, after, runs)}");
        Console.WriteLine(
            $"    {"a generator that only finds tasks and calls", -50}"
                + $"{Measure(new FindingGenerator(), first, before, after, Math.Min(runs, 5))}"
        );
    }

    private static Times Measure(IIncrementalGenerator generator, string file, string from, string to, int runs)
    {
        CSharpCompilation compilation = LargeProgram.Compile();
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == file);
        int start = LargeProgram.Sources[file].IndexOf(from, StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"'{from}' is not in {file}.");
        var span = new TextSpan(start, from.Length);

        GeneratorDriver driver = CSharpGeneratorDriver
            .Create([generator.AsSourceGenerator()], parseOptions: LargeProgram.ParseOptions)
            .RunGenerators(compilation);
        var times = new Times();
        for (int i = -runs; i < runs; i++)
        {
            // The editor parses as one types, and only what one types; the generator's run begins where that is done.
            string edited = to.Replace("#", $"{i + runs}", StringComparison.Ordinal);
            SyntaxTree next = tree.WithChangedText(tree.GetText().Replace(span, edited));
            span = new TextSpan(start, edited.Length);
            next.GetRoot();
            compilation = compilation.ReplaceSyntaxTree(tree, next);
            tree = next;
            if (i < 0)
            {
                driver = driver.RunGenerators(compilation);
                continue;
            }

            times.Add(() => driver = driver.RunGenerators(compilation));
        }

        if (generator is MpiPoolGenerator && driver.GetRunResult().Diagnostics.Length > 0)
            throw new InvalidOperationException(driver.GetRunResult().Diagnostics[0].ToString());
        return times;
    }
}
