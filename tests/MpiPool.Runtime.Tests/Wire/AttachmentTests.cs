using MpiPool.Wire;

namespace MpiPool.Runtime.Tests.Wire;

/// <summary>
/// Arrays that are announced and cannot be are refused by themselves: whoever asks for one hears why, and what came with it is there.
/// </summary>
public sealed class AttachmentTests
{
    private const long SixteenGigabytes = 16L << 30;

    /// <summary>As many doubles as an array may have.</summary>
    private static readonly long SixteenGigabytesLess = (long)Array.MaxLength * sizeof(double);

    [Theory]
    [InlineData((byte)200, 8)]
    [InlineData((byte)ElementKind.Double + 1, 8)]
    [InlineData((byte)ElementKind.Double, 12)]
    [InlineData((byte)ElementKind.Int16, 3)]
    [InlineData((byte)ElementKind.SByte, SixteenGigabytes)]
    public void What_can_be_no_array_is_refused_when_it_is_asked_for(byte kind, long bytes)
    {
        Message message = Receive(((ElementKind)kind, bytes), (ElementKind.Int32, 8));

        var refusal = Assert.Throws<InvalidDataException>(() => message.Take(0));
        Assert.Contains($"{bytes:N0} bytes", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, message.Take(1).As<int>().Length);
    }

    [Fact]
    public void What_no_memory_is_there_for_is_refused_when_it_is_asked_for()
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Message message = Receive([.. Enumerable.Repeat((ElementKind.Double, SixteenGigabytesLess), 100), (ElementKind.Int32, 8)]);

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 << 20);
        var refusal = Assert.Throws<InsufficientMemoryException>(() => message.Take(99));
        Assert.Contains(
            $"{SixteenGigabytesLess:N0} bytes were sent, and there is no memory for",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(2, message.Take(100).As<int>().Length);
    }

    [Fact]
    public void Of_a_message_without_memory_the_beginning_is_kept()
    {
        Message message = MessagePool.Rent();
        long room = 1_000_000;
        message.MakeRoom(1_000_001, ref room);

        Assert.Equal(1_000_001, message.CutFrom);
        Assert.Equal(Message.StandardSize, message.Length);
        Assert.Equal(0, message.Reset().CutFrom);
        message.MakeRoom(1_000_000, ref room);
        Assert.Equal((1_000_000, 0, 0L), (message.Length, message.CutFrom, room));
    }

    private static Message Receive(params (ElementKind Kind, long Bytes)[] announced)
    {
        Message message = MessagePool.Rent();
        long room = 1 << 30;
        foreach ((ElementKind kind, long bytes) in announced)
            message.Attach(Attachment.Make(kind, bytes, ref room));
        return message;
    }
}
