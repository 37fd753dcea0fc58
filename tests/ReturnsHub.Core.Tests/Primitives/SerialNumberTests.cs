using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Primitives;

public class SerialNumberTests
{
    [Theory]
    [InlineData(" sn-77a ", "SN-77A")]
    [InlineData("SN: 77 A", "77A")]
    [InlineData("S/N:77A", "77A")]
    [InlineData("C02 XK 1", "C02XK1")]
    [InlineData("490154203237518", "490154203237518")]
    [InlineData("49-015420-323751-8", "490154203237518")]
    [InlineData("IMEI: 49 015420 323751 8", "490154203237518")]
    [InlineData("imei490154203237518", "490154203237518")]
    [InlineData("12-34", "12-34")]
    public void Numbers_are_compared_without_blanks_case_and_label(string text, string normal) => SerialNumber.Normal(text).ShouldBe(normal);

    [Theory]
    [InlineData("490154203237518", null)]
    [InlineData("49 015420 323751 8", null)]
    [InlineData("490154203237517", "check digit is wrong")]
    [InlineData("940154203237518", "check digit is wrong")]
    [InlineData("IMEI 49015420323751", "not 15 digits")]
    [InlineData("SN: 490154203237517", null)]
    [InlineData("S/N:490154203237517", null)]
    [InlineData("SN-1", null)]
    [InlineData("1234", null)]
    public void A_wrong_IMEI_is_told(string text, string? says)
    {
        if (says is null) SerialNumber.Fault(text).ShouldBeNull();
        else SerialNumber.Fault(text)!.ShouldContain(says);
    }

    [Fact]
    public void Every_single_wrong_digit_of_an_IMEI_is_found()
    {
        const string imei = "490154203237518";
        for (var i = 0; i < imei.Length; i++)
        {
            foreach (var wrong in "0123456789".Where(c => c != imei[i])) SerialNumber.Fault($"{imei[..i]}{wrong}{imei[(i + 1)..]}").ShouldNotBeNull();
        }
    }

    [Fact]
    public void The_same_number_written_two_ways_is_one_name_and_one_member()
    {
        LookupKey.Serial("sn - 1").ShouldBe(LookupKey.Serial("SN-1"));
        new HashSet<string>(["49-015420-323751-8", "490154203237518", "x1", "X 1"], SerialNumber.Comparer).Count.ShouldBe(2);
    }
}
