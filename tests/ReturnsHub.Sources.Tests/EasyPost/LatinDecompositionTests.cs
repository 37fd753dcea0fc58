using ReturnsHub.Sources.EasyPost;

namespace ReturnsHub.Sources.Tests.EasyPost;

public class LatinDecompositionTests
{
    [Theory]
    [InlineData("plain-ASCII_1~", "plain-ASCII_1~")]
    [InlineData("s\u00e9cret", "se\u0301cret")]
    [InlineData("se\u0301cret", "se\u0301cret")]
    [InlineData("\u00c5ngstr\u00f6m", "A\u030angstro\u0308m")]
    [InlineData("\u017d\u0142uty\u010d", "Z\u030c\u0142utyc\u030c")]
    [InlineData("\u0132\u017f\u00b2\u00bd", "IJs21\u20442")]
    [InlineData("\u00df\u00f8\u00e6", "\u00df\u00f8\u00e6")]
    public void Letters_come_apart_as_form_KD_has_it(string text, string expected) => LatinDecomposition.Of(text).ShouldBe(expected);

    [Fact]
    public void What_the_table_does_not_know_is_said()
    {
        LatinDecomposition.Knows("\u017d\u0142uty\u0301").ShouldBeTrue();
        LatinDecomposition.Knows("\u0431").ShouldBeFalse();
        LatinDecomposition.Knows("\ud83d\ude00").ShouldBeFalse();
    }
}
