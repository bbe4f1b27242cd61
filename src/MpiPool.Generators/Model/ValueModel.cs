using System.Globalization;

namespace MpiPool.Generators.Model;

/// <summary>A type that travels, at one place where it is used: an argument, a result, a member or an element.</summary>
/// <param name="Type">The type as C# with <c>global::</c> names and nullable annotations.</param>
/// <param name="WriteFormat">C# that writes a value: <c>{0}</c> is the payload writer, <c>{1}</c> the value.</param>
/// <param name="ReadFormat">C# that reads a value: <c>{0}</c> is the payload reader.</param>
/// <param name="Layout">The fields of a type that travels as memory; part of the fingerprint only.</param>
internal sealed record ValueModel(string Type, string WriteFormat, string ReadFormat, string Layout = "")
{
    public string Write(string writer, string value) => string.Format(CultureInfo.InvariantCulture, WriteFormat, writer, value);

    public string Read(string reader) => string.Format(CultureInfo.InvariantCulture, ReadFormat, reader);

    /// <summary>What must be the same on all ranks.</summary>
    public string Canonical => $"{Type} {WriteFormat} {Layout}";
}
