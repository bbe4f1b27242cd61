using System.Globalization;
using MpiPool.Scheduling;
using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

/// <summary>
/// Plays one schedule in virtual time: a user who submits, cancels and closes, a shell around the core, and workers that execute, die and
/// come again. All follows from the seed, so that a schedule can be played again with all it does told.
/// </summary>
internal sealed partial class Simulation<TFaults> : IWorld
    where TFaults : struct, IFaults
{
    private const int MostEvents = 2_000_000;

    private readonly Scenario _scenario;
    private readonly SchedulingCore<TFaults> _core;
    private readonly Commands _commands = new();
    private readonly Ledger _ledger;
    private readonly SimulatedWorker?[] _workers;
    private readonly int[] _generations;
    private readonly List<SimulatedRun> _runs = [];
    private readonly PriorityQueue<Happening, (long Time, long Order)> _future = new();
    private readonly Queue<Event> _said = new();
    private readonly List<string>? _told;
    private long _order;
    private long _now;

    internal Simulation(ulong seed, bool tell = false)
    {
        _scenario = new Scenario(seed);
        _told = tell ? [] : null;
        _core = new SchedulingCore<TFaults>(_scenario.Workers, new BatchPolicy(), _scenario.WorkersListen);
        _ledger = new Ledger(_scenario.Workers);
        _workers = new SimulatedWorker[_scenario.Workers];
        _generations = new int[_scenario.Workers];
        _nextSequence = new uint[_scenario.Workers];
        _tellsBegun = new bool[_scenario.Workers];
        _deathsAtSteps = _scenario.Deaths;
    }

    ref SeededRandom IWorld.Random => ref _scenario.Random;

    private ref SeededRandom Random => ref _scenario.Random;

    public long Now => _now;

    public bool IsTold => _told is not null;

    internal long Events { get; private set; }

    /// <summary>What has come up, of events in which state and of ends: to see that schedules get into every corner.</summary>
    internal HashSet<string>? Corners { get; init; }

    internal long Runs => _runs.Count;

    /// <summary>What a schedule did wrong, and all that happened in it; null if nothing.</summary>
    internal static string? Try(ulong seed)
    {
        if (new Simulation<TFaults>(seed).Play() is not { } rule)
            return null;
        var again = new Simulation<TFaults>(seed, tell: true);
        string? same = again.Play();
        string told = string.Join('\n', again._told!.TakeLast(400));
        return $"Seed {seed}: {rule}.\n{(same == rule ? "" : $"Played again it was not the same: {same}.\n")}{told}";
    }

    /// <summary>Plays the schedule to its end. Returns the rule that was broken; null if none was.</summary>
    internal string? Play()
    {
        try
        {
            Begin();
            while (_future.TryDequeue(out Happening next, out (long Time, long Order) when))
            {
                _now = when.Time;
                Ledger.Require(++Events < MostEvents, "the schedule does not end");
                Happen(next);
            }

            _ledger.CheckEnd(_core, _runs);
            return null;
        }
        catch (Exception e)
        {
            return e.Message.TrimEnd('.');
        }
    }

    public void Tell(string what) => _told!.Add(string.Create(CultureInfo.InvariantCulture, $"{_now / 10.0, 12:0.0} µs  {what}"));

    public void Began(SimulatedWorker worker, SimulatedRun run, uint sequence, int attempt)
    {
        if (IsTold)
            Tell($"worker {worker.Lane.Worker}.{worker.Lane.Generation} begins {run} (its number {sequence}, attempt {attempt})");
        Ledger.Began(run, attempt, _scenario.TellsBegun == 1);
    }

    public void After(long ticks, SimulatedWorker worker, WorkerWake wake, int number) =>
        At(_now + ticks, new Happening(wake == WorkerWake.End ? What.WorkerEnds : What.WorkerLooks, worker, null, number));

    private void At(long time, Happening happening) => _future.Enqueue(happening, (time, _order++));

    private void Begin()
    {
        for (int worker = 0; worker < _scenario.Workers; worker++)
        {
            At(Random.OneIn(4) ? Random.Between(0, 10 * Scenario.Millisecond) : 0, new Happening(What.Joins, null, null, worker));
        }

        for (int i = 0; i < _scenario.Deaths; i++)
        {
            At(Random.OfAnySize(1, 2000 * Scenario.Millisecond), new Happening(What.Dies, null, null, Random.Below(_scenario.Workers)));
        }

        At(Random.Between(0, Scenario.Millisecond), new Happening(What.Submits, null, null, 0));
        if (Random.OneIn(4))
        {
            _feedEnds = true;
            On(Event.FeedBegan());
        }
    }

    private void Happen(in Happening happening)
    {
        switch (happening.What)
        {
            case What.Submits:
                SubmitSome();
                break;
            case What.Readies:
                Ready(_runs[happening.Number]);
                break;
            case What.Cancels:
                Cancel(_runs[happening.Number]);
                break;
            case What.Closes:
                Close(cancelRest: happening.Number == 1);
                break;
            case What.FeedEnds:
                _feedEnds = false;
                On(Event.FeedEnded());
                TickSoon();
                break;
            case What.Joins:
                Join(happening.Number);
                break;
            case What.Dies:
                if (_workers[happening.Number] is { IsAlive: true } victim)
                    Die(victim, "for no reason");
                break;
            case What.IsMissed:
                Miss(happening.Worker!);
                break;
            case What.Ticks:
                Tick(moreComing: false);
                break;
            case What.Wakes:
                Wake();
                break;
            case What.WorkerEnds when happening.Worker!.IsAlive:
                happening.Worker.OnWake(WorkerWake.End, happening.Number);
                break;
            case What.WorkerLooks when happening.Worker!.IsAlive:
                happening.Worker.OnWake(WorkerWake.Look, 0);
                break;
            case What.ArrivesAtWorker:
                if (happening.Worker!.IsAlive)
                    happening.Worker.Arrive(happening.Message!);
                break;
            case What.ArrivesAtMain:
                if (!happening.Message!.IsLarge || happening.Worker!.IsAlive)
                    Take(happening.Message);
                break;
            case What.HasWritten:
                HasWritten(happening.Message!);
                break;
            case What.CannotWrite:
                CannotWrite(_runs[happening.Number]);
                break;
        }
    }

    private enum What
    {
        Submits,
        Readies,
        Cancels,
        Closes,
        FeedEnds,
        Joins,
        Dies,
        IsMissed,
        Ticks,
        Wakes,
        WorkerEnds,
        WorkerLooks,
        ArrivesAtWorker,
        ArrivesAtMain,
        HasWritten,
        CannotWrite,
    }

    private readonly record struct Happening(What What, SimulatedWorker? Worker, SimulatedMessage? Message, int Number);
}
