using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using MessagePack;
using MessagePack.Formatters;

namespace MpiPool.CompilerServices;

/// <summary>What generated serializers give to MessagePack's formatters, and to those that users write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadOptions
{
    /// <summary>Options whose resolver knows the framework's simple types, and makes no code at run time.</summary>
    public static MessagePackSerializerOptions Default { get; } = Create();

    /// <summary>
    /// The constructors of MessagePack's options and security bring in comparers made by reflection, which NativeAOT warns of in each program.
    /// So both are made without them, and get what formatters ask of them.
    /// </summary>
    private static MessagePackSerializerOptions Create()
    {
        var security = Allocate<DepthOnly>();
        SetMaximumObjectGraphDepth(security, PayloadLimits.Depth);
        var options = Allocate<MessagePackSerializerOptions>();
        SetSecurity(options, security);
        SetResolver(options, new SimpleTypes());
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2087", Justification = "The constructors are meant to be trimmed: they are not called.")]
    private static T Allocate<T>()
        where T : class => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Resolver")]
    private static extern void SetResolver(MessagePackSerializerOptions options, IFormatterResolver value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Security")]
    private static extern void SetSecurity(MessagePackSerializerOptions options, MessagePackSecurity value);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_MaximumObjectGraphDepth")]
    private static extern void SetMaximumObjectGraphDepth(MessagePackSecurity security, int value);

    /// <summary>Limits the depth, and has no comparers. A type of its own, since MessagePack's would run its static constructor.</summary>
    private sealed class DepthOnly : MessagePackSecurity
    {
        private DepthOnly()
            : base(null!)
        {
        }
    }

    private sealed class SimpleTypes : IFormatterResolver
    {
        private static readonly object[] s_formatters =
        [
            BooleanFormatter.Instance, CharFormatter.Instance, NullableStringFormatter.Instance, ByteArrayFormatter.Instance,
            ByteFormatter.Instance, SByteFormatter.Instance, Int16Formatter.Instance, UInt16Formatter.Instance, Int32Formatter.Instance,
            UInt32Formatter.Instance, Int64Formatter.Instance, UInt64Formatter.Instance, SingleFormatter.Instance, DoubleFormatter.Instance,
            DecimalFormatter.Instance, GuidFormatter.Instance, DateTimeFormatter.Instance, DateTimeOffsetFormatter.Instance,
            TimeSpanFormatter.Instance, DateOnlyFormatter.Instance, TimeOnlyFormatter.Instance, HalfFormatter.Instance,
            BigIntegerFormatter.Instance, ComplexFormatter.Instance, UriFormatter.Instance, VersionFormatter.Instance,
            Int32ArrayFormatter.Instance, Int64ArrayFormatter.Instance, SingleArrayFormatter.Instance, DoubleArrayFormatter.Instance,
            NullableStringArrayFormatter.Instance,
        ];

        public IMessagePackFormatter<T>? GetFormatter<T>()
        {
            foreach (object formatter in s_formatters)
            {
                if (formatter is IMessagePackFormatter<T> found) return found;
            }

            return null;
        }
    }
}
