using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>
/// Why a type has no form that can be sent, and what to do about it: for types of the framework's, what to send in their place.
/// </summary>
internal static class Refusals
{
    internal const string RefStruct = "a ref struct, which lives on the stack of one thread: use a struct or a class";

    internal const string StaticClass = "a static class, of which there are no objects: use a class that is not static";

    internal const string NameByUnion = "name the real types by [Union] attributes (using MessagePack)";

    /// <summary>By the type, or a class that it derives from, or an interface that it implements: the first one counts.</summary>
    private static readonly (string Type, string Advice)[] s_advice =
    [
        ("System.IO.Stream", "send its bytes, or the path, and open it on the worker"),
        ("System.IO.TextReader", "send the text, or the path, and open it on the worker"),
        ("System.IO.TextWriter", "return the text, or send the path, and open it on the worker"),
        ("System.IO.FileSystemInfo", "send the path"),
        ("System.Text.Encoding", "send its name (WebName) or its code page"),
        ("System.Text.Json.JsonDocument", "send the text"),
        ("System.Text.RegularExpressions.Regex", "send the pattern and the options"),
        ("System.Xml.XmlNode", "send the text"),
        ("System.Xml.Linq.XObject", "send the text"),
        ("System.Type", "send a name or an enum that stands for it, or write one task for each type"),
        ("System.Reflection.MemberInfo", "send a name or an enum that stands for it, or write one task for each"),
        ("System.Reflection.Assembly", "send its name"),
        ("System.Linq.Expressions.Expression", "send what tells the task what to do, or write one task for each case"),
        ("System.Data.IDbConnection", "send the connection string, and open the connection on the worker"),
        ("System.Data.IDbCommand", "send the command's text and values, and make the command on the worker"),
        ("System.Data.IDataReader", "send the rows, as objects of a type of yours"),
        ("System.Net.Http.HttpMessageInvoker", "send the address, and make the client on the worker"),
        ("System.Net.Sockets.Socket", "send the address, and connect on the worker"),
        ("System.Net.EndPoint", "send the address and the port"),
        ("System.Net.IPAddress", "send its text or its bytes"),
        ("System.Diagnostics.Process", "send what starts it, and start it on the worker"),
        ("System.Diagnostics.Stopwatch", "send the time that it has measured"),
        ("System.Globalization.CultureInfo", "send its name"),
        ("System.TimeZoneInfo", "send its Id"),
        ("System.IServiceProvider", "make the services on the worker"),
        ("System.IFormatProvider", "send the culture's name"),
        ("System.Random", "send a seed"),
        ("System.Lazy`1", "send its value"),
        ("System.WeakReference`1", "send its target"),
        (
            "System.Threading.CancellationTokenSource",
            "let the task take a CancellationToken as its last parameter: it is canceled with its future"
        ),
        ("System.Threading.Tasks.Task", "await it, and send its result"),
        ("System.Threading.WaitHandle", "a lock is of one process only: let the main rank put in order what must not happen at once"),
        ("System.Threading.SemaphoreSlim", "a lock is of one process only: let the main rank put in order what must not happen at once"),
        ("System.Threading.Lock", "a lock is of one process only: let the main rank put in order what must not happen at once"),
        ("System.Threading.Thread", "a thread is of one process only"),
        ("System.Exception", "send its message; what a task throws comes back by itself"),
        ("System.Collections.Generic.IComparer`1", "send a name or an enum that stands for it, and choose it on the worker"),
        ("System.Collections.Generic.IEqualityComparer`1", "send a name or an enum that stands for it, and choose it on the worker"),
        ("System.Collections.Generic.IAsyncEnumerable`1", "send an array or a list of the elements"),
        ("System.Collections.Generic.IEnumerator`1", "send an array or a list of the elements"),
        ("System.Collections.IEnumerator", "send an array or a list of the elements, whose type is known"),
        ("System.Collections.IEnumerable", "send an array or a list of elements whose type is known"),
        ("System.IDisposable", "name the real type, or send what it is made of and make it on the worker"),
    ];

    /// <summary>Why the type cannot be sent.</summary>
    /// <param name="isFrameworks">Whether the type is the framework's, so that no attribute can be put on it.</param>
    public static string Of(ITypeSymbol type, bool isFrameworks) =>
        type switch
        {
            { TypeKind: TypeKind.Delegate } => "a delegate: code cannot be sent, only data; send what tells the task what to do, or write "
                + "one task for each case",
            { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } =>
                $"whose real type is not known at compile time: name that, or an interface or abstract class of yours, and {NameByUnion}",
            { TypeKind: TypeKind.Interface } => "an interface without a known form: " + (isFrameworks ? Instead(type) : Union(type)),
            { TypeKind: TypeKind.TypeParameter } =>
                "a type parameter, which is not known at compile time: name the type, or write one task for each",
            { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer }
            or { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } =>
                "an address, which means nothing in another process: send what it points to",
            { IsAbstract: true } => isFrameworks
                ? "which is abstract: " + Instead(type)
                : $"which is abstract, so that the real type is not known at compile time: {Union(type)}",
            _ => "which has no form that can be sent: " + Instead(type),
        };

    private static string Union(ITypeSymbol type) =>
        NameByUnion + (type.Locations.Any(l => l.IsInSource) ? "" : " if its library is yours, or send a type of yours in its place");

    private static string Instead(ITypeSymbol type)
    {
        HashSet<string> names =
        [
            .. Bases(type).Concat(type.AllInterfaces).Select(t => $"{t.ContainingNamespace?.ToDisplayString()}.{t.MetadataName}"),
        ];
        return s_advice.FirstOrDefault(a => names.Contains(a.Type)).Advice ?? "send what it is made of, and make it on the worker";
    }

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (ITypeSymbol? part = type; part is not null; part = part.BaseType)
            yield return part;
    }
}
