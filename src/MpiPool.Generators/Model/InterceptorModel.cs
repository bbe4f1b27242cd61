namespace MpiPool.Generators.Model;

/// <summary>The interceptors of the calls in one source file.</summary>
internal sealed record InterceptorFile(string Name, EquatableArray<InterceptorModel> Interceptors);

/// <summary>An interceptor with everything that it prints.</summary>
/// <param name="Task">The task as an expression, without its instance.</param>
/// <param name="TaskName">The task's method, for people.</param>
internal sealed record InterceptorModel(string Name, string Task, string TaskName, CallShape Shape, EquatableArray<CallLocation> Locations);
