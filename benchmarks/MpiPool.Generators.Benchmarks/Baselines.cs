using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MpiPool.Generators.Benchmarks;

/// <summary>A generator that does nothing: what the compiler's driver itself takes.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider.Select(static (c, _) => c.AssemblyName), static (_, _) => { });
}

/// <summary>A generator that finds the tasks and the calls by the compiler's own means and looks at nothing but their symbols.</summary>
internal sealed class FindingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterSourceOutput(
            context
                .SyntaxProvider.ForAttributeWithMetadataName(
                    "MpiPool.MpiTaskAttribute",
                    static (_, _) => true,
                    static (found, _) => found.TargetSymbol.Name
                )
                .Collect(),
            static (_, _) => { }
        );
        context.RegisterSourceOutput(
            context
                .SyntaxProvider.CreateSyntaxProvider(
                    static (node, _) =>
                        node
                            is InvocationExpressionSyntax
                            {
                                Expression: MemberAccessExpressionSyntax
                                {
                                    Name.Identifier.ValueText: "Submit" or "Map" or "StarMap" or "SubmitBatch"
                                }
                            },
                    static (found, cancellation) => found.SemanticModel.GetSymbolInfo(found.Node, cancellation).Symbol?.Name
                )
                .Collect(),
            static (_, _) => { }
        );
    }
}
