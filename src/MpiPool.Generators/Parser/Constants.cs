using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MpiPool.Generators.Parser;

/// <summary>Constants of the user's code as C#: default values and arguments of attributes.</summary>
internal static class Constants
{
    public static string Of(TypedConstant argument) =>
        argument switch
        {
            { IsNull: true } => "null",
            { Kind: TypedConstantKind.Enum, Type: { } type, Value: { } value } => $"({TypeNames.Full(type)})({Literal(value)})",
            { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({TypeNames.Full(type)})",
            _ => argument.ToCSharpString(),
        };

    /// <summary>A parameter's default value; null if it has none.</summary>
    public static string? Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return null;
        ITypeSymbol type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        object? value = parameter.ExplicitDefaultValue;
        return (value, type.TypeKind) switch
        {
            (null, _) => "default",
            (_, TypeKind.Enum) => $"({TypeNames.Full(type)})({Literal(value)})",
            _ => Literal(value),
        };
    }

    private static string Literal(object value) =>
        value switch
        {
            float f when float.IsNaN(f) => "float.NaN",
            float f when float.IsInfinity(f) => f > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity",
            double d when double.IsNaN(d) => "double.NaN",
            double d when double.IsInfinity(d) => d > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity",
            float f => f.ToString("R", CultureInfo.InvariantCulture) + "F",
            double d => d.ToString("R", CultureInfo.InvariantCulture) + "D",
            decimal m => m.ToString(CultureInfo.InvariantCulture) + "M",
            long l => l.ToString(CultureInfo.InvariantCulture) + "L",
            ulong u => u.ToString(CultureInfo.InvariantCulture) + "UL",
            uint u => u.ToString(CultureInfo.InvariantCulture) + "U",
            _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        };
}
