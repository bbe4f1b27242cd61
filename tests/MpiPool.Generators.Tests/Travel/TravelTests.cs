namespace MpiPool.Generators.Tests.Travel;

/// <summary>What holds of every type that travels, tried with values made at random.</summary>
public sealed class TravelTests
{
    public static TheoryData<string> Names => [.. TravelCases.All.Select(NameOf)];

    public static TheoryData<string> MessagePackNames => [.. TravelCases.MessagePackTypes.Select(NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_comes_back_as_it_was_through_valid_MessagePack(string type) => Find(type).ComesBack();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_message_that_is_cut_off_is_refused(string type) => Find(type).RefusesWhatIsCutOff();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_corrupt_message_takes_no_more_memory_than_its_size_allows(string type) => Find(type).SurvivesWhatIsCorrupt();

    [Theory]
    [MemberData(nameof(MessagePackNames))]
    public void A_MessagePack_type_is_written_as_MessagePack_writes_it(string type) => Find(type).IsWhatMessagePackWrites();

    private static string NameOf(TravelCase found) => TravelProgram.NameOf(found.Type).Replace("global::", "", StringComparison.Ordinal);

    private static TravelCase Find(string type) => TravelCases.All.Single(c => NameOf(c) == type);
}
