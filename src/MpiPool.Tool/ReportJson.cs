using System.Text.Json;
using System.Text.Json.Serialization;
using MpiPool.Doctor;

namespace MpiPool.Tool;

/// <summary>
/// Reports as JSON: whole for scripts, and in one marked line for the processes that the tool starts, among whatever else comes out of
/// them.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ToolReport))]
[JsonSerializable(typeof(LibraryProbe))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private const string Mark = "mpipool-report:";

    private static ReportJson Indented => new(new JsonSerializerOptions(Default.Options) { WriteIndented = true });

    internal static string Format(ToolReport report) => JsonSerializer.Serialize(report, Indented.ToolReport);

    internal static string Line(JobReport report) => Mark + JsonSerializer.Serialize(report, Default.JobReport);

    internal static string Line(LibraryProbe probe) => Mark + JsonSerializer.Serialize(probe, Default.LibraryProbe);

    /// <summary>The first report of a job in an output; null if there is none.</summary>
    internal static JobReport? FindJob(string output) => Find(output, Default.JobReport);

    /// <inheritdoc cref="FindJob" />
    internal static LibraryProbe? FindLibrary(string output) => Find(output, Default.LibraryProbe);

    private static T? Find<T>(string output, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        foreach (string line in output.Split('\n'))
        {
            int mark = line.IndexOf(Mark, StringComparison.Ordinal);
            if (mark < 0)
                continue;
            try
            {
                return JsonSerializer.Deserialize(line.AsSpan(mark + Mark.Length), type);
            }
            catch (JsonException)
            {
                // Two ranks have written into one another's line: another one may be whole.
            }
        }

        return null;
    }
}
