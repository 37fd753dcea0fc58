using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Shopify;

public class ReasonMapTests
{
    [Theory]
    [InlineData("size_too_small", ReasonCode.SizeTooSmall)]
    [InlineData("size_too_large", ReasonCode.SizeTooLarge)]
    [InlineData("unwanted", ReasonCode.ChangedMind)]
    [InlineData("not_as_described", ReasonCode.NotAsDescribed)]
    [InlineData("wrong_item", ReasonCode.WrongItem)]
    [InlineData("defective", ReasonCode.Defective)]
    [InlineData("style", ReasonCode.Style)]
    [InlineData("color", ReasonCode.Color)]
    [InlineData("other", ReasonCode.Other)]
    [InlineData("unknown", ReasonCode.Unknown)]
    [InlineData("WRONG_ITEM", ReasonCode.WrongItem)]
    public void The_enumeration_is_mapped_in_any_case(string value, ReasonCode code) => ReasonMap.Of(value).ShouldBe(code);

    [Theory]
    [InlineData("arrived-late", ReasonCode.ArrivedLate)]
    [InlineData("comfort", ReasonCode.FitOrComfort)]
    [InlineData("too-tight", ReasonCode.SizeTooSmall)]
    [InlineData("color-too-bright", ReasonCode.Color)]
    [InlineData("quality", ReasonCode.QualityBelowExpectation)]
    public void The_documented_handles_are_mapped(string handle, ReasonCode code) => ReasonMap.Of(handle).ShouldBe(code);

    [Fact]
    public void An_unknown_handle_is_other_and_none_is_unknown()
    {
        ReasonMap.Of("smells-of-fish").ShouldBe(ReasonCode.Other);
        ReasonMap.Of(null).ShouldBe(ReasonCode.Unknown);
    }
}
