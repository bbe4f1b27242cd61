// Each run brings several processes, which mostly start, wait and end: two beside each other fill what one leaves idle. More would only
// starve one another and break their time limits.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.All, MaxThreads = 2)]
