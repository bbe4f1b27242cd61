using MpiPool.CompilerServices;
using MpiPool.Wire;

namespace MpiPool.Scheduling;

/// <content>Which worker gets how many of the queued tasks, and when.</content>
internal sealed partial class Scheduler
{
    /// <summary>Works out what depends on the method that is next.</summary>
    private void Plan(int opcode)
    {
        _headOpcode = opcode;
        _batch = _policy.Batch(opcode);

        // Without a background thread nobody but who submits sees to a task that is not handed out at once.
        _leastBatch = AnyThread ? _policy.LeastBatch(opcode) : 1;
        _wanted = Math.Max(WorkerCount, _batch * WorkerCount);
        _mostPending = _policy.MostPending(opcode, least: BatchPolicy.MessagesInFlight * _batch * WorkerCount);
    }

    /// <summary>
    /// Gives queued tasks to workers that can take more. A worker that still has something gets no less than a full batch if so asked.
    /// </summary>
    private void HandOut(bool onlyFullBatches)
    {
        // A serializer of the user's that uses the pool must not come in between.
        if (_handingOut || _state == PoolState.Stopped)
            return;
        _handingOut = true;
        try
        {
            while (_queue.Peek() is { } next)
            {
                if (next.Opcode != _headOpcode)
                    Plan(next.Opcode);
                if (onlyFullBatches && _queue.Count < _leastBatch && _inFlight > 0)
                    return;
                WorkerSlot? worker = TakeReady(Readiness.Idle);
                if (worker is null)
                {
                    if (onlyFullBatches && _queue.Count < _batch)
                        return;
                    worker = TakeReady(Readiness.Hungry);
                    if (worker is null)
                        return;
                }

                if (Send(worker))
                    UpdateReadiness(worker);
            }
        }
        catch (Exception e) when (_state != PoolState.Stopped)
        {
            Fail(e);
        }
        finally
        {
            _handingOut = false;
        }
    }

    /// <summary>Sends one message of tasks. Returns false if the worker, which has some, has no room for the next one.</summary>
    private bool Send(WorkerSlot worker)
    {
        // While there is enough for all, a full message each; toward the end smaller ones, so that all end together, but none that is not
        // worth it.
        int share = Math.Max(_leastBatch, (_queue.Count + (2 * WorkerCount) - 1) / (2 * WorkerCount));
        Message message = RunMessage.Create();
        var writer = new PayloadWriter(message, _hasLongArguments);
        var tasks = RunMessage.Writer.Begin(ref writer, worker.NextSequence);
        int length = writer.Position;
        long messageTicks = 0,
            ticks = 0;
        int added = 0,
            opcode = -1;
        while (added < share && length < BatchPolicy.MessageBytes && _queue.Peek() is { } future)
        {
            if (future.Opcode != opcode)
            {
                opcode = future.Opcode;
                ticks = _policy.Expected(opcode);
            }

            if (!BatchPolicy.HasRoom(worker.InFlight, worker.TicksInFlight, ticks))
                break;
            if (added > 0 && messageTicks + ticks > BatchPolicy.MessageTicks)
                break;
            _queue.RemoveHead();
            future.SetRunning(worker.Rank, worker.NextSequence);
            if (!TryWrite(future, ref tasks, ref writer, length, out int end))
                continue;
            worker.Add(future, end - length + message.AttachedBytes, ticks);
            length = end;
            messageTicks += ticks;
            added++;
            if (message.Attachments is not null)
                break;
        }

        if (added == 0)
        {
            MessagePool.Return(message);
            return worker.InFlight == 0;
        }

        if (opcode != _headOpcode)
            Plan(opcode);
        if (worker.InFlight == added)
            worker.BusySince = Environment.TickCount64;
        _inFlight += added;
        if (worker.InFlight > 1)
            _anyWaits = true;
        tasks.End(ref writer);
        _hasLongArguments = writer.HasLongBlocks;
        _transport.Send(worker.Rank, message);
        return true;
    }

    /// <summary>
    /// Writes a task behind the others, if its arguments can be written. Apart, so that what a loop needs for each task stays in the
    /// processor's registers.
    /// </summary>
    /// <param name="future">The task; failed if it cannot be written.</param>
    /// <param name="tasks">The tasks so far.</param>
    /// <param name="writer">The message's writer.</param>
    /// <param name="length">The length of the message so far.</param>
    /// <param name="end">The length then.</param>
    private bool TryWrite(MpiFuture future, ref RunMessage.Writer tasks, ref PayloadWriter writer, int length, out int end)
    {
        RunMessage.Writer before = tasks;
        try
        {
            int start = tasks.BeginTask(ref writer, future.Opcode, future.TaskId);
            future.WriteArguments(ref writer);
            end = tasks.EndTask(ref writer, start);
            return true;
        }
        catch (Exception e)
        {
            // The message goes on without this task.
            Exception reason = Shortage.Is(e) ? Shortage.ToWrite(writer.Position, e) : e;
            writer.Truncate(length);
            tasks = before;
            End(future, FutureState.Faulted, Unwritable(future, reason));
            end = length;
            return false;
        }
    }

    private static InvalidOperationException Unwritable(MpiFuture future, Exception reason) =>
        new($"The arguments of task {future.Title} (number {future.TaskId}) could not be written: {reason.Message}", reason);

    private void UpdateReadiness(WorkerSlot worker)
    {
        SetReadiness(
            worker,
            worker.InFlight == 0 ? Readiness.Idle
                : BatchPolicy.IsHungry(worker.InFlight, worker.TicksInFlight, worker.BytesInFlight) ? Readiness.Hungry
                : Readiness.None
        );
    }

    private void SetReadiness(WorkerSlot worker, Readiness readiness)
    {
        if (worker.Readiness == readiness)
            return;
        worker.Readiness = readiness;

        // An entry in the other list, if there is one, is now stale: it is passed over, or comes to be true again.
        if (readiness == Readiness.None || worker.Listed.HasFlag(readiness))
            return;
        worker.Listed |= readiness;
        (readiness == Readiness.Idle ? _idle : _hungry).Enqueue(worker);
    }

    private WorkerSlot? TakeReady(Readiness readiness)
    {
        Queue<WorkerSlot> workers = readiness == Readiness.Idle ? _idle : _hungry;
        while (workers.TryDequeue(out WorkerSlot? worker))
        {
            worker.Listed &= ~readiness;
            if (worker.Readiness != readiness)
                continue;
            worker.Readiness = Readiness.None;
            return worker;
        }

        return null;
    }
}
