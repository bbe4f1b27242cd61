namespace MpiPool.Generators.Tests.Travel;

/// <content>Types with MessagePack's attributes.</content>
internal static partial class TravelCases
{
    private static TravelCase[] CreateMessagePackTypes() => [];
}
