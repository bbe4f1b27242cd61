using System.Runtime.InteropServices;
using MpiPool;
using Sweep;

using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return 0;

switch (args)
{
    case ["--make", string made]:
        Table.MakeCases(made);
        return 0;
    case [string cases, string results] when File.Exists(cases):
        return Run(cases, results);
    case [string missing, _]:
        Console.Error.WriteLine($"There is no file {missing}; Sweep --make {missing} makes one.");
        return 1;
    default:
        Console.Error.WriteLine("Usage: Sweep CASES.csv RESULTS.csv, or Sweep --make CASES.csv");
        return 2;
}

int Run(string cases, string results)
{
    // At Ctrl+C or SIGTERM no further case is begun; what runs ends, and its results are kept.
    using var stop = new CancellationTokenSource();
    using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

    List<Course> courses = Table.ReadCourses(results);
    int found = courses.Count;
    HashSet<Epidemic> done = [.. courses.Select(course => course.Case)];
    Epidemic[] open = [.. Table.ReadCases(cases).Where(epidemic => !done.Contains(epidemic))];
    using (StreamWriter file = Table.Continue(results, courses))
    {
        // The order does not matter, as each result names its case: so none waits for another. Each is in the file once it is here.
        foreach (Course course in pool.MapUnordered(Epidemic.Simulate, open.TakeWhile(_ => !stop.IsCancellationRequested)))
        {
            file.WriteLine(Table.Line(course));
            courses.Add(course);
        }
    }

    Console.WriteLine($"{found} results were there, {courses.Count - found} are new, {open.Length - (courses.Count - found)} are left.");
    string picture = Path.ChangeExtension(results, ".png");
    Plot.Save(picture, courses);
    Console.WriteLine($"Written: {results}, {picture}");
    return stop.IsCancellationRequested ? 1 : 0;

    void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
