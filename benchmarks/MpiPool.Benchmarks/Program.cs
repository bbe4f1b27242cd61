using MpiPool.Benchmarks;

// MpiPool.Benchmarks <benchmark> [--name number ...]: runs one benchmark once. The main rank prints its figures, one key=value a line.
// A wrong result ends the program with an exception: nothing is fast that is not right.
var benchmarks = new Dictionary<string, Action<Parameters>>(StringComparer.Ordinal)
{
    ["latency"] = Latency.Run,
    ["futures"] = Throughput.RunFutures,
    ["map"] = Throughput.RunMap,
    ["echo"] = Echo.Run,
    ["efficiency"] = Schedule.RunEqualTasks,
    ["longtask"] = Schedule.RunLongTask,
    ["idle"] = Idle.Run,
    ["memory-map"] = Memory.RunMap,
    ["memory-futures"] = Memory.RunFutures,
    ["scale"] = Scale.Run,
    ["serializers"] = Serializers.Run,
    ["core"] = CoreAlone.Run,
};

if (args.Length % 2 == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine(
        $"Usage: MpiPool.Benchmarks <benchmark> [--name number ...], where <benchmark> is one of\n  "
            + $"{string.Join("\n  ", benchmarks.Keys)}"
    );
    return 2;
}

run(new Parameters(args[1..]));
return 0;
