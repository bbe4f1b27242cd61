using MpiPool;

using var pool = new MpiExecutor();
if (pool.WorkersExit())
    return; // a worker has served until the pool's end, and leaves here

// Only the main rank comes here. Submit queues one run, and its future's Result waits for it.
Console.WriteLine($"{pool.Size} workers. {pool.Submit(StudyTasks.Estimate, 0).Result}");

// Map runs the task for each input, and gives the results in the inputs' order.
double sum = 0;
int count = 0;
foreach (Estimate estimate in pool.Map(StudyTasks.Estimate, Enumerable.Range(1, 20)))
{
    Console.WriteLine(estimate);
    sum += estimate.Pi;
    count++;
}

Console.WriteLine($"Mean of {count}: {sum / count:F5}");
