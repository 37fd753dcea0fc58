using Microsoft.Extensions.Configuration;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Tests.Hosting;

/// <summary>What the environment says about telemetry is checked at the start.</summary>
public sealed class TelemetryVariablesTests : IDisposable
{
    private readonly TestHub _hub = new();

    [Fact]
    public async Task An_endpoint_that_is_no_address_stops_the_start_and_leaves_the_data_free()
    {
        var variables = new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]).Build();

        var refused = await Should.ThrowAsync<ConfigurationException>(() => HubHost.StartAsync(_hub.Options with { Telemetry = variables }));

        refused.Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.Path.ShouldBe("OTEL_EXPORTER_OTLP_ENDPOINT"), e => e.What.ShouldContain("Set it to the collector's"));
        await using var started = await HubHost.StartAsync(_hub.Options);
    }

    public void Dispose() => _hub.Dispose();
}
