using MpiPool.Generators.Model;

namespace MpiPool.Generators.Parser;

/// <summary>Groups the calls that one interceptor can serve.</summary>
internal static class InterceptorBuilder
{
    public static EquatableArray<InterceptorModel> Build(EquatableArray<CallModel> calls, TaskNames own)
    {
        var interceptors = new List<InterceptorModel>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in calls.GroupBy(c => c.Shape).OrderBy(g => Order(g.Key), StringComparer.Ordinal))
        {
            CallShape shape = group.Key;
            if ((shape.LibraryTask ?? own.Find(shape.Signature)) is not { } task)
                continue;

            string method = $"{shape.Operation.Name}_{task.Substring(task.LastIndexOf('.') + 1)}";
            names[method] = names.TryGetValue(method, out int count) ? count + 1 : 1;
            interceptors.Add(
                new(
                    count == 0 ? method : $"{method}_{count + 1}",
                    task,
                    shape.Signature,
                    shape,
                    group
                        .Select(c => c.Location)
                        .OrderBy(l => l.Display, StringComparer.Ordinal)
                        .ThenBy(l => l.Data, StringComparer.Ordinal)
                        .ToEquatableArray()
                )
            );
        }

        return interceptors.ToEquatableArray();
    }

    private static string Order(CallShape shape) =>
        $"{shape.Signature} {shape.LibraryTask} {shape.Operation.Pool} {shape.Operation.Name} {shape.DelegateType} "
        + $"{string.Join(" ", shape.ArgumentTypes)} {shape.ReturnType}";
}
