using MpiPool.Communicators;

namespace MpiPool;

/// <summary>A group of ranks that exchange messages and act together.</summary>
/// <remarks>
/// <para>
/// The calls wait like MPI's blocking ones, but a thread that waits costs next to nothing, and open pools go on meanwhile. Where the text
/// says "collective", every rank of the communicator has to make the same call, in the same order.
/// </para>
/// <para>Spans hold elements without references; both sides of a message must agree on their type.</para>
/// </remarks>
/// <example>
/// Every rank runs this, before a pool, after one, or without.
/// <code>
/// MpiCommunicator world = MpiCommunicator.World;
/// int sum = world.AllReduce(world.Rank, MpiOperation.Sum);
///
/// double[] table = new double[1000];
/// if (world.Rank == 0) Array.Fill(table, 1.0);
/// world.Broadcast(table.AsSpan());                        // now every rank has it
///
/// int[]? squares = world.Gather(world.Rank * world.Rank); // null but on rank 0
/// Console.WriteLine($"rank {world.Rank} of {world.Size}: {sum}, {table.Sum()}, {squares?.Length}");
/// </code>
/// </example>
public abstract unsafe partial class MpiCommunicator : IDisposable
{
    /// <summary>In <see cref="Receive{T}(Span{T}, int, int)"/>: from whichever rank.</summary>
    public const int AnySource = -1;

    /// <summary>In <see cref="Receive{T}(Span{T}, int, int)"/>: whatever the tag.</summary>
    public const int AnyTag = -1;

    /// <summary>In <see cref="Split"/>: this rank wants to be in none of the new communicators.</summary>
    public const int Undefined = -32766;

    private protected MpiCommunicator() { }

    /// <summary>Which rank of this communicator this process is, from 0.</summary>
    public abstract int Rank { get; }

    /// <summary>How many ranks this communicator has.</summary>
    public abstract int Size { get; }

    /// <summary>MPI's own handle, for other bindings: Open MPI's pointer or MPICH's number; 0 if MPI is not in use.</summary>
    public abstract nint Handle { get; }

    /// <summary>The largest tag that a message may have.</summary>
    public abstract int MaxTag { get; }

    /// <summary>Whether disposing of this ends it: it was made here, and is not one of MPI's own or another binding's.</summary>
    internal abstract bool IsOwned { get; }

    /// <summary>Waits until every rank has come here. Collective.</summary>
    public abstract void Barrier();

    /// <summary>Which rank of how many this is, in a line.</summary>
    public override string ToString() =>
        $"{(ReferenceEquals(this, _world) ? $"{nameof(MpiCommunicator)}.{nameof(World)}"
        : ReferenceEquals(this, _self) ? $"{nameof(MpiCommunicator)}.{nameof(Self)}"
        : nameof(MpiCommunicator))}, rank {Rank} of {Size}";

    /// <summary>Divides the ranks into new communicators, one for each color. Collective.</summary>
    /// <param name="color">Ranks of the same color come together; not negative, or <see cref="Undefined"/>.</param>
    /// <param name="key">Orders the ranks in the new communicator; where equal, the order stays.</param>
    /// <returns>The new communicator, to be disposed by the caller; null for <see cref="Undefined"/>.</returns>
    /// <example>
    /// Two pools at once, each with half of the ranks.
    /// <code not-run="each half needs two ranks">
    /// using var half = MpiCommunicator.World.Split(color: MpiCommunicator.World.Rank % 2);
    /// using var pool = new MpiExecutor(new MpiExecutorOptions { Communicator = half });
    /// if (pool.WorkersExit()) return;
    /// Console.WriteLine(pool.Map(Tasks.Square, Enumerable.Range(0, 10)).Sum());
    /// </code>
    /// </example>
    public MpiCommunicator? Split(int color, int key = 0)
    {
        if (color < 0 && color != Undefined)
            throw new ArgumentOutOfRangeException(nameof(color), color, "A color is not negative, or MpiCommunicator.Undefined.");
        return SplitCore(color, key);
    }

    /// <summary>Makes a communicator of the same ranks, whose messages are apart from this one's. Collective.</summary>
    /// <returns>The new communicator, to be disposed by the caller.</returns>
    public abstract MpiCommunicator Duplicate();

    /// <summary>Sends elements to a rank, and waits until <paramref name="data"/> may be changed again.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="data">The elements.</param>
    /// <param name="destination">The rank.</param>
    /// <param name="tag">A number by which the receiver tells messages apart.</param>
    public void Send<T>(ReadOnlySpan<T> data, int destination, int tag = 0)
        where T : unmanaged
    {
        CheckRank(destination, nameof(destination));
        CheckTag(tag);
        fixed (T* address = data)
            SendCore(new(address, data.Length, sizeof(T)), destination, tag);
    }

    /// <summary>Receives elements.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="buffer">Where to put them; it may be longer than the message.</param>
    /// <param name="source">The rank to receive from, or <see cref="AnySource"/>.</param>
    /// <param name="tag">The tag to receive, or <see cref="AnyTag"/>.</param>
    /// <exception cref="MpiException">The message is longer than <paramref name="buffer"/>.</exception>
    public MpiStatus Receive<T>(Span<T> buffer, int source = AnySource, int tag = AnyTag)
        where T : unmanaged
    {
        if (source != AnySource)
            CheckRank(source, nameof(source));
        if (tag != AnyTag)
            CheckTag(tag);
        fixed (T* address = buffer)
            return ReceiveCore(new(address, buffer.Length, sizeof(T)), source, tag);
    }

    /// <summary>Gives every rank what one rank has. Collective.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="data">On <paramref name="root"/> the elements; elsewhere room for as many.</param>
    /// <param name="root">The rank that has them.</param>
    public void Broadcast<T>(Span<T> data, int root = 0)
        where T : unmanaged
    {
        CheckRank(root, nameof(root));
        fixed (T* address = data)
            BroadcastCore(new(address, data.Length, sizeof(T)), root);
    }

    /// <summary>Combines the ranks' elements, each with those at the same place. Collective.</summary>
    /// <typeparam name="T">The elements' type: an integer or floating-point type.</typeparam>
    /// <param name="data">This rank's elements.</param>
    /// <param name="result">On <paramref name="root"/> where to put the result (it may be <paramref name="data"/>); elsewhere
    /// unused.</param>
    /// <param name="operation">How to combine.</param>
    /// <param name="root">The rank that gets the result.</param>
    public void Reduce<T>(ReadOnlySpan<T> data, Span<T> result, MpiOperation operation, int root = 0)
        where T : unmanaged
    {
        CheckRank(root, nameof(root));
        Reduction.Check<T>(operation);
        if (Rank != root)
            result = default;
        else
            CheckSameLength(data, result);
        fixed (
            T* from = data,
                to = result
        )
            ReduceCore<T>(new(from, data.Length, sizeof(T)), new(to, result.Length, sizeof(T)), operation, root);
        if (Size == 1)
            Reduction.CompleteSingle(result, operation);
    }

    /// <summary>Combines the ranks' elements, each with those at the same place, and gives every rank the result. Collective.</summary>
    /// <typeparam name="T">The elements' type: an integer or floating-point type.</typeparam>
    /// <param name="data">This rank's elements.</param>
    /// <param name="result">Where to put the result; it may be <paramref name="data"/>.</param>
    /// <param name="operation">How to combine.</param>
    public void AllReduce<T>(ReadOnlySpan<T> data, Span<T> result, MpiOperation operation)
        where T : unmanaged
    {
        Reduction.Check<T>(operation);
        CheckSameLength(data, result);
        fixed (
            T* from = data,
                to = result
        )
            AllReduceCore<T>(new(from, data.Length, sizeof(T)), new(to, result.Length, sizeof(T)), operation);
        if (Size == 1)
            Reduction.CompleteSingle(result, operation);
    }

    /// <summary>Brings the ranks' elements together on one rank, in the order of ranks. Collective.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="data">This rank's elements, on every rank as many.</param>
    /// <param name="result">On <paramref name="root"/> room for those of all ranks; elsewhere unused.</param>
    /// <param name="root">The rank that gets them.</param>
    public void Gather<T>(ReadOnlySpan<T> data, Span<T> result, int root = 0)
        where T : unmanaged
    {
        CheckRank(root, nameof(root));
        if (Rank != root)
            result = default;
        else
            CheckRoom<T>(data, result, nameof(result));
        fixed (
            T* from = data,
                to = result
        )
            GatherCore(new(from, data.Length, sizeof(T)), new(to, result.Length, sizeof(T)), root);
    }

    /// <summary>Brings the ranks' elements together on every rank, in the order of ranks. Collective.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="data">This rank's elements, on every rank as many.</param>
    /// <param name="result">Room for those of all ranks.</param>
    public void AllGather<T>(ReadOnlySpan<T> data, Span<T> result)
        where T : unmanaged
    {
        CheckRoom<T>(data, result, nameof(result));
        fixed (
            T* from = data,
                to = result
        )
            AllGatherCore(new(from, data.Length, sizeof(T)), new(to, result.Length, sizeof(T)));
    }

    /// <summary>Deals one rank's elements out to all, in the order of ranks. Collective.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="data">On <paramref name="root"/> the elements for all ranks; elsewhere unused.</param>
    /// <param name="result">Where to put this rank's part, on every rank as many.</param>
    /// <param name="root">The rank that has them.</param>
    public void Scatter<T>(ReadOnlySpan<T> data, Span<T> result, int root = 0)
        where T : unmanaged
    {
        CheckRank(root, nameof(root));
        if (Rank != root)
            data = default;
        else
            CheckRoom<T>(result, data, nameof(data));
        fixed (
            T* from = data,
                to = result
        )
            ScatterCore(new(from, data.Length, sizeof(T)), new(to, result.Length, sizeof(T)), root);
    }

    /// <summary>Frees a communicator that <see cref="Split"/> or <see cref="Duplicate"/> made; does nothing to others.</summary>
    public void Dispose()
    {
        DisposeCore();
        GC.SuppressFinalize(this);
    }

    /// <summary>Throws if ranks of this communicator have ended their processes with a pool.</summary>
    internal virtual void CheckAllAreHere() { }

    private protected abstract MpiCommunicator? SplitCore(int color, int key);

    private protected abstract void SendCore(MpiBuffer data, int destination, int tag);

    private protected abstract MpiStatus ReceiveCore(MpiBuffer buffer, int source, int tag);

    private protected abstract void BroadcastCore(MpiBuffer data, int root);

    private protected abstract void ReduceCore<T>(MpiBuffer data, MpiBuffer result, MpiOperation operation, int root)
        where T : unmanaged;

    private protected abstract void AllReduceCore<T>(MpiBuffer data, MpiBuffer result, MpiOperation operation)
        where T : unmanaged;

    private protected abstract void GatherCore(MpiBuffer data, MpiBuffer result, int root);

    private protected abstract void AllGatherCore(MpiBuffer data, MpiBuffer result);

    private protected abstract void ScatterCore(MpiBuffer data, MpiBuffer result, int root);

    private protected abstract void DisposeCore();

    private protected static MpiException NotWhole(int bytes, int elementSize, int source, int tag) =>
        new(
            $"The message from rank {source} with tag {tag} is no whole number of elements of {elementSize} "
                + $"bytes{(bytes >= 0 ? $": it has {bytes} bytes" : "")}. Receive the type that was sent."
        );

    private void CheckRank(int rank, string parameter)
    {
        if ((uint)rank >= (uint)Size)
            throw new ArgumentOutOfRangeException(parameter, rank, $"This communicator has the ranks 0 to {Size - 1}.");
    }

    private void CheckTag(int tag)
    {
        if (tag < 0 || tag > MaxTag)
            throw new ArgumentOutOfRangeException(nameof(tag), tag, $"A tag is between 0 and {MaxTag} (MaxTag).");
    }

    private static void CheckSameLength<T>(ReadOnlySpan<T> data, Span<T> result)
    {
        if (result.Length != data.Length)
            throw new ArgumentException(
                $"The result has room for {result.Length} elements, and there are {data.Length}: make them equal.",
                nameof(result)
            );
        if (data.Overlaps(result, out int offset) && offset != 0)
            throw new ArgumentException(
                "The result lies partly over the data: use the same memory for both, or separate memory.",
                nameof(result)
            );
    }

    private void CheckRoom<T>(ReadOnlySpan<T> part, ReadOnlySpan<T> whole, string parameter)
    {
        if (whole.Length != (long)part.Length * Size)
            throw new ArgumentException(
                $"It has {whole.Length} elements, but {Size} ranks with {part.Length} each need {(long)part.Length * Size}.",
                parameter
            );
        if (part.Overlaps(whole))
            throw new ArgumentException(
                "The memory of one rank's part lies within that of all ranks' parts: use separate memory.",
                parameter
            );
    }
}
