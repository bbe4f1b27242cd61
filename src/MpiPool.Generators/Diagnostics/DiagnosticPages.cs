using System.Reflection;

namespace MpiPool.Generators.Diagnostics;

/// <summary>Where the diagnostics' pages are.</summary>
internal static class DiagnosticPages
{
    /// <summary>
    /// The address of the project, which <c>RepositoryUrl</c> in Directory.Build.props gives to the assembly; null if it has none yet.
    /// </summary>
    public static string? Project { get; } =
        typeof(DiagnosticPages)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "RepositoryUrl" && a.Value?.Length > 0)
            ?.Value?.TrimEnd('/');
}
