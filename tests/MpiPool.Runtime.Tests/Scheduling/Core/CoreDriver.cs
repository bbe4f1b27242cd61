using MpiPool.Scheduling;
using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Scheduling.Core;

/// <summary>Tells a core what happens, one thing at a time, and keeps what it wants done.</summary>
internal sealed class CoreDriver
{
    internal const long Millisecond = TimeSpan.TicksPerMillisecond;

    private readonly Commands _commands = new();

    internal CoreDriver(int workers, bool join = true, bool tellsBegun = false, bool listens = true, int lanes = 1)
    {
        Core = new SchedulingCore<NoFaults>(workers, new BatchPolicy(), listens);
        for (int worker = 0; join && worker < workers; worker++)
            On(Event.WorkerJoined(worker, 1, lanes, tellsBegun));
        Tick();
    }

    internal SchedulingCore<NoFaults> Core { get; }

    internal long Now { get; set; }

    /// <summary>All that was handed out: to whom, as which number.</summary>
    internal List<(int Run, LaneId Lane, uint Sequence)> Sent { get; } = [];

    /// <summary>How many runs each message had.</summary>
    internal List<int> Messages { get; } = [];

    internal Dictionary<int, Outcome> Ended { get; } = [];

    /// <summary>All other commands.</summary>
    internal List<Command> Others { get; } = [];

    internal long WakeAt => _commands.WakeAt;

    internal static LaneId Lane(int worker, int generation = 1, int lane = 0) => new(worker, generation, lane);

    internal static RunOptions With(int priority = 0, int worker = -1, int attempts = 3, bool retry = false) =>
        new(priority, worker, attempts, retry);

    internal void On(in Event e)
    {
        Core.On(e, Now, _commands);
        foreach (ref readonly Command command in _commands.Items)
        {
            switch (command.Kind)
            {
                case CommandKind.Run:
                    Messages.Add(command.Count);
                    for (int i = 0; i < command.Count; i++)
                        Sent.Add((_commands.RunsOf(command)[i], command.Lane, command.Sequence + (uint)i));
                    break;
                case CommandKind.Ended:
                    foreach (int run in _commands.RunsOf(command))
                        Ended.Add(run, command.Outcome);
                    break;
                default:
                    Others.Add(command);
                    break;
            }
        }

        _commands.Clear();
    }

    internal void Tick() => On(Event.Tick());

    internal int Submit(RunOptions? options = null, int opcode = 0, bool waits = false)
    {
        int run = Core.Reserve();
        On(Event.Submitted(run, opcode, options ?? RunOptions.Default, waits));
        return run;
    }

    internal int[] Submit(int count, int opcode = 0) => [.. Enumerable.Range(0, count).Select(_ => Submit(opcode: opcode))];

    /// <summary>A method takes so long, as far as workers have measured.</summary>
    internal void Takes(long ticks, int opcode = 0) => On(Event.Measured(opcode, 1, ticks));

    /// <summary>A run has its result.</summary>
    internal void Finish(int run)
    {
        (_, LaneId lane, uint sequence) = Sent.Last(sent => sent.Run == run);
        On(Event.Result(lane, sequence));
        Tick();
    }

    internal void Lose(int worker, int generation = 1)
    {
        On(Event.WorkerLost(worker, generation));
        Tick();
    }

    internal int WorkerOf(int run) => Sent.Last(sent => sent.Run == run).Lane.Worker;

    internal uint NumberOf(int run) => Sent.Last(sent => sent.Run == run).Sequence;

    /// <summary>The runs that were handed out since the last call.</summary>
    internal int[] TakeSent()
    {
        int[] runs = [.. Sent.Skip(_seen).Select(sent => sent.Run)];
        _seen = Sent.Count;
        return runs;
    }

    private int _seen;
}
