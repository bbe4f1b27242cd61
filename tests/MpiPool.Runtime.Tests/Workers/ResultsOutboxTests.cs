using CsCheck;
using MpiPool.CompilerServices;
using MpiPool.Transports;
using MpiPool.Wire;
using MpiPool.Workers;

namespace MpiPool.Runtime.Tests.Workers;

public sealed class ResultsOutboxTests
{
    private enum Cut
    {
        None,

        /// <summary>The helper sends what is whole.</summary>
        SendWhole,

        /// <summary>The worker sends the message.</summary>
        Send,
    }

    /// <summary>
    /// Wherever the helper and the worker cut the stream of results, and whichever tasks are missing in it, all arrive, each once, in
    /// order.
    /// </summary>
    [Fact]
    public void Results_arrive_however_they_are_cut() =>
        Gen.Select(
                Gen.UInt,
                Gen.Select(Gen.Frequency((4, Gen.UInt[0, 0]), (1, Gen.UInt[0, 3])), Gen.Byte.Array[0, 200], Gen.Enum<Cut>()).Array[0, 40]
            )
            .Sample(
                (first, script) =>
                {
                    InProcessTransport[] ranks = InProcessTransport.Create(2);
                    var outbox = new ResultsOutbox(ranks[1], mainRank: 0);
                    var expected = new List<(uint Sequence, byte[] Payload)>();
                    PayloadWriter writer = new(outbox.Message);
                    var results = default(ResultsMessage.Writer);
                    uint sequence = first;
                    foreach ((uint gap, byte[] payload, Cut cut) in script)
                    {
                        sequence += gap;
                        int block = results.BeginResult(ref writer, outbox.Message, writer.Position, sequence);
                        writer.WriteRaw(payload);
                        outbox.Commit(writer.EndBlock(block), results.NextSequence);
                        expected.Add((sequence++, payload));
                        if (cut == Cut.SendWhole)
                            outbox.SendWhole();
                        if (cut != Cut.Send)
                            continue;
                        Send(outbox, ref writer);
                    }

                    Send(outbox, ref writer);
                    Assert.True(outbox.IsEmpty);

                    var arrived = new List<(uint Sequence, byte[] Payload)>();
                    while (ranks[0].TryReceive() is { } message)
                    {
                        var frames = ResultsMessage.Reader.Begin(message, out PayloadReader reader);
                        while (frames.TryRead(message, ref reader, out ResultRecord result))
                        {
                            arrived.Add((result.Sequence, reader.Block.ToArray()));
                            reader.EndBlock();
                        }

                        MessagePool.Return(message);
                    }

                    return arrived.Select(result => result.Sequence).SequenceEqual(expected.Select(result => result.Sequence))
                        && arrived.Zip(expected).All(pair => pair.First.Payload.SequenceEqual(pair.Second.Payload));
                }
            );

    private static void Send(ResultsOutbox outbox, ref PayloadWriter writer)
    {
        writer.Flush();
        outbox.Send();
        writer = new PayloadWriter(outbox.Message, writer.HasLongBlocks);
    }
}
