using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>Every scenario in a real Tryton.</summary>
[Collection("Tryton")]
public class ScenarioTests : LiveScenarioContract
{
    private protected override async Task<LiveBench> OpenAsync() => await TrytonBench.OpenAsync();
}
