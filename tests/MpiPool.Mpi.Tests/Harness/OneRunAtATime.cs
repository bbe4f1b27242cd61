// Each run brings several processes: runs beside each other would only starve one another and break their time limits.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
