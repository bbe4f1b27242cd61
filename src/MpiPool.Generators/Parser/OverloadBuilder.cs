using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MpiPool.Generators.Emitter;
using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Puts the overloads that calls want beside each other, and says which goes first where several could take a call.</summary>
/// <remarks>
/// The compiler asks of a method and a delegate no more than whether the delegate's arguments could be passed on: that <c>Half(double)</c>
/// can be no <c>Func&lt;int, double&gt;</c> it finds only after it has chosen. So the overload with the wider types has to go first: it
/// takes no method of narrower ones. Methods of one name are the exception: of those the narrowest goes first that can take the arguments,
/// as if called itself.
/// </remarks>
internal static class OverloadBuilder
{
    public static EquatableArray<PrintedOverload> Build(IEnumerable<WantedOverload> wanted, Compilation compilation)
    {
        WantedOverload[] all = [.. wanted];
        if (all.Length == 0)
            return default;
        var widths = new Widths([.. all.SelectMany(w => w.Overload.Types).Distinct()], compilation);
        return all.GroupBy(w => w.Overload with { Marks = MarksModel.None })
            .Select(g => new PrintedOverload(g.First().Overload, widths.Priority(g.Key, g.Any(w => w.IsOfGroup))))
            .OrderBy(Order, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    /// <summary>The file that they will be in.</summary>
    public static SyntaxTree Parse(EquatableArray<PrintedOverload> overloads, Compilation compilation) =>
        CSharpSyntaxTree.ParseText(
            OverloadEmitter.Print(overloads).ToString(),
            (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
            OverloadEmitter.File
        );

    private static string Order(PrintedOverload printed)
    {
        OverloadModel overload = printed.Overload;
        return $"{overload.Namespace} {overload.Operation.Pool} {overload.Operation.Name} {overload.Types.Count} "
            + $"{string.Join(", ", overload.Types)} {overload.Trailing}";
    }

    /// <summary>From how many of the types each can be converted: what can be converted to another type is narrower than it.</summary>
    private sealed class Widths
    {
        private readonly Dictionary<string, int> _widths = new(StringComparer.Ordinal);
        private readonly int _most;

        public Widths(string[] names, Compilation compilation)
        {
            ITypeSymbol?[] types = [.. names.Select(name => Find(name, compilation))];
            for (int to = 0; to < names.Length; to++)
                _widths[names[to]] = types.Count(from => Converts(from, types[to], compilation));
            _most = 2 * MostTypes * names.Length;
        }

        /// <summary>More types than an overload has.</summary>
        private const int MostTypes = 16;

        public int Priority(OverloadModel overload, bool isOfGroup)
        {
            int width = overload.Types.Sum(type => _widths[type]);
            return isOfGroup ? _most - width : width;
        }

        private static bool Converts(ITypeSymbol? from, ITypeSymbol? to, Compilation compilation) =>
            from is not null && to is not null && compilation.ClassifyConversion(from, to).IsImplicit;

        /// <summary>The type of that name, which says itself where it is.</summary>
        private static ITypeSymbol? Find(string name, Compilation compilation)
        {
            SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.First());
            TypeSyntax syntax = SyntaxFactory.ParseTypeName(name);
            ITypeSymbol? type = model.GetSpeculativeTypeInfo(0, syntax, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
            return type is null || ErrorTypes.AreIn(type) ? null : type;
        }
    }
}
