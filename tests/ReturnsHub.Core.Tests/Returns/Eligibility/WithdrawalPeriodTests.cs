using System.Globalization;
using ReturnsHub.Core.Returns.Decide;

namespace ReturnsHub.Core.Tests.Returns.Eligibility;

/// <summary>Given a delivery, when fourteen days after its day have passed, then the right of withdrawal ends: never too early anywhere in the Union.</summary>
public class WithdrawalPeriodTests
{
    [Theory]
    [InlineData("2026-11-02T10:00:00Z", "2026-11-17T01:00:00Z")] // Monday; ends with Monday the 16th, on the Azores an hour after UTC
    [InlineData("2026-11-02T20:59:59Z", "2026-11-17T01:00:00Z")]
    [InlineData("2026-11-02T21:00:00Z", "2026-11-18T01:00:00Z")] // already Tuesday in Helsinki's summer time
    [InlineData("2026-11-06T10:00:00Z", "2026-11-21T01:00:00Z")] // Friday
    [InlineData("2026-11-07T10:00:00Z", "2026-11-24T01:00:00Z")] // Saturday: the 14th day is a Saturday and moves to Monday
    [InlineData("2026-11-08T10:00:00Z", "2026-11-24T01:00:00Z")] // Sunday
    [InlineData("2026-12-20T10:00:00Z", "2027-01-05T01:00:00Z")] // over the turn of the year
    public void The_period_ends_with_the_last_hour_of_the_last_day(string delivered, string end) =>
        WithdrawalPeriod.EndOf(DateTimeOffset.Parse(delivered, CultureInfo.InvariantCulture)).ShouldBe(DateTimeOffset.Parse(end, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("DE", true)]
    [InlineData("gr", true)]
    [InlineData("NO", true)]
    [InlineData("US", false)]
    [InlineData("GB", false)]
    [InlineData("CH", false)]
    [InlineData(null, true)]
    public void The_right_exists_in_the_Union_and_the_EEA_and_where_nobody_knows(string? country, bool applies) =>
        WithdrawalPeriod.AppliesIn(country).ShouldBe(applies);
}
