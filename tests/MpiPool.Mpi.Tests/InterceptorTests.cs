using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
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

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

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
        // Overloads with a task's own parameter types hand on to the pools themselves: calls of the overloads are intercepted, too.
        IEnumerable<MethodDefinition> methods = metadata
            .TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => metadata.GetString(type.Name) != "MpiTaskOverloads")
            .SelectMany(type => type.GetMethods())
            .Select(metadata.GetMethodDefinition)
            .Where(method => method.RelativeVirtualAddress != 0);
        string[] called =
        [
            .. methods
                .SelectMany(method => Named(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!, metadata))
                .Where(member =>
                    member.Parent.Kind == HandleKind.TypeReference && IsPool(metadata.GetTypeReference((TypeReferenceHandle)member.Parent))
                )
                .Select(member => metadata.GetString(member.Name))
                .Intersect(Operations)
                .Order(StringComparer.Ordinal),
        ];
        return (types, called);

        bool IsPool(TypeReference type) => metadata.GetString(type.Name) is "MpiExecutor" or "MpiSubmitter" or "MpiWorkerPool";
    }

    /// <summary>The members of other assemblies that a method's instructions name.</summary>
    private static IEnumerable<MemberReference> Named(byte[] instructions, MetadataReader metadata)
    {
        for (int i = 0; i < instructions.Length; )
        {
            bool isLong = instructions[i] == 0xFE;
            OpCode code = s_codes[(short)(isLong ? 0xFE00 | instructions[i + 1] : instructions[i])];
            i += isLong ? 2 : 1;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineTok)
            {
                EntityHandle named = MetadataTokens.EntityHandle(BitConverter.ToInt32(instructions, i));
                if (named.Kind == HandleKind.MethodSpecification)
                    named = metadata.GetMethodSpecification((MethodSpecificationHandle)named).Method;
                if (named.Kind == HandleKind.MemberReference)
                    yield return metadata.GetMemberReference((MemberReferenceHandle)named);
            }

            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(instructions, i)),
                _ => 4,
            };
        }
    }
}
