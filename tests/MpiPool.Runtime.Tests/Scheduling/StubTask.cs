using MpiPool.CompilerServices;

namespace MpiPool.Runtime.Tests.Scheduling;

/// <summary>A task for workers that do nothing by themselves.</summary>
internal sealed class StubTask : MpiTask<int, int>
{
    internal static readonly StubTask Instance = new(0);

    internal StubTask(int opcode)
        : base("Stub", "Stub(int)") => Opcode = opcode;

    /// <summary>What the user's code does while arguments are written.</summary>
    internal Action? OnWrite { get; init; }

    public override MpiTask? Match(Delegate method) => null;

    public override void WriteArguments(ref PayloadWriter writer, int arguments)
    {
        OnWrite?.Invoke();
        writer.Write(arguments);
    }

    public override int ReadResult(ref PayloadReader reader) => reader.ReadInt32();
}
