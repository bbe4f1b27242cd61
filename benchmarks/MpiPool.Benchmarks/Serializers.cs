using System.Diagnostics;
using System.Runtime.CompilerServices;
using MessagePack;
using MpiPool.CompilerServices;

namespace MpiPool.Benchmarks;

/// <summary>
/// Generated serializers against MessagePack's own, on the same record and the same bytes. A binary made ahead of time has no serializers
/// of MessagePack's own, which are made at run time: it measures the generated ones alone.
/// </summary>
internal static class Serializers
{
    private const int Rounds = 11;

    private static readonly Generated.Tasks_Return s_task = Generated.Tasks_Return.Instance;
    private static readonly ReusedBuffer s_buffer = new();

    public static void Run(Parameters parameters)
    {
        int count = parameters.Count(20_000);
        Order order = Order.Example();
        byte[] bytes = Write(order).ToArray();
        ExpectSame(bytes, Write(Read(bytes)));
        var contenders = new List<(string Figure, Action Action)> { ("write_ns", () => Write(order)), ("read_ns", () => Read(bytes)) };
        if (RuntimeFeature.IsDynamicCodeSupported)
        {
            ExpectSame(bytes, WriteByMessagePack(order));
            ExpectSame(bytes, WriteByMessagePack(ReadByMessagePack(bytes)));
            contenders.Add(("messagepack_write_ns", () => WriteByMessagePack(order)));
            contenders.Add(("messagepack_read_ns", () => ReadByMessagePack(bytes)));
        }

        foreach (var (_, action) in contenders)
            parameters.WarmUp(action);

        // In turns, so that all of them have the same machine.
        var rounds = Enumerable
            .Range(0, Rounds)
            .Select(_ => contenders.Select(contender => Time(contender.Action, count)).ToArray())
            .ToList();
        for (int i = 0; i < contenders.Count; i++)
            Bench.Print(contenders[i].Figure, Bench.Median([.. rounds.Select(times => times[i])]));
    }

    // The arguments of a task are an array; that of Return has one element, the record.
    private static ReadOnlySpan<byte> Write(Order order)
    {
        var writer = new PayloadWriter(s_buffer.Emptied());
        s_task.WriteArguments(ref writer, order);
        writer.Flush();
        return s_buffer.Written[1..];
    }

    private static Order Read(byte[] bytes)
    {
        var reader = new PayloadReader(bytes);
        return s_task.ReadResult(ref reader);
    }

    private static ReadOnlySpan<byte> WriteByMessagePack(Order order)
    {
        var writer = new MessagePackWriter(s_buffer.Emptied());
        MessagePackSerializer.Serialize(ref writer, order);
        writer.Flush();
        return s_buffer.Written;
    }

    private static Order ReadByMessagePack(byte[] bytes)
    {
        var reader = new MessagePackReader(bytes);
        return MessagePackSerializer.Deserialize<Order>(ref reader);
    }

    private static void ExpectSame(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> bytes)
    {
        if (!bytes.SequenceEqual(expected))
            throw new InvalidOperationException("Not the bytes that are right.");
    }

    private static double Time(Action action, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }
}
