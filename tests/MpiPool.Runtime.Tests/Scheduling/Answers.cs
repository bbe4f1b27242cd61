using MpiPool.CompilerServices;
using MpiPool.Wire;

namespace MpiPool.Runtime.Tests.Scheduling;

/// <summary>What a worker says, for tests that take its place.</summary>
internal static class Answers
{
    /// <summary>A task has ended, within no time.</summary>
    internal static Message Result(uint sequence, ResultStatus status, params byte[] payload)
    {
        Message message = ResultsMessage.Create();
        var writer = new PayloadWriter(message);
        var results = default(ResultsMessage.Writer);
        int block = results.BeginResult(ref writer, message, writer.Position, sequence);
        if (status == ResultStatus.Failed)
            block = ResultsMessage.Writer.BeginFailure(ref writer, block);
        writer.WriteRaw(payload);
        writer.EndBlock(block);
        ResultsMessage.Writer.WriteMeasurement(ref writer, tasks: 1, ticks: 0);
        writer.Flush();
        return message;
    }
}
