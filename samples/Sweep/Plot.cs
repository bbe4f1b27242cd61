namespace Sweep;

/// <summary>The results as a picture.</summary>
internal static class Plot
{
    /// <summary>Writes a PNG: the peak over the contacts, a line for each share of vaccinated.</summary>
    public static void Save(string path, IEnumerable<Course> courses)
    {
        using var plot = new ScottPlot.Plot();
        foreach (var line in courses.GroupBy(course => course.Case.Vaccinated).OrderBy(line => line.Key))
        {
            Course[] points = [.. line.OrderBy(course => course.Case.Contacts)];
            var scatter = plot.Add.Scatter(
                points.Select(course => course.Case.Contacts).ToArray(),
                points.Select(course => 100 * course.Peak).ToArray()
            );
            scatter.LegendText = FormattableString.Invariant($"{100 * line.Key:F0} % vaccinated");
        }

        plot.XLabel("Infections by one infected in a day");
        plot.YLabel("Infected at the peak, in %");
        plot.ShowLegend(ScottPlot.Alignment.UpperLeft);
        plot.SavePng(path, 800, 500);
    }
}
