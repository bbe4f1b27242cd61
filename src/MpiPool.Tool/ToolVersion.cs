using System.Reflection;

namespace MpiPool.Tool;

/// <summary>The tool's version.</summary>
internal static class ToolVersion
{
    /// <summary>As the package has it, without the source's revision.</summary>
    internal static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
