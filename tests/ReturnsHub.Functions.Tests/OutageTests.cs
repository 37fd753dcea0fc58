namespace ReturnsHub.Functions.Tests;

/// <summary>What the platform would do by itself when something fails or is busy, and must not.</summary>
public class OutageTests
{
    [Fact]
    public void A_batch_file_outlives_an_outage_of_minutes()
    {
        // Attempts at a file follow each other at once; five, the platform's default, are over in no time
        // (https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob#hostjson-settings).
        AppSource.Json("host.json").GetProperty("extensions").GetProperty("blobs").GetProperty("poisonBlobThreshold").GetInt32().ShouldBeGreaterThanOrEqualTo(100);
    }

    [Fact]
    public void A_file_that_is_refused_is_not_tried_again_where_somebody_sees_it_in_quarantine()
    {
        var function = AppSource.Files.Single(f => f.Key.EndsWith("BatchFilesFunction.cs", StringComparison.Ordinal)).Value;
        function.ShouldContain("catch (BatchRefusedException");
        function.ShouldContain("if (!await intake.SetAsideAsync(");
    }

    [Fact]
    public void No_span_is_sampled_away_unless_somebody_says_so()
    {
        // The exporter's default since 1.6.0 is five traces a second, whatever became of them, and its sampler takes every other one's place
        // (https://github.com/Azure/azure-sdk-for-net/blob/main/sdk/monitor/Azure.Monitor.OpenTelemetry.Exporter/CHANGELOG.md).
        var telemetry = AppSource.Files.Single(f => f.Key.EndsWith("AppTelemetry.cs", StringComparison.Ordinal)).Value;
        telemetry.ShouldContain("options.TracesPerSecond = null;");
        telemetry.ShouldContain("options.SamplingRatio = 1.0F;");
        telemetry.ShouldContain("OTEL_TRACES_SAMPLER");
    }
}
