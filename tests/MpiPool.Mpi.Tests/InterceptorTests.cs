using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MpiPool.Mpi.Tests.Harness;
using Xunit;

namespace MpiPool.Mpi.Tests;

/// <summary>
/// The two test programs are what they are taken for: one calls its interceptors, the other has none and calls the pools themselves.
/// </summary>
public class InterceptorTests
{
    private static readonly string[] Operations =
    [
        "Submit",
        "SubmitBatch",
        "Map",
        "MapUnordered",
        "MapAsync",
        "MapUnorderedAsync",
        "StarMap",
        "Apply",
        "ApplyAsync",
        "StarMapAsync",
        "IMap",
        "IMapUnordered",
    ];

    [Fact]
    public void The_test_program_calls_its_interceptors_only()
    {
        (string[] types, string[] called) = Read("MpiPool.TestProgram");

        Assert.Contains(types, HoldsCalls);
        Assert.Contains(types, HoldsBlocks);
        Assert.Empty(called);
    }

    [Fact]
    public void The_test_program_without_interceptors_calls_every_operation_itself()
    {
        (string[] types, string[] called) = Read("MpiPool.TestProgram.NoInterceptors");

        Assert.NotEmpty(types);
        Assert.DoesNotContain(types, HoldsCalls);
        Assert.DoesNotContain(types, HoldsBlocks);
        Assert.Equal(Operations.Order(StringComparer.Ordinal), called);
    }

    /// <summary>
    /// Whether a type is one of the generator's file-local classes of interceptors: the compiler puts the file before the name.
    /// </summary>
    private static bool HoldsCalls(string type) => type.EndsWith("__Interceptors", StringComparison.Ordinal);

    /// <summary>As <see cref="HoldsCalls"/>, for those of <c>Run</c> and <c>RunAsync</c>.</summary>
    private static bool HoldsBlocks(string type) => type.EndsWith("__Blocks", StringComparison.Ordinal);

    /// <summary>The generated types of a built program, and the pool operations that it refers to.</summary>
    private static (string[] Types, string[] Called) Read(string program)
    {
        using var file = new PEReader(File.OpenRead(TestPrograms.Built(program) + ".dll"));
        MetadataReader metadata = file.GetMetadataReader();
        string[] types =
        [
            .. metadata
                .TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(type => metadata.GetString(type.Namespace) == "MpiPool.Generated")
                .Select(type => metadata.GetString(type.Name)),
        ];
        string[] called =
        [
            .. metadata
                .MemberReferences.Select(metadata.GetMemberReference)
                .Where(member =>
                    member.Parent.Kind == HandleKind.TypeReference && IsPool(metadata.GetTypeReference((TypeReferenceHandle)member.Parent))
                )
                .Select(member => metadata.GetString(member.Name))
                .Intersect(Operations)
                .Order(StringComparer.Ordinal),
        ];
        return (types, called);

        bool IsPool(TypeReference type) => metadata.GetString(type.Name) is "MpiExecutor" or "MpiWorkerPool";
    }
}
