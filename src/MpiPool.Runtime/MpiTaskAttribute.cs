namespace MpiPool;

/// <summary>
/// Marks a method that can run as a task on any rank. The generator writes its dispatch stub, its serializers and a typed
/// <c>Submit</c> extension; nothing about it is looked up by name at run time.
/// </summary>
/// <remarks>
/// The method may be static or an instance method (the instance then travels as the first argument), and may return nothing, a value,
/// <see cref="Task"/>, <see cref="Task{TResult}"/>, <see cref="ValueTask"/> or <see cref="ValueTask{TResult}"/>. A last parameter of type
/// <see cref="CancellationToken"/> or <see cref="MpiTaskContext"/> is supplied on the worker and never sent.
/// </remarks>
/// <example>
/// <code>
/// using MpiPool;
///
/// using var pool = new MpiExecutor();
/// if (pool.WorkersExit()) return;
/// Console.WriteLine(pool.Submit(Tasks.Count, 1000).Result);
/// Console.WriteLine(await pool.Submit(new Line(Slope: 2, Offset: 1).At, 3.0));     // the record travels with the call
///
/// static class Tasks
/// {
///     [MpiTask]
///     public static int Count(int limit, CancellationToken token) =&gt;
///         Enumerable.Range(0, limit).TakeWhile(_ =&gt; !token.IsCancellationRequested).Count();
/// }
///
/// record Line(double Slope, double Offset)
/// {
///     [MpiTask] public double At(double x) =&gt; Slope * x + Offset;
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MpiTaskAttribute : Attribute
{
    /// <summary>
    /// The task's name in messages, logs and the typed stub <c>Submit&lt;Name&gt;</c>; the method's own name if not set.
    /// </summary>
    public string? Name { get; set; }
}
