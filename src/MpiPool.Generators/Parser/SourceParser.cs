using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Diagnostics;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Reads a compilation file by file.</summary>
/// <remarks>
/// The compiler's own syntax providers ask again for the meaning of everything they found, in all files, after each edit anywhere. Here a
/// file is read again only if it was edited, or if something was declared differently anywhere.
/// </remarks>
internal static class SourceParser
{
    /// <summary>What was found in a file as it is now. It lives as long as the file's tree does, and holds models only.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Reading> s_readings = new();

    /// <summary>The same, with the overloads that the program wants.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, Reading> s_completeReadings = new();

    /// <remarks>A finished array: what a lazy sequence throws, it throws outside of the compiler's guard, and ends the compiler.</remarks>
    public static FileModel[] Parse(Compilation compilation, CancellationToken cancellation)
    {
        ulong declarations = Declarations.Version(compilation, cancellation);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        SyntaxTree[] trees = [.. compilation.SyntaxTrees.OrderBy(t => t.FilePath, StringComparer.Ordinal)];
        var files = new FileModel[trees.Length];
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = compilation.Options.ConcurrentBuild ? -1 : 1,
        };
        Parallel.For(0, trees.Length, options, i => files[i] = Parse(trees[i], compilation, declarations, isComplete: false, cancellation));
        if (Array.Exists(files, file => file.Wanted.Count > 0))
            Complete(files, trees, compilation, declarations, cancellation);
        return [.. files.Where(file => !file.IsEmpty).Select(file => WithOwnName(file, names))];
    }

    /// <summary>Reads files again whose calls want overloads, with those: a generator does not see what it writes.</summary>
    private static void Complete(
        FileModel[] files,
        SyntaxTree[] trees,
        Compilation compilation,
        ulong declarations,
        CancellationToken cancellation
    )
    {
        SyntaxTree overloads;
        try
        {
            overloads = OverloadBuilder.Parse(OverloadBuilder.Build(files.SelectMany(f => f.Wanted), compilation), compilation);
        }
        catch (Exception exception) when (Unforeseen.Is(exception))
        {
            return; // the step that writes them says so
        }

        Compilation complete = compilation.AddSyntaxTrees(overloads);
        ulong version = Fingerprint.Add(declarations, overloads.ToString());
        for (int i = 0; i < files.Length; i++)
        {
            EquatableArray<WantedOverload> wanted = files[i].Wanted;
            if (wanted.Count > 0)
                files[i] = Parse(trees[i], complete, version, isComplete: true, cancellation) with
                {
                    Wanted = wanted,
                    Name = files[i].Name,
                };
        }
    }

    /// <summary>Files in different folders may have one name. The order of their paths is the same on other machines.</summary>
    private static FileModel WithOwnName(FileModel file, HashSet<string> names)
    {
        string name = file.Name;
        for (int i = 2; !names.Add(name); i++)
            name = $"{file.Name}_{i}";
        return name == file.Name ? file : file with { Name = name };
    }

    private static FileModel Parse(
        SyntaxTree tree,
        Compilation compilation,
        ulong declarations,
        bool isComplete,
        CancellationToken cancellation
    )
    {
        Reading reading = (isComplete ? s_completeReadings : s_readings).GetOrCreateValue(tree);
        lock (reading)
        {
            if (reading.File is not { } file || reading.Declarations != declarations)
            {
                file = TryRead(tree, compilation, cancellation);
                (reading.File, reading.Declarations) = (file, declarations);
            }

            return file;
        }
    }

    private static FileModel TryRead(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return Read(tree, compilation, cancellation);
        }
        catch (Exception exception) when (Unforeseen.Is(exception))
        {
            return new(NameOf(tree), default, default, default, default, default, default, Unforeseen.InReading(tree, exception));
        }
    }

    private static FileModel Read(SyntaxTree tree, Compilation compilation, CancellationToken cancellation)
    {
        var tasks = new List<ParsedTask>();
        var closed = new List<ParsedTask>();
        var calls = new List<CallModel>();
        var blocks = new List<BlockModel>();
        var exceptions = new List<ExceptionModel>();
        var wanted = new List<WantedOverload>();
        SemanticModel? model = null;
        foreach (SyntaxNode node in tree.GetRoot(cancellation).DescendantNodes())
        {
            switch (node)
            {
                case MethodDeclarationSyntax method when TaskParser.IsCandidate(method):
                    Add(tasks, TaskParser.Parse(method, Model(), cancellation));
                    break;
                case ClassDeclarationSyntax type when ExceptionParser.IsCandidate(type):
                    Add(exceptions, ExceptionParser.Parse(type, Model(), cancellation));
                    break;
                case InvocationExpressionSyntax call when CallParser.IsCandidate(call):
                    CallSite? site = CallParser.Parse(call, Model(), cancellation);
                    Add(closed, site?.Closed);
                    Add(calls, site?.Call);
                    if (site is null)
                        wanted.AddRange(OverloadParser.Parse(call, Model(), cancellation));
                    break;
                case InvocationExpressionSyntax call when BlockParser.IsCandidate(call):
                    Add(blocks, BlockParser.Parse(call, Model(), cancellation));
                    break;
            }
        }

        return new(
            NameOf(tree),
            tasks.ToEquatableArray(),
            closed.ToEquatableArray(),
            calls.ToEquatableArray(),
            blocks.ToEquatableArray(),
            exceptions.ToEquatableArray(),
            wanted.Distinct().ToEquatableArray()
        );

        SemanticModel Model() => model ??= compilation.GetSemanticModel(tree);
    }

    private static string NameOf(SyntaxTree tree) => TypeNames.Sanitize(Path.GetFileNameWithoutExtension(tree.FilePath));

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
            list.Add(item);
    }

    private sealed class Reading
    {
        public FileModel? File { get; set; }

        public ulong Declarations { get; set; }
    }
}
