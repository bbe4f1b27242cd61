using System.ComponentModel;
using MessagePack;
using MessagePack.Formatters;

namespace MpiPool.CompilerServices;

/// <summary>
/// What generated serializers give to the formatters that users write. MessagePack's own formatters of simple types ask for nothing, and
/// get nothing: options bring in much that a program without such formatters does not need, and a comparer made by reflection, which
/// <c>MessagePack.Substitutions.xml</c> takes out of published programs.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadOptions
{
    /// <summary>Options whose resolver knows the framework's simple types, and makes no code at run time.</summary>
    public static MessagePackSerializerOptions Default { get; } = new(new SimpleTypes());

    private sealed class SimpleTypes : IFormatterResolver
    {
        private static readonly object[] s_formatters =
        [
            BooleanFormatter.Instance,
            CharFormatter.Instance,
            NullableStringFormatter.Instance,
            ByteArrayFormatter.Instance,
            ByteFormatter.Instance,
            SByteFormatter.Instance,
            Int16Formatter.Instance,
            UInt16Formatter.Instance,
            Int32Formatter.Instance,
            UInt32Formatter.Instance,
            Int64Formatter.Instance,
            UInt64Formatter.Instance,
            SingleFormatter.Instance,
            DoubleFormatter.Instance,
            DecimalFormatter.Instance,
            GuidFormatter.Instance,
            DateTimeFormatter.Instance,
            DateTimeOffsetFormatter.Instance,
            TimeSpanFormatter.Instance,
            DateOnlyFormatter.Instance,
            TimeOnlyFormatter.Instance,
            HalfFormatter.Instance,
            BigIntegerFormatter.Instance,
            ComplexFormatter.Instance,
            UriFormatter.Instance,
            VersionFormatter.Instance,
            Int32ArrayFormatter.Instance,
            Int64ArrayFormatter.Instance,
            SingleArrayFormatter.Instance,
            DoubleArrayFormatter.Instance,
            NullableStringArrayFormatter.Instance,
        ];

        public IMessagePackFormatter<T>? GetFormatter<T>()
        {
            foreach (object formatter in s_formatters)
            {
                if (formatter is IMessagePackFormatter<T> found)
                    return found;
            }

            return null;
        }
    }
}
