using MpiPool.Scheduling.Core;

namespace MpiPool.Runtime.Tests.Simulation;

internal enum MessageKind
{
    Run,
    Withdraw,
    Cancel,
    Stop,
    Results,
    Answer,
    Leave,
}

/// <summary>A message between the main rank and a worker.</summary>
internal sealed class SimulatedMessage(MessageKind kind, LaneId lane)
{
    internal MessageKind Kind { get; } = kind;

    internal LaneId Lane { get; } = lane;

    internal uint First { get; init; }

    internal int Count { get; init; }

    /// <summary>Large ones arrive piece by piece: smaller ones may overtake them, and they are lost with who sends them.</summary>
    internal bool IsLarge { get; init; }

    /// <summary>
    /// Runs to be executed, with the attempt that each was sent as. An unwritable one is a mark that its number is passed over.
    /// </summary>
    internal List<(SimulatedRun Run, uint Sequence, int Attempt)> Runs { get; } = [];

    internal List<SimulatedResult> Results { get; } = [];

    /// <summary>For each of the numbers asked for, whether it is given back.</summary>
    internal List<bool> Answers { get; } = [];
}

internal readonly record struct SimulatedResult(SimulatedRun Run, uint Sequence, bool Failed, bool IsCancellation, long Ticks);

/// <summary>What a simulated worker needs of the world around it.</summary>
internal interface IWorld
{
    ref SeededRandom Random { get; }

    long Now { get; }

    /// <summary>Sends a message to the main rank.</summary>
    void Reply(SimulatedWorker worker, SimulatedMessage message);

    /// <summary>Calls a worker back, unless it has died meanwhile.</summary>
    void After(long ticks, SimulatedWorker worker, WorkerWake wake, int number);

    void Began(SimulatedWorker worker, SimulatedRun run, uint sequence, int attempt);

    /// <summary>Whether the worker dies at this step.</summary>
    bool DiesNow(SimulatedWorker worker, SimulatedRun? run);

    void Tell(string what);

    bool IsTold { get; }
}

internal enum WorkerWake
{
    /// <summary>The run that is executed ends.</summary>
    End,

    /// <summary>The helper's thread looks at what has arrived.</summary>
    Look,
}

/// <summary>
/// One process of a worker: executes what it is sent in order of arrival, answers what it is asked, and may die at each step.
/// </summary>
internal sealed class SimulatedWorker(IWorld world, LaneId lane, int slowness, bool listens)
{
    private const long ResultsWait = Scenario.Millisecond;
    private const int MostTogether = 200;

    private readonly Queue<SimulatedMessage> _arrived = new();
    private readonly Queue<SimulatedMessage> _messages = new();
    private readonly HashSet<uint> _begun = [];
    private readonly HashSet<uint> _withdrawn = [];
    private readonly HashSet<uint> _toStop = [];
    private List<SimulatedResult> _results = [];
    private SimulatedMessage? _current;
    private int _next;
    private long _oldestResult;

    // The run that is executed, and a number for its end: one that ends early leaves a wake behind that no longer counts.
    private SimulatedRun? _run;
    private uint _sequence;
    private int _attempt;
    private long _began;
    private bool _isStopped;
    private int _end;
    private bool _isLooking;

    internal LaneId Lane { get; } = lane;

    internal bool IsAlive { get; set; } = true;

    /// <summary>When the last message that no other overtakes arrives at it, and at the main rank.</summary>
    internal long LastDown { get; set; }

    internal long LastUp { get; set; }

    /// <summary>The highest number that it has begun.</summary>
    internal uint? LastBegun { get; private set; }

    internal void Arrive(SimulatedMessage message)
    {
        if (message.Kind == MessageKind.Run && world.DiesNow(this, null))
            return;
        _arrived.Enqueue(message);
        if (_current is null)
            TakeMessage();
        else if (listens && !_isLooking)
        {
            _isLooking = true;
            world.After(world.Random.Between(0, 5 * Scenario.Millisecond), this, WorkerWake.Look, 0);
        }
    }

    internal void OnWake(WorkerWake wake, int number)
    {
        switch (wake)
        {
            case WorkerWake.Look:
                _isLooking = false;
                Receive();
                if (IsAlive)
                    SendResults();
                break;
            case WorkerWake.End when number == _end:
                EndRun();
                break;
        }
    }

    private void TakeMessage()
    {
        while (IsAlive)
        {
            SendResults();
            Receive();
            if (!IsAlive || !_messages.TryDequeue(out _current))
                return;
            if (_current.Kind == MessageKind.Stop)
            {
                world.Reply(this, new SimulatedMessage(MessageKind.Leave, Lane));
                IsAlive = false;
                return;
            }

            _next = 0;
            if (BeginNext())
                return;
        }
    }

    /// <summary>Begins the next run of the message. Returns false if it has no more.</summary>
    private bool BeginNext()
    {
        while (_next < _current!.Runs.Count)
        {
            (SimulatedRun run, uint sequence, int attempt) = _current.Runs[_next++];
            if (_withdrawn.Remove(sequence))
                continue;
            if (run.IsUnwritable)
            {
                _begun.Add(sequence); // the message says only that this number is passed over
                continue;
            }

            (_run, _sequence, _attempt, _began) = (run, sequence, attempt, world.Now);
            _begun.Add(sequence);
            if (LastBegun is not uint last || sequence > last)
                LastBegun = sequence;
            _isStopped = _toStop.Remove(sequence);
            world.Began(this, run, sequence, attempt);
            if (world.DiesNow(this, run))
                return true;
            long ticks = _isStopped && run.HeedsToken ? 1 : run.Ticks * slowness;
            world.After(ticks, this, WorkerWake.End, ++_end);
            return true;
        }

        return false;
    }

    private void EndRun()
    {
        SimulatedRun run = _run!;
        _run = null;
        bool isCancellation = _isStopped && run.HeedsToken;
        var result = new SimulatedResult(run, _sequence, isCancellation || _attempt <= run.Throws, isCancellation, world.Now - _began);
        if (_results.Count == 0)
            _oldestResult = world.Now;
        if (run.HasLargeResult && !result.Failed)
        {
            SendResults();
            var message = new SimulatedMessage(MessageKind.Results, Lane) { IsLarge = true };
            message.Results.Add(result);
            world.Reply(this, message);
        }
        else
        {
            _results.Add(result);
        }

        if (world.DiesNow(this, null))
            return;
        if (_results.Count >= MostTogether || (_results.Count > 0 && world.Now - _oldestResult > ResultsWait))
            SendResults();
        if (!BeginNext())
            TakeMessage();
    }

    private void SendResults()
    {
        if (_results.Count == 0)
            return;
        var message = new SimulatedMessage(MessageKind.Results, Lane);
        message.Results.AddRange(_results);
        _results = [];
        world.Reply(this, message);
    }

    private void Receive()
    {
        while (_arrived.TryDequeue(out SimulatedMessage? message))
        {
            switch (message.Kind)
            {
                case MessageKind.Withdraw:
                    Answer(message);
                    break;
                case MessageKind.Cancel:
                    Cancel(message.First);
                    break;
                default:
                    _messages.Enqueue(message);
                    break;
            }
        }
    }

    private void Answer(SimulatedMessage question)
    {
        var answer = new SimulatedMessage(MessageKind.Answer, Lane) { First = question.First, Count = question.Count };
        for (uint i = 0; i < question.Count; i++)
        {
            bool isGivenBack = !_begun.Contains(question.First + i);
            if (isGivenBack)
                _withdrawn.Add(question.First + i);
            answer.Answers.Add(isGivenBack);
        }

        world.Reply(this, answer);
        world.DiesNow(this, null);
    }

    private void Cancel(uint sequence)
    {
        if (_run is not null && _sequence == sequence)
        {
            if (_isStopped)
                return;
            _isStopped = true;
            if (_run.HeedsToken)
                world.After(1, this, WorkerWake.End, ++_end);
        }
        else if (!_begun.Contains(sequence))
        {
            _toStop.Add(sequence);
        }
    }
}
