using ReturnsHub.Erps.Tests.Booking.Live;

namespace ReturnsHub.Erps.Tests.Odoo.Live;

/// <summary>Every scenario in a real Odoo.</summary>
[Collection("Odoo")]
public class ScenarioTests : LiveScenarioContract
{
    private protected override async Task<LiveBench> OpenAsync() => await OdooBench.OpenAsync();
}
