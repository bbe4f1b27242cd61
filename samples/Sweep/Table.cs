using System.Globalization;

namespace Sweep;

/// <summary>The sweep's two files, comma-separated with a line of names.</summary>
internal static class Table
{
    private const string CaseNames = "contacts,recovery,vaccinated";
    private const string CourseNames = CaseNames + ",peak,peak_day,total";

    /// <summary>The cases, one a line.</summary>
    public static IEnumerable<Epidemic> ReadCases(string path) => Rows(File.ReadAllText(path)).Select(Case);

    /// <summary>The results that are there already. Of a line that a killed job left half, nothing is taken.</summary>
    public static List<Course> ReadCourses(string path)
    {
        if (!File.Exists(path))
            return [];
        string text = File.ReadAllText(path);
        return [.. Rows(text[..(text.LastIndexOf('\n') + 1)]).Select(row => new Course(Case(row), row[3], row[4], row[5]))];
    }

    /// <summary>Opens the results to write more. What was read is written again, so that half a line is gone.</summary>
    public static StreamWriter Continue(string path, IEnumerable<Course> courses)
    {
        string made = path + ".new";
        using (var file = new StreamWriter(made))
        {
            file.WriteLine(CourseNames);
            foreach (Course course in courses)
                file.WriteLine(Line(course));
        }

        File.Move(made, path, overwrite: true);
        return new StreamWriter(path, append: true) { AutoFlush = true };
    }

    /// <summary>A result's line.</summary>
    public static string Line(Course course) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{course.Case.Contacts:R},{course.Case.Recovery:R},{course.Case.Vaccinated:R},"
                + $"{course.Peak:R},{course.PeakDay:R},{course.Total:R}"
        );

    /// <summary>A grid of cases to begin with.</summary>
    public static void MakeCases(string path)
    {
        using var file = new StreamWriter(path);
        file.WriteLine(CaseNames);
        foreach (double vaccinated in new[] { 0, 0.25, 0.5 })
        {
            for (int i = 0; i <= 40; i++)
                file.WriteLine(FormattableString.Invariant($"{0.1 + (0.02 * i):F2},0.2,{vaccinated}"));
        }
    }

    private static Epidemic Case(double[] row) => new(row[0], row[1], row[2]);

    private static IEnumerable<double[]> Rows(string text) =>
        from line in text.Split('\n').Skip(1)
        where line.Length > 0
        select line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray();
}
