namespace MpiPool;

public abstract unsafe partial class MpiCommunicator
{
    /// <summary>Sends one value to a rank.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="destination">The rank.</param>
    /// <param name="tag">A number by which the receiver tells messages apart.</param>
    public void Send<T>(T value, int destination, int tag = 0)
        where T : unmanaged => Send(new ReadOnlySpan<T>(in value), destination, tag);

    /// <summary>Receives one value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="source">The rank to receive from, or <see cref="AnySource"/>.</param>
    /// <param name="tag">The tag to receive, or <see cref="AnyTag"/>.</param>
    /// <exception cref="MpiException">The message is longer, or empty.</exception>
    public T Receive<T>(int source = AnySource, int tag = AnyTag)
        where T : unmanaged
    {
        T value = default;
        var status = Receive(new Span<T>(ref value), source, tag);
        return status.Count == 1
            ? value
            : throw new MpiException(
                $"The message from rank {status.Source} with tag {status.Tag} is empty: one {typeof(T)} was expected."
            );
    }

    /// <summary>Gives every rank the value of one rank. Collective.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">On <paramref name="root"/> the value; elsewhere unused.</param>
    /// <param name="root">The rank that has it.</param>
    public T Broadcast<T>(T value, int root = 0)
        where T : unmanaged
    {
        Broadcast(new Span<T>(ref value), root);
        return value;
    }

    /// <summary>Combines the ranks' values. Collective.</summary>
    /// <typeparam name="T">The value's type: an integer or floating-point type.</typeparam>
    /// <param name="value">This rank's value.</param>
    /// <param name="operation">How to combine.</param>
    /// <param name="root">The rank that gets the result.</param>
    /// <returns>On <paramref name="root"/> the result; elsewhere the default value.</returns>
    public T Reduce<T>(T value, MpiOperation operation, int root = 0)
        where T : unmanaged
    {
        T result = default;
        Reduce(new ReadOnlySpan<T>(in value), new Span<T>(ref result), operation, root);
        return result;
    }

    /// <summary>Combines the ranks' values, and gives every rank the result. Collective.</summary>
    /// <typeparam name="T">The value's type: an integer or floating-point type.</typeparam>
    /// <param name="value">This rank's value.</param>
    /// <param name="operation">How to combine.</param>
    public T AllReduce<T>(T value, MpiOperation operation)
        where T : unmanaged
    {
        T result = default;
        AllReduce(new ReadOnlySpan<T>(in value), new Span<T>(ref result), operation);
        return result;
    }

    /// <summary>Brings the ranks' values together on one rank. Collective.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">This rank's value.</param>
    /// <param name="root">The rank that gets them.</param>
    /// <returns>On <paramref name="root"/> the values in the order of ranks; elsewhere null.</returns>
    public T[]? Gather<T>(T value, int root = 0)
        where T : unmanaged
    {
        T[]? result = Rank == root ? new T[Size] : null;
        Gather(new ReadOnlySpan<T>(in value), result, root);
        return result;
    }

    /// <summary>Brings the ranks' values together on every rank. Collective.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">This rank's value.</param>
    /// <returns>The values in the order of ranks.</returns>
    public T[] AllGather<T>(T value)
        where T : unmanaged
    {
        var result = new T[Size];
        AllGather(new ReadOnlySpan<T>(in value), result);
        return result;
    }

    /// <summary>Deals one rank's values out, one to each rank. Collective.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="data">On <paramref name="root"/> a value for each rank; elsewhere unused.</param>
    /// <param name="root">The rank that has them.</param>
    public T Scatter<T>(ReadOnlySpan<T> data, int root = 0)
        where T : unmanaged
    {
        T result = default;
        Scatter(data, new Span<T>(ref result), root);
        return result;
    }
}
