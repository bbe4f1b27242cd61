using Microsoft.CodeAnalysis;

namespace MpiPool.Generators.Parser;

/// <summary>How a new object is made, and what is put into it.</summary>
internal sealed record TravellingForm(IMethodSymbol Constructor, IReadOnlyList<TravellingMember> Members);

/// <summary>A member that travels.</summary>
/// <param name="Parameter">The constructor's parameter that takes its value; null if there is none.</param>
internal sealed record TravellingMember(Member Member, MemberCover Setting, IParameterSymbol? Parameter)
{
    public static TravellingMember Of(Member member, IParameterSymbol? parameter) =>
        member switch
        {
            { IsSettable: true } => new(member, MemberCover.Set, parameter),
            _ when parameter is not null => new(member, MemberCover.Constructed, parameter),
            { IsFillable: true } => new(member, MemberCover.Filled, null),
            _ => new(member, MemberCover.None, null),
        };
}

/// <summary>How the member of a new object gets its value.</summary>
internal enum MemberCover
{
    None,
    Constructed,
    Set,
    Filled,
}
