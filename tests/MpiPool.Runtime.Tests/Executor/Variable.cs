namespace MpiPool.Runtime.Tests.Executor;

/// <summary>An environment variable that is set for a while.</summary>
internal sealed class Variable : IDisposable
{
    private readonly string _name;

    internal Variable(string name, string value)
    {
        _name = name;
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(_name, null);
}
