using Microsoft.Extensions.Logging;

namespace MpiPool;

/// <summary>Someone who wants to know when a future has ended. A future's observers form a list.</summary>
/// <param name="looks">Whether it tells the user how the future ended.</param>
internal abstract class FutureObserver(bool looks = false)
{
    /// <summary>Whether it tells the user how the future ended.</summary>
    internal bool Looks { get; } = looks;

    internal FutureObserver? Next { get; set; }

    /// <summary>Called once, outside of the scheduler's lock, after the future has ended. Returns soon, and throws nothing.</summary>
    internal abstract void Notify(MpiFuture future);

    /// <summary>A user's callback, on a thread of its own choice: it may block, even on other futures.</summary>
    internal sealed class Callback(Action<MpiFuture> action, Callbacks all) : FutureObserver(looks: true)
    {
        private volatile bool _hasEnded;

        internal bool HasEnded => _hasEnded;

        /// <summary>The task whose end it waits for, and since when it runs, once it does.</summary>
        internal (MpiFuture Future, long Since)? Running { get; private set; }

        internal override void Notify(MpiFuture future) =>
            ThreadPool.UnsafeQueueUserWorkItem(
                static item => item.Observer.Invoke(item.Future),
                (Observer: this, Future: future),
                preferLocal: false
            );

        internal void Invoke(MpiFuture future)
        {
            Running = (future, Environment.TickCount64);
            all.Run(this, future, action);
            _hasEnded = true;
        }
    }

    /// <summary>A task that ends with the future.</summary>
    internal sealed class Completion<T>(Func<MpiFuture, T> result) : FutureObserver(looks: true)
    {
        private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task<T> Task => _source.Task;

        internal override void Notify(MpiFuture future)
        {
            switch (future.State)
            {
                case FutureState.Succeeded:
                    _source.SetResult(result(future));
                    break;
                case FutureState.Canceled:
                    _source.SetCanceled(future.CanceledBy);
                    break;
                default:
                    _source.SetException(Failures.Again(future.Exception!));
                    break;
            }
        }
    }

    /// <summary>Logs a failure.</summary>
    internal sealed class FailureLog(ILogger logger) : FutureObserver
    {
        internal override void Notify(MpiFuture future) =>
            Log.TaskFailed(logger, future.WorkerRank, future.Title, future.TaskId, future.Exception!.Message);
    }

    /// <summary>The registration on the user's token, to be given up when the future has ended by itself.</summary>
    internal sealed class Registration : FutureObserver
    {
        internal CancellationTokenRegistration Token { get; set; }

        internal override void Notify(MpiFuture future) => Token.Unregister();
    }
}
