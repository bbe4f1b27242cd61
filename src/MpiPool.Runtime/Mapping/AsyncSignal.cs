using System.Threading.Channels;

namespace MpiPool.Mapping;

/// <summary>Tells one waiter that something has changed. Signals that come before it looks are one. May be set for ever after.</summary>
internal sealed class AsyncSignal
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    internal void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Set once the future has ended.</summary>
    internal void SetBy(MpiFuture future) => future.Observe(new Observer(this));

    internal async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await _channel.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

    private sealed class Observer(AsyncSignal signal) : FutureObserver
    {
        internal override void Notify(MpiFuture future) => signal.Set();
    }
}
