using MpiPool.TestProgram;
using MpiPool.TestProgram.Scenarios;

// MpiPool.TestProgram <scenario>: runs one scenario on every rank. Each rank prints "passed: <scenario>" when it comes to the end of it.
var scenarios = new[]
{
    ValueScenarios.All,
    TypeScenarios.All,
    StateScenarios.All,
    TaskKindScenarios.All,
    MarkedScenarios.All,
    FailureScenarios.All,
    ErrorScenarios.All,
    FutureScenarios.All,
    LoadScenarios.All,
    MappingScenarios.All,
    LazinessScenarios.All,
    GuardScenarios.All,
    LifeScenarios.All,
    ShutdownScenarios.All,
    SeveralPoolsScenarios.All,
    WorldScenarios.All,
    LeavingScenarios.All,
    EndScenarios.All,
    StartScenarios.All,
    OpeningScenarios.All,
    ReplayScenarios.All,
    MemoryScenarios.All,
    CommunicatorScenarios.All,
}
    .SelectMany(group => group)
    .ToDictionary(scenario => scenario.Name, scenario => scenario.Run, StringComparer.Ordinal);

if (args.Length != 1 || !scenarios.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"Usage: MpiPool.TestProgram <scenario>, one of:\n  {string.Join("\n  ", scenarios.Keys)}");
    return 2;
}

try
{
    run();
}
catch (Exception e) when (e is not DeliberateException)
{
    Console.Error.WriteLine($"failed: {args[0]}: {e}");
    return 1;
}

Console.WriteLine($"passed: {args[0]}");
return 0;
