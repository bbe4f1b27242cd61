using MpiPool.CompilerServices;
using MpiPool.Transports;
using MpiPool.Wire;

namespace MpiPool;

/// <summary>
/// How the ranks of a new pool meet: each worker says what tasks it knows, and the main rank takes all of them or refuses all.
/// </summary>
internal static class Handshake
{
    private static readonly List<Transport> Abandoned = [];
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(1);

    /// <summary>The main rank's part.</summary>
    /// <exception cref="TaskTableMismatchException">A worker was started from another build.</exception>
    /// <exception cref="MpiProcessException">A worker has not come in time.</exception>
    internal static void Lead(Transport transport, IReadOnlyList<MpiTaskTable> tables, Deadline deadline)
    {
        var missing = new SortedSet<int>(Enumerable.Range(0, transport.Size).Where(rank => rank != transport.Rank));
        var differences = new List<string>();
        while (missing.Count > 0)
        {
            Message message = Receive(
                transport,
                MessageKind.Join,
                deadline,
                () =>
                    $"{missing.Count} of {transport.Size - 1} workers have not reached the pool's constructor within {deadline.Span}: "
                    + $"ranks "
                    + $"{string.Join(", ", missing)}. Every rank must construct the pool. {OpeningChecks.RaiseTimeout}"
            );
            string host = JoinMessage.Check(message, tables, out string? difference);
            if (difference is not null)
                differences.Add($"rank {message.Source} on {host}: {difference}");
            missing.Remove(message.Source);
            MessagePool.Return(message);
        }

        string? refusal =
            differences.Count == 0
                ? null
                : $"The ranks were started from different builds. Against main rank {transport.Rank}: {string.Join("; ", differences)}. "
                    + "Start the same build on every rank (is an old copy of the program left on a node?).";
        string doorbell = refusal is null ? transport.OfferDoorbell() : "";
        foreach (int rank in Enumerable.Range(0, transport.Size).Where(rank => rank != transport.Rank))
        {
            Message answer = MessagePool.Rent(refusal is null ? MessageKind.Welcome : MessageKind.Refuse);
            answer.WriteString(refusal ?? doorbell);
            transport.Send(rank, answer);
        }

        if (refusal is null)
            return;
        Drain(transport, deadline);
        throw new TaskTableMismatchException(refusal);
    }

    /// <summary>A worker's part.</summary>
    /// <inheritdoc cref="Lead" path="/exception" />
    internal static void Follow(Transport transport, int mainRank, IReadOnlyList<MpiTaskTable> tables, Deadline deadline)
    {
        transport.Send(mainRank, JoinMessage.Create(tables));
        Message message = Receive(
            transport,
            MessageKind.Welcome,
            deadline,
            () =>
                $"Rank {transport.Rank} has waited for main rank {mainRank} in the pool's constructor for {deadline.Span}. Every rank must "
                + $"construct the pool, "
                + $"with the same MainRank. {OpeningChecks.RaiseTimeout}"
        );
        var wire = new WireReader(message.Memory[1..]);
        string text = wire.ReadString();
        if (message.Kind == MessageKind.Welcome)
        {
            transport.TakeDoorbell(text);
            MessagePool.Return(message);
            return;
        }

        transport.Dispose();
        throw new TaskTableMismatchException(text);
    }

    private static Message Receive(Transport transport, MessageKind wanted, Deadline deadline, Func<string> late)
    {
        for (int round = 0; ; round++)
        {
            if (transport.TryReceive() is { } message)
            {
                if (message.Kind == wanted || (wanted == MessageKind.Welcome && message.Kind == MessageKind.Refuse))
                    return message;
                throw new MpiProcessException(
                    $"Rank {transport.Rank} got a message of kind {message.Kind} from rank {message.Source} while the pool was opening. "
                        + $"Have all ranks the same MainRank?"
                );
            }

            if (deadline.IsOver)
            {
                // MPI may still write into the receives that are posted.
                lock (Abandoned)
                    Abandoned.Add(transport);
                throw new MpiProcessException(late());
            }

            transport.Idle(round, LongestSleep);
        }
    }

    private static void Drain(Transport transport, Deadline deadline)
    {
        for (int round = 0; transport.PendingBytes > 0 && !deadline.IsOver; round++)
        {
            transport.MakeProgress();
            transport.Idle(round, LongestSleep);
        }

        transport.Dispose();
    }
}
