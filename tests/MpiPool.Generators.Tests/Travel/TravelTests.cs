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

    [Theory]
    [InlineData(nameof(Numbered), "[]")]
    [InlineData(nameof(Numbered), "[1]")]
    [InlineData(nameof(Numbered), "[1, null, null, 0, null]")]
    [InlineData(nameof(Numbered), "[1, {\"a\": [1]}, \"x\", 5, [1, 2], 3, [[[]]]]")]
    [InlineData(nameof(Numbered), "null")]
    [InlineData(nameof(Named), "{}")]
    [InlineData(nameof(Named), "{\"other\": {\"x\": [1]}, \"first\": 5}")]
    [InlineData(nameof(Point3), "[1]")]
    [InlineData(nameof(Money), "[]")]
    [InlineData(nameof(Chosen), "{\"b\": 1}")]
    [InlineData(nameof(ByProperty), "{\"Number\": 1, \"GetOnly\": 3}")]
    [InlineData(nameof(IFigure), "[-1, []]")]
    [InlineData(nameof(Initialized), "[]")]
    [InlineData(nameof(Initialized), "[1, null]")]
    [InlineData(nameof(InitializedByName), "{\"Text\": null, \"x\": 1, \"y\": 2}")]
    [InlineData(nameof(Demanding), "[]")]
    [InlineData(nameof(InitializedByName), "{}")]
    public void Keys_may_be_missing_and_others_may_be_there(string type, string json) =>
        Find($"MpiPool.Generators.Tests.Travel.{type}")
            .ReadsAsMessagePackDoes(
                MessagePack.MessagePackSerializer.ConvertFromJson(json, cancellationToken: TestContext.Current.CancellationToken)
            );

    private static string NameOf(TravelCase found) => TravelProgram.NameOf(found.Type).Replace("global::", "", StringComparison.Ordinal);

    private static TravelCase Find(string type) => TravelCases.All.Single(c => NameOf(c) == type);
}
