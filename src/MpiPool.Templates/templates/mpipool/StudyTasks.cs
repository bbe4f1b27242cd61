using MpiPool;

/// <summary>What a task gives back: any record, class or struct of plain data travels.</summary>
public record Estimate(int Seed, double Pi, int Worker)
{
    public override string ToString() => $"Seed {Seed, 2} on worker {Worker}: {Pi:F5}";
}

public static class StudyTasks
{
    private const int Points = 2_000_000;

    /// <summary>Estimates pi by throwing points at a square and counting those within the circle.</summary>
    [MpiTask]
    public static Estimate Estimate(int seed, MpiTaskContext context)
    {
        var random = new Random(seed);
        int inside = 0;
        for (int i = 0; i < Points; i++)
        {
            double x = random.NextDouble(),
                y = random.NextDouble();
            if (x * x + y * y < 1)
                inside++;
        }

        return new Estimate(seed, 4.0 * inside / Points, context.WorkerRank);
    }
}
