using ReturnsHub.Core.Deliver;

namespace ReturnsHub.Core.Tests.Deliver;

public class RetryScheduleTests
{
    [Theory]
    [InlineData(0, 0.0, 1)]
    [InlineData(1, 0.0, 1)]
    [InlineData(1, 0.5, 1.5)]
    [InlineData(2, 0.0, 2)]
    [InlineData(5, 0.5, 24)]
    [InlineData(12, 0.0, 1800)]
    [InlineData(int.MaxValue, 0.5, 2700)]
    public void Waits_double_from_two_seconds_to_an_hour_and_are_spread_over_their_upper_half(int attempt, double chance, double seconds) =>
        new RetrySchedule().Delay(attempt, null, chance).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(30, 0.0, 30)]
    [InlineData(30, 0.5, 31.5)]
    [InlineData(86400, 0.0, 3600)]
    [InlineData(0, 0.0, 1)]
    [InlineData(-5, 0.0, 1)]
    public void What_the_receiver_asks_for_is_never_cut_short_below_an_hour(int asked, double chance, double seconds) =>
        new RetrySchedule().Delay(1, TimeSpan.FromSeconds(asked), chance).ShouldBe(TimeSpan.FromSeconds(seconds));
}
