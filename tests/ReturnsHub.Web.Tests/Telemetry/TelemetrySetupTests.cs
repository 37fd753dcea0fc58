using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnsHub.Web.Telemetry;

namespace ReturnsHub.Web.Tests.Telemetry;

/// <summary>When telemetry is sent, and when nothing is.</summary>
public class TelemetrySetupTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_an_endpoint_nothing_listens_and_nothing_is_sent(string? endpoint)
    {
        var services = new ServiceCollection();
        var settings = new ConfigurationBuilder();

        TelemetrySetup.Start(Variables(endpoint)).ShouldBeNull();
        services.AddLogging(logging => logging.AddReturnsHubLogs(settings, Variables(endpoint)));

        services.ShouldNotContain(s => s.ServiceType == typeof(ILoggerProvider));
        settings.Sources.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("collector:4317")]
    [InlineData("/v1/traces")]
    [InlineData("ftp://collector")]
    public void An_endpoint_that_cannot_be_sent_to_stops_the_host_and_says_what_to_set(string endpoint) =>
        Should.Throw<ArgumentException>(() => TelemetrySetup.Start(Variables(endpoint))).Message
            .ShouldStartWith("OTEL_EXPORTER_OTLP_ENDPOINT is not an http or https address. Set it to");

    [Fact]
    public void A_host_with_an_exporter_of_its_own_needs_no_endpoint()
    {
        var asked = 0;

        using var telemetry = TelemetrySetup.Start(Variables(null), traces: _ => asked++, metrics: _ => asked++);

        telemetry.ShouldNotBeNull();
        asked.ShouldBe(2);
    }

    [Fact]
    public void Logs_take_OpenTelemetrys_own_variables_into_the_hosts_settings_and_no_others()
    {
        var settings = new ConfigurationBuilder();
        var variables = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9",
            ["urls"] = "http://0.0.0.0:80",
        }).Build();

        new ServiceCollection().AddLogging(logging => logging.AddReturnsHubLogs(settings, variables));

        settings.Build().AsEnumerable().Select(s => s.Key).ShouldBe(["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    }

    private static IConfiguration Variables(string? endpoint) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)]).Build();
}
