using System.ComponentModel;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace MpiPool.CompilerServices;

/// <summary>What generated serializers give to MessagePack's formatters, and to those that users write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadOptions
{
    /// <summary>Options whose resolver knows the framework's simple types, and makes no code at run time.</summary>
    public static MessagePackSerializerOptions Default { get; } = new(new SimpleTypes());

    private sealed class SimpleTypes : IFormatterResolver
    {
        public IMessagePackFormatter<T>? GetFormatter<T>() => BuiltinResolver.Instance.GetFormatter<T>();
    }
}
