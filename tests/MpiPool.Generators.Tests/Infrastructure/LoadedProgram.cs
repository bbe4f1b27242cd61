using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Tests.Infrastructure;

/// <summary>User code that was compiled with the generator and loaded into this process.</summary>
internal sealed class LoadedProgram : AssemblyLoadContext
{
    private static int s_count;

    private readonly Dictionary<string, byte[]> _images = [];

    public LoadedProgram(params Compilation[] compilations)
    {
        foreach (Compilation compilation in compilations)
            _images.Add(compilation.AssemblyName!, Emit(compilation));
    }

    /// <summary>A name for an assembly. The runtime knows tables by it, and all programs of these tests share one process.</summary>
    public static string NewName() => $"Program{Interlocked.Increment(ref s_count)}";

    public static byte[] Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    /// <summary>Calls a static method without parameters.</summary>
    public object? Call(string assembly, string type, string method)
    {
        MethodInfo found = LoadFromAssemblyName(new AssemblyName(assembly))
            .GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return found.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        _images.TryGetValue(assemblyName.Name!, out byte[]? image) ? LoadFromStream(new MemoryStream(image)) : null;
}
